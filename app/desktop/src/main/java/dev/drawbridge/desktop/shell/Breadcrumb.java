package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the selection stands, as words from the whole to the part: {@code pet-store › Checkout › purchase}. Pure. */
record Breadcrumb(List<Part> parts) {
    /** A word of it; the ends of a wire and the frame of a card can be gone to. */
    sealed interface Part {
        String words();

        record Project(String words) implements Part {}

        record Frame(String words, Set<NodeId> members) implements Part {}

        record Card(String words, NodeId id) implements Part {}

        record Rest(String words) implements Part {}
    }

    static Breadcrumb of(Design design, Set<NodeId> nodes, Set<WireId> wires) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Project(design.name()));
        if (nodes.size() == 1 && wires.isEmpty()) {
            design.node(nodes.iterator().next()).ifPresent(node -> {
                frame(design, node.id(), parts);
                parts.add(new Part.Card(node.name(), node.id()));
            });
        } else if (wires.size() == 1 && nodes.isEmpty()) {
            design.wire(wires.iterator().next()).ifPresent(wire -> ends(design, wire, parts));
        } else if (!nodes.isEmpty() || !wires.isEmpty()) {
            parts.add(new Part.Rest(Words.of("inspector.many", nodes.size() + wires.size())));
        }
        return new Breadcrumb(List.copyOf(parts));
    }

    private static void frame(Design design, NodeId card, List<Part> parts) {
        for (Group group : design.groups().values()) {
            if (group.members().contains(card)) {
                parts.add(new Part.Frame(group.title(), group.members()));
                return;
            }
        }
    }

    private static void ends(Design design, Wire wire, List<Part> parts) {
        Node from = design.requireNode(wire.from().node());
        Node to = design.requireNode(wire.to().node());
        parts.add(new Part.Card(from.name(), from.id()));
        parts.add(new Part.Card(to.name(), to.id()));
    }
}
