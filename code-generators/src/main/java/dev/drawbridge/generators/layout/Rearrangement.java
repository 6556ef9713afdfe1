package dev.drawbridge.generators.layout;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.NoteEdit;
import java.util.List;
import java.util.Map;

/**
 * What tidying moves; what stays is not in it.
 *
 * @param cards where cards go
 * @param notes where the notes beside them go
 */
public record Rearrangement(Map<NodeId, Point> cards, Map<NoteId, NoteBox> notes) {
    public Rearrangement {
        cards = Map.copyOf(cards);
        notes = Map.copyOf(notes);
    }

    public boolean isEmpty() {
        return cards.isEmpty() && notes.isEmpty();
    }

    /** All of it as one step of undo. */
    public Edit edit() {
        if (notes.isEmpty()) {
            return new CardEdit.MoveNodes(cards);
        }
        return cards.isEmpty() ? new NoteEdit.PlaceNotes(notes) : new Edit.Sequence("Tidy", List.of(new CardEdit.MoveNodes(cards), new NoteEdit.PlaceNotes(notes)));
    }
}
