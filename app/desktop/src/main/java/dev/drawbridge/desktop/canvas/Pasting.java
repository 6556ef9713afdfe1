package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Fragment;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a fragment into a drawing, with ids and names that are free there. Pure.
 *
 * @param cards what came in
 * @param edit the one edit that does it
 */
record Pasting(Set<NodeId> cards, Set<WireId> wires, Edit edit) {
    /**
     * The edit for that place.
     *
     * @param at where the middle of the fragment goes, near enough for the grid
     * @return empty for an empty fragment
     */
    static Optional<Pasting> of(Fragment fragment, Design design, Point at, String label) {
        if (fragment.nodes().isEmpty()) {
            return Optional.empty();
        }
        Point middle = Bounds.around(fragment.places().values().stream().map(CardMetrics::bounds).toList()).map(Bounds::centre).orElse(at);
        Point shift = CardMetrics.snap(new Point(at.x() - middle.x(), at.y() - middle.y()));
        Map<NodeId, NodeId> ids = new HashMap<>();
        Set<WireId> wires = new LinkedHashSet<>();
        List<Edit> edits = new ArrayList<>();
        Design with = design;
        for (Node node : fragment.nodes().values()) {
            // orders2 is copied as orders3, not as orders22
            boolean taken = with.nodeNamed(node.name()).isPresent();
            String name = with.freshName(taken ? stem(node.name()) : node.name());
            Node copy = new Node(with.freshNodeId(name), node.kind(), name, node.fields(), node.note(), node.unknown());
            with = with.withNode(copy);
            ids.put(node.id(), copy.id());
            edits.add(new Edit.AddNode(copy, Optional.ofNullable(fragment.places().get(node.id())).map(from -> from.plus(shift.x(), shift.y()))));
        }
        for (Wire wire : fragment.wires().values()) {
            NodeId from = ids.get(wire.from().node());
            NodeId to = ids.get(wire.to().node());
            Wire copy = new Wire(with.freshWireId(from, to), new End(from, wire.from().port()), new End(to, wire.to().port()), wire.role(),
                    wire.fields(), wire.unknown());
            with = with.withWire(copy);
            wires.add(copy.id());
            edits.add(new Edit.Connect(copy));
        }
        return Optional.of(new Pasting(Set.copyOf(ids.values()), wires, new Edit.Sequence(label, edits)));
    }

    private static String stem(String name) {
        String stem = name.replaceAll("\\d+$", "");
        return stem.isEmpty() ? name : stem;
    }
}
