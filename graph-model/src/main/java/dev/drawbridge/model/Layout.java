package dev.drawbridge.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Where cards and notes are drawn, kept apart from what they are.
 *
 * @param places the top left corner of each card; a card without a place is put somewhere free when it is shown
 * @param notes where notes are and how large
 * @param unknown members of the file that this version does not know, written back unchanged
 */
public record Layout(SortedMap<NodeId, Point> places, SortedMap<NoteId, NoteBox> notes, SortedMap<String, Value> unknown) {
    public Layout {
        places = Maps.sorted(places);
        notes = Maps.sorted(notes);
        unknown = Maps.sorted(unknown);
    }

    /** No card has a place. */
    public static Layout empty() {
        return new Layout(Maps.none(), Maps.none(), Maps.none());
    }

    /** The top left corner of the card, if it has a place. */
    public Optional<Point> place(NodeId node) {
        return Optional.ofNullable(places.get(node));
    }

    public Layout withPlace(NodeId node, Point place) {
        return new Layout(Maps.with(places, node, place), notes, unknown);
    }

    public Layout withPlaces(Map<NodeId, Point> moved) {
        SortedMap<NodeId, Point> all = new java.util.TreeMap<>(places);
        all.putAll(moved);
        return new Layout(all, notes, unknown);
    }

    public Layout without(java.util.Set<NodeId> gone) {
        SortedMap<NodeId, Point> rest = new java.util.TreeMap<>(places);
        rest.keySet().removeAll(gone);
        return new Layout(rest, notes, unknown);
    }

    /** Where the note is, if it has a place. */
    public Optional<NoteBox> note(NoteId note) {
        return Optional.ofNullable(notes.get(note));
    }

    public Layout withNotes(Map<NoteId, NoteBox> newNotes) {
        return new Layout(places, Maps.sorted(newNotes), unknown);
    }
}
