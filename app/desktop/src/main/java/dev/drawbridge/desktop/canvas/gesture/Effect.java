package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import java.util.Optional;
import java.util.Set;

/** What is to be done after an input. */
public sealed interface Effect {
    record Select(Set<NodeId> cards, Set<WireId> wires, Set<NoteId> notes) implements Effect {
        /** No notes. */
        public Select(Set<NodeId> cards, Set<WireId> wires) {
            this(cards, wires, Set.of());
        }

        static Select notes(Set<NoteId> notes) {
            return new Select(Set.of(), Set.of(), notes);
        }
    }

    /** @param mergeKey steps with the same key become one undo step; empty for a step of its own */
    record Apply(Edit edit, String mergeKey) implements Effect {
        public Apply(Edit edit) {
            this(edit, "");
        }
    }

    /** Shift the view by pixels. */
    record Pan(double dx, double dy) implements Effect {}

    /** Multiply the zoom, with what is under that pixel staying there. */
    record Zoom(double factor, Point screen) implements Effect {}

    record Open(NodeId card) implements Effect {}

    record Rename(NodeId card) implements Effect {}

    /** Let the title of the group be typed. */
    record RenameGroup(GroupId group) implements Effect {}

    /** Let the text of the note be typed. */
    record EditNote(NoteId note) implements Effect {}

    /** The focus goes on to what stands after the drawing, or before it. */
    record Leave(boolean forward) implements Effect {}

    /** Open one of these addresses, or let the user choose which. @param note where they stand */
    record OpenLinks(NoteId note, java.util.List<String> addresses) implements Effect {}

    /** Bring the note into view, with the focus on it. */
    record RevealNote(NoteId note) implements Effect {}

    /** Bring the wire into view, with the focus on it. */
    record RevealWire(WireId wire) implements Effect {}

    /** Bring the card into view. */
    record Reveal(NodeId card) implements Effect {}

    /** Offer kinds to place there; with a wire end, only those that it may reach. */
    record QuickAdd(Point at, Optional<End> from, boolean backwards) implements Effect {
        /** Air between a card and the next one that is placed beside it. */
        public static final double GAP = 80;
    }

    /** Tell the user, in one sentence. */
    record Notice(String text) implements Effect {}

    /** Leave it to the view: history, clipboard and zoom are no gestures. */
    record Delegate(CanvasAction action) implements Effect {}
}
