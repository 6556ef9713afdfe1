package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.Edit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
                Set<String> stay = new HashSet<>(lost.keySet());
                stay.retainAll(come.keySet());
                lost.keySet().removeAll(stay);
                come.keySet().removeAll(stay);
                // what has come in the same edit with the same type is the same under another name
                come.values().forEach(lost.values()::remove);
                if (!lost.isEmpty()) {
                    sentences.add(file + " loses " + String.join(", ", lost.entrySet().stream().map(each -> each.getKey() + " (" + each.getValue() + ")").toList()) + ".");
                }
            }
        });
        return sentences;
    }

    /**
     * What went though the edit does not name it.
     *
     * @param resources logical ids with their types
     * @param wires between cards that are both still there; references go with what they stand in and are not among them
     */
    public record Besides(Map<String, String> resources, List<Wire> wires) {
        public Besides {
            resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
            wires = List.copyOf(wires);
        }

        public boolean isEmpty() {
            return resources.isEmpty() && wires.isEmpty();
        }
    }

    /**
     * What an edit took along: parts that were there for a card alone, and wires that nothing in the texts says any more.
     *
     * @param before the drawing before the edit
     * @param edit what was asked for
     * @param after the drawing as it followed
     */
    public static Besides besides(Drawing before, Edit edit, Drawing after) {
        Design wish = edit.apply(before).drawing().design();
        Map<String, String> lost = new LinkedHashMap<>();
        before.texts().forEach((file, text) -> {
            String now = after.texts().getOrDefault(file, text);
            if (!now.equals(text)) {
                lost.putAll(resources(text));
                lost.keySet().removeAll(resources(now).keySet());
            }
        });
        before.design().nodes().values().stream().filter(node -> wish.node(node.id()).isEmpty()).flatMap(node -> Adoption.logicalId(node).stream()).forEach(lost::remove);
        List<Wire> wires = wish.wires().values().stream().filter(wire -> wire.role() != WireRole.REFERENCE && after.design().wire(wire.id()).isEmpty())
                .filter(wire -> after.design().node(wire.from().node()).isPresent() && after.design().node(wire.to().node()).isPresent()).toList();
        return new Besides(lost, wires);
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
