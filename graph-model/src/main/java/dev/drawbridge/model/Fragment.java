package dev.drawbridge.model;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a drawing that was taken out of it: what copy puts aside and paste brings in.
 *
 * @param wires those between its own cards
 * @param groups those whose cards are all in it
 * @param places where its cards stood; a card may have none
 * @param boxes where its notes stood; a note may have none
 */
public record Fragment(
        SortedMap<NodeId, Node> nodes, SortedMap<WireId, Wire> wires, SortedMap<GroupId, Group> groups, SortedMap<NoteId, Note> notes,
        SortedMap<NodeId, Point> places, SortedMap<NoteId, NoteBox> boxes) {
    public Fragment {
        nodes = Maps.sorted(nodes);
        wires = Maps.sorted(wires);
        groups = Maps.sorted(groups);
        notes = Maps.sorted(notes);
        places = Maps.sorted(places);
        boxes = Maps.sorted(boxes);
        for (Wire wire : wires.values()) {
            if (!nodes.containsKey(wire.from().node()) || !nodes.containsKey(wire.to().node())) {
                throw new ModelException("The wire \"" + wire.id() + "\" leads out of what was copied.");
            }
        }
        for (Group group : groups.values()) {
            if (!nodes.keySet().containsAll(group.members())) {
                throw new ModelException("The group \"" + group.title() + "\" reaches beyond what was copied.");
            }
        }
    }

    /** These cards and notes of the drawing, with the wires between the cards, and the groups that are whole. */
    public static Fragment of(Drawing drawing, Set<NodeId> cards, Set<NoteId> notes) {
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        cards.forEach(id -> nodes.put(id, drawing.design().requireNode(id)));
        SortedMap<WireId, Wire> wires = new TreeMap<>(drawing.design().wires());
        wires.values().removeIf(wire -> !cards.contains(wire.from().node()) || !cards.contains(wire.to().node()));
        SortedMap<GroupId, Group> groups = new TreeMap<>(drawing.design().groups());
        groups.values().removeIf(group -> group.members().isEmpty() || !cards.containsAll(group.members()));
        SortedMap<NoteId, Note> texts = new TreeMap<>(drawing.design().notes());
        texts.keySet().retainAll(notes);
        SortedMap<NodeId, Point> places = new TreeMap<>(Map.copyOf(drawing.layout().places()));
        places.keySet().retainAll(cards);
        SortedMap<NoteId, NoteBox> boxes = new TreeMap<>(drawing.layout().notes());
        boxes.keySet().retainAll(notes);
        return new Fragment(nodes, wires, groups, texts, places, boxes);
    }

    /** The same, standing elsewhere. */
    public Fragment withPlaces(Map<NodeId, Point> newPlaces, Map<NoteId, NoteBox> newBoxes) {
        return new Fragment(nodes, wires, groups, notes, new TreeMap<>(newPlaces), new TreeMap<>(newBoxes));
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && notes.isEmpty();
    }
}
