package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.serverless.FrameworkView;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of the cards of a drawing which resource of a file of the framework they are now, whatever they were called when they were found:
 * functions follow their keys, resources their ids, and what the framework makes keeps its id whatever the drawing calls it.
 */
final class Pins {
    private Pins() {}

    /** The design with the marks that hold for that file. */
    static Design of(Design design, FrameworkView view, SamTemplate ours) {
        Map<NodeId, String> ids = ours.logicalIds(design);
        Set<String> taken = new HashSet<>();
        Design pinned = design;
        for (Node node : design.nodes().values()) {
            Optional<String> id = Adoption.of(node).map(Adoption::logicalId).filter(each -> view.has(each) && taken.add(each));
            if (id.isPresent()) {
                pinned = pinned.withNode(new Adoption(id.get(), node.name()).on(node));
            }
        }
        for (Node node : design.nodes().values()) {
            Optional<Adoption> mark = Adoption.of(node);
            if (mark.isPresent() && (taken.contains(mark.get().logicalId()) || mark.get().logicalId().contains("/")) || node.kind().equals("schedule") || node.kind().equals("client")) {
                continue;
            }
            Optional<String> id = node.kind().equals("function") ? view.functionNamed(node.name()) : Optional.of(ids.get(node.id())).filter(view::has)
                    .or(() -> view.api(node.kind()));
            if (id.filter(taken::add).isPresent()) {
                pinned = pinned.withNode(new Adoption(id.get(), node.name()).on(node));
            }
        }
        return pinned;
    }
}
