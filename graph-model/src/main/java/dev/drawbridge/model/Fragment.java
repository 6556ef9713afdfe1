package dev.drawbridge.model;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a drawing that was taken out of it: what copy puts aside and paste brings in.
 *
 * @param wires those between its own cards
 * @param places where its cards stood; a card may have none
 */
public record Fragment(SortedMap<NodeId, Node> nodes, SortedMap<WireId, Wire> wires, SortedMap<NodeId, Point> places) {
    public Fragment {
        nodes = Maps.sorted(nodes);
        wires = Maps.sorted(wires);
        places = Maps.sorted(places);
        for (Wire wire : wires.values()) {
            if (!nodes.containsKey(wire.from().node()) || !nodes.containsKey(wire.to().node())) {
                throw new ModelException("The wire \"" + wire.id() + "\" leads out of what was copied.");
            }
        }
    }

    /** These cards of the drawing, with the wires between them. */
    public static Fragment of(Drawing drawing, Set<NodeId> cards) {
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        cards.forEach(id -> nodes.put(id, drawing.design().requireNode(id)));
        SortedMap<WireId, Wire> wires = new TreeMap<>(drawing.design().wires());
        wires.values().removeIf(wire -> !cards.contains(wire.from().node()) || !cards.contains(wire.to().node()));
        SortedMap<NodeId, Point> places = new TreeMap<>(Map.copyOf(drawing.layout().places()));
        places.keySet().retainAll(cards);
        return new Fragment(nodes, wires, places);
    }
}
