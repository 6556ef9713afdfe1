package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A piece of a drawing that can stand in another one: cards, the wires between them, and where they are.
 *
 * @param places the top left corner of each card
 */
record Fragment(List<Node> nodes, List<Wire> wires, Map<NodeId, Point> places) {
    Fragment {
        nodes = List.copyOf(nodes);
        wires = List.copyOf(wires);
        places = Map.copyOf(places);
    }

    /** The cards and the wires between them. */
    static Fragment of(Design design, Set<NodeId> cards, Map<NodeId, Point> places) {
        List<Node> nodes = cards.stream().sorted().flatMap(id -> design.node(id).stream()).toList();
        List<Wire> wires = design.wires().values().stream()
                .filter(wire -> cards.contains(wire.from().node()) && cards.contains(wire.to().node())).toList();
        return new Fragment(nodes, wires, places);
    }

    /** What was put in, and the edit that does it. */
    record Inserted(Set<NodeId> cards, Edit edit) {}

    /**
     * The edit that puts the fragment into a drawing, with ids and names that are free there.
     *
     * @param at where the middle of the fragment goes, near enough for the grid
     */
    Optional<Inserted> into(Design design, Point at, String label) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        Point middle = Bounds.around(places.values().stream().map(CardMetrics::bounds).toList()).map(Bounds::centre).orElse(at);
        Point shift = CardMetrics.snap(new Point(at.x() - middle.x(), at.y() - middle.y()));
        Map<NodeId, NodeId> ids = new HashMap<>();
        Set<NodeId> cards = new LinkedHashSet<>();
        List<Edit> edits = new ArrayList<>();
        Design with = design;
        for (Node node : nodes) {
            // orders2 is copied as orders3, not as orders22
            boolean taken = with.nodeNamed(node.name()).isPresent();
            String name = with.freshName(taken ? stem(node.name()) : node.name());
            NodeId id = with.freshNodeId(name);
            Node copy = new Node(id, node.kind(), name, node.fields(), node.note(), node.unknown());
            with = with.withNode(copy);
            ids.put(node.id(), id);
            cards.add(id);
            Point from = places.getOrDefault(node.id(), new Point(0, 0));
            edits.add(new Edit.AddNode(copy, Optional.of(from.plus(shift.x(), shift.y()))));
        }
        for (Wire wire : wires) {
            NodeId from = ids.get(wire.from().node());
            NodeId to = ids.get(wire.to().node());
            if (from != null && to != null) {
                Wire copy = new Wire(with.freshWireId(from, to), new End(from, wire.from().port()), new End(to, wire.to().port()), wire.role(),
                        wire.fields(), wire.unknown());
                with = with.withWire(copy);
                edits.add(new Edit.Connect(copy));
            }
        }
        return Optional.of(new Inserted(new HashSet<>(cards), new Edit.Sequence(label, edits)));
    }

    private static String stem(String name) {
        String stem = name.replaceAll("\\d+$", "");
        return stem.isEmpty() ? name : stem;
    }
}
