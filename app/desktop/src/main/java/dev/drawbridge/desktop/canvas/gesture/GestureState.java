package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.End;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the hand is doing. Each state holds all that is needed to draw its preview. */
public sealed interface GestureState {
    /** Nothing; the pointer is over something. */
    record Idle(Target under) implements GestureState {}

    /** A button is down and has not moved enough to mean a drag. */
    record Pressing(Point at, Point screen, Target under, Modifiers keys, boolean wasSelected) implements GestureState {}

    /** The drawing is being pushed around. */
    record Panning(Point screen) implements GestureState {}

    /** A rubber band. @param base what was selected before and stays so */
    record Marquee(Point from, Point to, Set<NodeId> base, Set<WireId> baseWires) implements GestureState {
        public Bounds area() {
            return Bounds.between(from, to);
        }
    }

    /**
     * Cards are being moved.
     *
     * @param lead the card that was grabbed; it is the one that snaps
     * @param origins where the cards were
     * @param places where they are shown now
     * @param notes the selected notes, which go along, where they are shown now
     * @param splice the wire that would be cut in two by letting go
     */
    record Moving(Point grabbed, NodeId lead, Map<NodeId, Point> origins, Map<NodeId, Point> places, Map<NoteId, NoteBox> notes, List<Guide> guides,
            Optional<WireId> splice)
            implements GestureState {}

    /**
     * A wire is being drawn.
     *
     * @param fixed the end that stays
     * @param backwards whether it was begun at the port that is called, so that the pointer holds its start
     */
    record Wiring(End fixed, boolean backwards, Point at, Aim aim) implements GestureState {}

    /**
     * An end of a wire is being fastened elsewhere.
     *
     * @param last whether it is the end that the wire reaches
     * @param fixed the end that stays
     */
    record Retargeting(WireId wire, boolean last, End fixed, Point at, Aim aim) implements GestureState {}

    /** Connect mode: a digit wires the card to the target of that number. */
    record Connecting(NodeId from, List<NodeId> targets) implements GestureState {}

    /**
     * A wire was drawn that could mean several things; a menu offers them.
     *
     * @param at which of the choices is pointed to
     * @param beside the rectangle that the menu stands at the right of, in the world
     */
    record Choosing(WireId wire, List<WireChoice> choices, int at, Bounds beside) implements GestureState {
        /** How wide the menu is at most, in pixels, and about how high one line of it. */
        public static final double WIDTH = 340;
        static final double ROW = 56;

        public Choosing {
            choices = List.copyOf(choices);
        }

        Choosing withAt(int index) {
            return new Choosing(wire, choices, Math.floorMod(index, choices.size()), beside);
        }
    }

    /** A new card hangs on the pointer. @param place its top left corner */
    record Placing(String kind, Point place, List<Guide> guides, Optional<WireId> splice) implements GestureState {}

    /**
     * Space is being made or taken away.
     *
     * @param across whether cards to the right give way, else those below
     * @param places where the cards beyond are shown now
     */
    record Spacing(Point from, boolean across, Point at, Map<NodeId, Point> origins, Map<NodeId, Point> places) implements GestureState {}

    /** Notes are being moved. @param boxes where they are shown now */
    record Sliding(Point grabbed, Map<NoteId, NoteBox> origins, Map<NoteId, NoteBox> boxes) implements GestureState {}

    /** A note is being made larger or smaller. @param box how it is shown now */
    record Sizing(NoteId note, Point grabbed, NoteBox origin, NoteBox box) implements GestureState {}

    /** Where notes in the hand are shown; empty when no note is in the hand. */
    default Map<NoteId, NoteBox> heldNotes() {
        return switch (this) {
            case Sliding sliding -> sliding.boxes();
            case Sizing sizing -> Map.of(sizing.note(), sizing.box());
            case Moving moving -> moving.notes();
            case Idle _, Pressing _, Panning _, Marquee _, Wiring _, Retargeting _, Connecting _, Choosing _, Placing _, Spacing _ -> Map.of();
        };
    }

    /** Where cards in the hand are shown; empty when no card is in the hand. */
    default Map<NodeId, Point> held() {
        return switch (this) {
            case Moving moving -> moving.places();
            case Spacing spacing -> spacing.places();
            case Idle _, Pressing _, Panning _, Marquee _, Wiring _, Retargeting _, Connecting _, Choosing _, Placing _, Sliding _, Sizing _ -> Map.of();
        };
    }

    /** The wire that would be cut in two if what is in the hand were let go. */
    default Optional<WireId> spliced() {
        return switch (this) {
            case Moving moving -> moving.splice();
            case Placing placing -> placing.splice();
            case Idle i -> Optional.empty();
            case Pressing p -> Optional.empty();
            case Panning p -> Optional.empty();
            case Marquee m -> Optional.empty();
            case Wiring w -> Optional.empty();
            case Retargeting r -> Optional.empty();
            case Connecting c -> Optional.empty();
            case Choosing c -> Optional.empty();
            case Spacing s -> Optional.empty();
            case Sliding s -> Optional.empty();
            case Sizing s -> Optional.empty();
        };
    }

    /** Nothing is going on and nothing is under the pointer. */
    static GestureState idle() {
        return new Idle(new Target.OnCanvas());
    }
}
