package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import java.util.List;
import java.util.Set;

/**
 * One wish of the user as a pure function from drawing to drawing. An edit never runs another on the side: what follows
 * from it (the wires of a removed card) is part of it, or stands beside it in a {@link Sequence}.
 *
 * <p>{@code apply} throws {@link ModelException} with a sentence for the user when the wish cannot be met; the drawing
 * is then as before.
 */
public sealed interface Edit permits CardEdit, WireEdit, GroupEdit, NoteEdit, WholeEdit, Edit.Sequence {
    /** The drawing after it. */
    Edited apply(Drawing drawing);

    /** What undo calls it, for example "Add search". */
    String label();

    /** Whether drawing and texts that it gives are in step as they are, so that no text has to follow. */
    default boolean isInStep() {
        return false;
    }

    /** Several edits that are one for the user: all of them happen, or none. */
    record Sequence(String label, List<Edit> edits) implements Edit {
        public Sequence {
            edits = List.copyOf(edits);
        }

        @Override
        public Edited apply(Drawing drawing) {
            Edited edited = new Edited(drawing, Set.of(), Set.of());
            for (Edit edit : edits) {
                edited = edited.then(edit.apply(edited.drawing()));
            }
            return edited;
        }
    }
}
