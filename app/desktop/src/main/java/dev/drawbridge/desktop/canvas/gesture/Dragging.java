package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Moving;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Pressing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteBox;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cards in the hand. */
final class Dragging {
    private Dragging() {}

    static GestureState begin(Pressing pressing, NodeId lead, Input.Move move, GestureContext context) {
        Set<NodeId> cards = context.selectedCards().contains(lead) ? context.selectedCards() : Set.of(lead);
        Map<NodeId, Point> origins = context.places(cards);
        return move(new Moving(pressing.at(), lead, origins, origins, Map.of(), List.of(), Optional.empty()), move.at(), move.keys(), context);
    }

    static Moving move(Moving moving, Point at, Modifiers keys, GestureContext context) {
        Point origin = moving.origins().get(moving.lead());
        Point wish = origin.plus(at.x() - moving.grabbed().x(), at.y() - moving.grabbed().y());
        Snapping.Snapped snapped = keys.alt() || keys.shift()
                ? new Snapping.Snapped(new Point(Math.rint(wish.x()), Math.rint(wish.y())), List.of())
                : Snapping.snap(wish, neighbours(CardMetrics.bounds(wish), moving.origins().keySet(), context), context.zoom());
        double dx = snapped.place().x() - origin.x();
        double dy = snapped.place().y() - origin.y();
        Map<NodeId, Point> places = new HashMap<>();
        moving.origins().forEach((card, from) -> places.put(card, from.plus(dx, dy)));
        Map<NoteId, NoteBox> notes = new HashMap<>();
        if (context.selectedCards().contains(moving.lead())) {
            Noting.boxes(context.selectedNotes(), context).forEach((id, box) -> notes.put(id, box.movedBy(dx, dy)));
        }
        return new Moving(moving.grabbed(), moving.lead(), moving.origins(), places, notes, snapped.guides(), splice(moving, snapped.place(), keys, context));
    }

    /** Cards near enough that lining up with them can be seen. */
    static List<Bounds> neighbours(Bounds card, Set<NodeId> moving, GestureContext context) {
        Set<Bounds> near = new LinkedHashSet<>();
        for (NodeId id : context.cardsIn(new Bounds(card.x() - 700, card.y() - 500, card.width() + 1400, card.height() + 1000))) {
            if (!moving.contains(id)) {
                near.add(context.box(id));
            }
        }
        return List.copyOf(near);
    }

    /** Only a single card that hangs on no wire can mean to go into one. */
    private static Optional<WireId> splice(Moving moving, Point place, Modifiers keys, GestureContext context) {
        if (keys.alt() || moving.origins().size() != 1 || !context.wiresOf(moving.lead()).isEmpty()) {
            return Optional.empty();
        }
        Optional<WireId> under = context.wireUnder(CardMetrics.bounds(place), Set.of(moving.lead()));
        if (under.equals(moving.splice())) {
            return under;
        }
        Edits edits = new Edits(context.design(), context.wiring());
        return under.filter(wire -> edits.moveSpliced(moving.lead(), place, wire).isPresent());
    }

    static List<Effect> drop(Moving moving, GestureContext context) {
        if (moving.places().equals(moving.origins())) {
            return List.of();
        }
        if (moving.splice().isPresent()) {
            WireId wire = moving.splice().get();
            Optional<Edit> edit = new Edits(context.design(), context.wiring())
                    .moveSpliced(moving.lead(), moving.places().get(moving.lead()), wire);
            if (edit.isPresent()) {
                return List.of(new Effect.Apply(edit.get()), new Effect.Select(Set.of(moving.lead()), Set.of()));
            }
        }
        Edit move = new CardEdit.MoveNodes(moving.places());
        return List.of(new Effect.Apply(moving.notes().isEmpty() ? move : new Edit.Sequence(move.label(), List.of(move, new NoteEdit.PlaceNotes(moving.notes())))));
    }

    /** Moves cards by steps of the keyboard; steps that follow each other are one undo step. */
    static List<Effect> nudge(double dx, double dy, GestureContext context) {
        List<Edit> edits = new ArrayList<>(Noting.along(dx, dy, context));
        if (!context.selectedCards().isEmpty()) {
            Map<NodeId, Point> places = new HashMap<>();
            context.places(context.selectedCards()).forEach((card, place) -> places.put(card, place.plus(dx, dy)));
            edits.addFirst(new CardEdit.MoveNodes(places));
        }
        return edits.isEmpty() ? List.of() : List.of(new Effect.Apply(edits.size() == 1 ? edits.getFirst() : new Edit.Sequence(edits.getFirst().label(), edits),
                "nudge " + context.selectedCards() + context.selectedNotes()));
    }
}
