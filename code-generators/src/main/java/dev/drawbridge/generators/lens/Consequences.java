package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an edit of the drawing took out of the texts that follow it: a card is one resource, and with it goes what was there for it alone. Pure. */
public final class Consequences {
    private static final List<TreePath> PLACES = List.of(TreePath.of("Resources"), TreePath.of("resources", "Resources"));

    private Consequences() {}

    /**
     * One sentence for each text that lost resources: {@code template.yaml loses Heard (AWS::Events::Rule).} One that has another name is not lost.
     *
     * @param before texts by their names
     * @param after the same after the edit
     */
    public static List<String> of(Map<String, String> before, Map<String, String> after) {
        List<String> sentences = new ArrayList<>();
        before.forEach((file, text) -> {
            String now = after.getOrDefault(file, text);
            if (!now.equals(text)) {
                Map<String, String> lost = resources(text);
                Map<String, String> come = resources(now);
                lost.keySet().forEach(come::remove);
                lost.keySet().removeAll(resources(now).keySet());
                // what has come in the same edit with the same type is the same under another name
                come.values().forEach(lost.values()::remove);
                if (!lost.isEmpty()) {
                    sentences.add(file + " loses " + String.join(", ", lost.entrySet().stream().map(each -> each.getKey() + " (" + each.getValue() + ")").toList()) + ".");
                }
            }
        });
        return sentences;
    }

    private static Map<String, String> resources(String text) {
        Map<String, String> types = new LinkedHashMap<>();
        try {
            Tree tree = Document.parse(text).tree();
            for (TreePath place : PLACES) {
                tree.at(place).orElseGet(Tree::map).entries().forEach((id, resource) -> types.put(id, resource.get("Type").flatMap(Tree::asText).orElse("no type")));
            }
        } catch (SyntaxException noTemplate) {
            // what cannot be read has lost nothing that could be told
            return types;
        }
        return types;
    }
}
