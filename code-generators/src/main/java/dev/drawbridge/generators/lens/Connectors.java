package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Connectors of SAM, which name both their ends: one whose end goes cannot be made. Source: "AWS::Serverless::Connector" in the SAM specification. */
final class Connectors {
    private static final String TYPE = "AWS::Serverless::Connector";
    private static final String DESTINATION = "Destination";

    private Connectors() {}

    /** The connectors that have nothing at one end when those resources go. */
    static Set<String> without(SourceTemplate template, Set<String> gone) {
        Set<String> found = new TreeSet<>();
        template.parts().values().stream().filter(part -> part.type().equals(TYPE))
                .filter(part -> part.property("Source").flatMap(Connectors::id).filter(gone::contains).isPresent() || leadsNowhere(part.properties(), gone)).forEach(part -> found.add(part.id()));
        return found;
    }

    /** Ends that go in connectors that stay, and connectors that stand with a resource and lead nowhere; the last of a list first. */
    static List<TreePath> endless(SourceTemplate template, Set<String> gone) {
        List<TreePath> places = new ArrayList<>();
        Set<String> without = without(template, gone);
        for (SourceTemplate.Part part : template.parts().values()) {
            if (gone.contains(part.id())) {
                continue;
            }
            if (part.type().equals(TYPE) && !without.contains(part.id())) {
                ends(part.properties(), part.path(DESTINATION), gone, places);
            }
            TreePath all = part.path().child("Connectors");
            Tree own = part.body().get("Connectors").orElseGet(Tree::map);
            List<String> nowhere = own.entries().entrySet().stream().filter(each -> leadsNowhere(each.getValue().get("Properties").orElseGet(Tree::map), gone)).map(Map.Entry::getKey).toList();
            if (!nowhere.isEmpty() && nowhere.size() == own.entries().size()) {
                places.add(all);
                continue;
            }
            nowhere.forEach(name -> places.add(all.child(name)));
            own.entries().forEach((name, each) -> {
                if (!nowhere.contains(name)) {
                    ends(each.get("Properties").orElseGet(Tree::map), all.child(name).child("Properties").child(DESTINATION), gone, places);
                }
            });
        }
        return places;
    }

    private static Optional<String> id(Tree end) {
        return end.get("Id").flatMap(Tree::asText);
    }

    private static boolean leadsNowhere(Tree properties, Set<String> gone) {
        Tree to = properties.get(DESTINATION).orElseGet(Tree::map);
        List<Tree> ends = to.each();
        return !ends.isEmpty() && ends.stream().allMatch(end -> id(end).filter(gone::contains).isPresent());
    }

    private static void ends(Tree properties, TreePath list, Set<String> gone, List<TreePath> places) {
        List<Tree> ends = properties.get(DESTINATION).map(Tree::items).orElse(List.of());
        for (int i = ends.size() - 1; i >= 0; i--) {
            if (id(ends.get(i)).filter(gone::contains).isPresent()) {
                places.add(list.child(i));
            }
        }
    }
}
