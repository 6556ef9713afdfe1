package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import java.util.Optional;

/** What is under the pointer. */
public sealed interface Target {
    record OnCanvas() implements Target {}

    record OnCard(NodeId card) implements Target {}

    record OnPort(End port) implements Target {}

    record OnWire(WireId wire) implements Target {}

    /** The title of a group, or the card of a collapsed one. */
    record OnGroup(GroupId group) implements Target {}

    /** The sign that collapses a group or expands it. */
    record OnFold(GroupId group) implements Target {}

    record OnNote(NoteId note) implements Target {}

    /** Where a note is made larger or smaller. */
    record OnNoteCorner(NoteId note) implements Target {}

    /** @param last whether it is the end that the wire reaches, not the one that it leaves */
    record OnWireEnd(WireId wire, boolean last) implements Target {}

    /** The card, also where a port of it was hit. */
    default Optional<NodeId> cardUnder() {
        return switch (this) {
            case OnCard(NodeId card) -> Optional.of(card);
            case OnPort(End port) -> Optional.of(port.node());
            case OnCanvas _, OnWire _, OnWireEnd _, OnGroup _, OnFold _, OnNote _, OnNoteCorner _ -> Optional.empty();
        };
    }

    /** The wire, also where an end of it was hit. */
    default Optional<WireId> wireUnder() {
        return switch (this) {
            case OnWire(WireId wire) -> Optional.of(wire);
            case OnWireEnd(WireId wire, boolean last) -> Optional.of(wire);
            case OnCanvas _, OnCard _, OnPort _, OnGroup _, OnFold _, OnNote _, OnNoteCorner _ -> Optional.empty();
        };
    }

    /** The note, also where its corner was hit. */
    default Optional<NoteId> noteUnder() {
        return switch (this) {
            case OnNote(NoteId note) -> Optional.of(note);
            case OnNoteCorner(NoteId note) -> Optional.of(note);
            case OnCanvas _, OnCard _, OnPort _, OnWire _, OnWireEnd _, OnGroup _, OnFold _ -> Optional.empty();
        };
    }
}
