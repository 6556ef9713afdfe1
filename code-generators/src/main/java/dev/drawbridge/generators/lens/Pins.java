package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of the cards of a drawing which resource of a file of the framework they are now, whatever they were called when they were found:
 * functions follow their keys, resources their ids, and what the framework makes keeps its id whatever the drawing calls it.
 */
final class Pins {
    private Pins() {}

    /** Events have no names in such a file: they are known by what they say, and by their place where that was changed. */
    private static Design rawEvents(Design design, FrameworkView view, Set<String> taken) {
        Design pinned = design;
        Map<String, Tree> events = view.rawResources();
        List<Node> moved = new ArrayList<>();
        // those that are as they were first: another may say the same
        for (Node node : design.nodes().values()) {
            Optional<String> mark = Adoption.of(node).map(Adoption::logicalId).filter(id -> FrameworkView.isEvent(node) && events.containsKey(id) && says(events.get(id), node));
            if (mark.filter(taken::add).isPresent()) {
                pinned = pinned.withNode(new Adoption(mark.get(), node.name()).on(node));
            } else if (FrameworkView.isEvent(node)) {
                moved.add(node);
            }
        }
        List<Node> left = new ArrayList<>();
        for (Node node : moved) {
            Optional<String> same = events.entrySet().stream().filter(entry -> !taken.contains(entry.getKey()) && says(entry.getValue(), node)).map(Map.Entry::getKey).findFirst();
            if (same.isPresent()) {
                taken.add(same.get());
                pinned = pinned.withNode(new Adoption(same.get(), node.name()).on(node));
            } else {
                left.add(node);
            }
        }
        for (Node node : left) {
            Optional<String> mark = Adoption.of(node).map(Adoption::logicalId).filter(id -> events.containsKey(id) && taken.add(id));
            pinned = mark.isPresent() ? pinned.withNode(new Adoption(mark.get(), node.name()).on(node)) : pinned;
        }
        return pinned;
    }

    private static boolean says(Tree resource, Node node) {
        return resource.get("Type").flatMap(Tree::asText).equals(node.field("type").flatMap(Value::asText))
                && resource.get("Properties").filter(tree -> !tree.entries().isEmpty()).map(TreeValue::of).equals(node.field("properties"));
    }

    /** The design with the marks that hold for that file. */
    static Design of(Design design, FrameworkView view, SamTemplate ours) {
        Map<NodeId, String> ids = ours.logicalIds(design);
        Set<String> taken = new HashSet<>();
        Design pinned = design;
        pinned = rawEvents(pinned, view, taken);
        for (Node node : pinned.nodes().values()) {
            if (FrameworkView.isEvent(node)) {
                continue;
            }
            Optional<String> id = Adoption.of(node).map(Adoption::logicalId).filter(each -> view.has(each) && taken.add(each));
            if (id.isPresent()) {
                pinned = pinned.withNode(new Adoption(id.get(), node.name()).on(node));
            }
        }
        for (Node node : pinned.nodes().values()) {
            Optional<Adoption> mark = Adoption.of(node);
            if (mark.isPresent() && (taken.contains(mark.get().logicalId()) || mark.get().logicalId().contains("/")) || FrameworkView.isEvent(node) || SourceWires.standsAsEvent(node) || node.kind().equals(FunctionUrls.KIND) || node.kind().equals("client")) {
                continue;
            }
            Optional<String> id = node.kind().equals("function") ? view.functionNamed(node.name()) : Optional.of(ids.get(node.id())).filter(view::has)
                    .or(() -> view.api(node.kind()));
            if (id.filter(taken::add).isPresent()) {
                Adoption found = new Adoption(id.get(), node.name());
                pinned = pinned.withNode(mark.isEmpty() && node.kind().equals("function") ? found.onDrawn(node) : found.on(node));
            }
        }
        return pinned;
    }
}
