package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Placing;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A new card that hangs on the pointer on its way from the palette. */
final class Carrying {
    private Carrying() {}

    static Placing place(Input.Carry carry, GestureContext context) {
        Point wish = carry.at().plus(-CardMetrics.WIDTH / 2, -CardMetrics.HEIGHT / 2);
        Snapping.Snapped snapped = carry.keys().alt()
                ? new Snapping.Snapped(new Point(Math.rint(wish.x()), Math.rint(wish.y())), List.of())
                : Snapping.snap(wish, Dragging.neighbours(CardMetrics.bounds(wish), Set.of(), context), context.zoom());
        Kind kind = context.catalogue().kind(carry.kind());
        Optional<WireId> under = carry.keys().alt() ? Optional.empty() : context.wireUnder(CardMetrics.bounds(snapped.place()), Set.of());
        Edits edits = new Edits(context.design(), context.wiring());
        return new Placing(carry.kind(), snapped.place(), snapped.guides(), under.filter(wire -> edits.canSplice(kind, wire)));
    }

    static Step drop(GestureState state, Input.Drop drop, GestureContext context) {
        if (!(state instanceof Placing placing)) {
            return Step.to(state);
        }
        Kind kind = context.catalogue().kind(placing.kind());
        Edits edits = new Edits(context.design(), context.wiring());
        Edits.Placed placed = placing.splice().flatMap(wire -> edits.addSpliced(kind, placing.place(), wire))
                .orElseGet(() -> edits.add(kind, placing.place()));
        return Step.to(GestureState.idle(), new Effect.Apply(placed.edit()), new Effect.Select(Set.of(placed.card()), Set.of()));
    }
}
