package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.Wiring;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a gesture may look at. The view answers from what it keeps anyway, so no answer costs a walk over the drawing. */
public interface GestureContext {
    Design design();

    Catalogue catalogue();

    Wiring wiring();

    Set<NodeId> selectedCards();

    Set<WireId> selectedWires();

    Set<NoteId> selectedNotes();

    /** Where the note is, when no hand holds it. */
    NoteBox noteBox(NoteId note);

    /** Where the link leads that stands at that place of the note, if one does. */
    Optional<String> linkAt(NoteId note, Point at);

    /** Notes that touch the rectangle. */
    Set<NoteId> notesIn(Bounds area);

    /** The top left corner of the card, as shown. */
    Point place(NodeId card);

    /** The rectangle in which the card is seen: its own, or that of the collapsed group that hides it. */
    Bounds box(NodeId card);

    /** What collapsed groups hide. */
    Folding folding();

    /** The wires fastened to the card. */
    Set<WireId> wiresOf(NodeId card);

    /** Cards that touch the rectangle, also those of collapsed groups whose card does. */
    Set<NodeId> cardsIn(Bounds area);

    /** Wires that touch the rectangle. */
    Set<WireId> wiresIn(Bounds area);

    /** The wire that a card with this rectangle would cut through, not counting wires of those cards. */
    Optional<WireId> wireUnder(Bounds card, Set<NodeId> except);

    /** The part of the world that is in view. */
    Bounds view();

    /** Where the pointer is, in the world; the middle of the view when it is elsewhere. */
    Point pointer();

    double zoom();

    /** The top left corners of those cards. */
    default Map<NodeId, Point> places(Set<NodeId> cards) {
        return cards.stream().collect(java.util.stream.Collectors.toMap(card -> card, this::place));
    }
}
