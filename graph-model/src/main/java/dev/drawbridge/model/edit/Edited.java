package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.HashSet;
import java.util.Set;

/**
 * The outcome of an edit: the drawing after it, and what it touched, so that a view redraws those alone.
 *
 * @param nodes cards that were added, removed, changed or moved
 * @param wires wires that were added, removed or changed (not those that only follow a moved card)
 */
public record Edited(Drawing drawing, Set<NodeId> nodes, Set<WireId> wires) {
    public Edited {
        nodes = Set.copyOf(nodes);
        wires = Set.copyOf(wires);
    }

    static Edited node(Drawing drawing, NodeId node) {
        return new Edited(drawing, Set.of(node), Set.of());
    }

    static Edited wire(Drawing drawing, WireId wire) {
        return new Edited(drawing, Set.of(), Set.of(wire));
    }

    /** This, and then what the next edit did to its drawing. */
    Edited then(Edited next) {
        Set<NodeId> allNodes = new HashSet<>(nodes);
        allNodes.addAll(next.nodes);
        Set<WireId> allWires = new HashSet<>(wires);
        allWires.addAll(next.wires);
        return new Edited(next.drawing, allNodes, allWires);
    }
}
