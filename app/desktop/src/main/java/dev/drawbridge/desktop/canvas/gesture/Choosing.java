package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A wire that was just drawn and could mean something else, too: it is there with its usual meaning, and a small menu offers the others.
 * Whoever goes on with something else keeps the usual one, so that the question costs nobody a step.
 */
final class Choosing {
    private Choosing() {}

    /** How far from the card and the menu the pointer may be, in pixels, before it is clear that it wants something else. */
    private static final double AWAY = 24;

    /** Makes the wire, and offers what else it could mean. @param beside the card that the menu stands beside @param anyPort whether no port was chosen */
    static Step connect(Wire wire, NodeId beside, boolean anyPort, GestureContext context) {
        List<Effect> effects = List.of(new Effect.Apply(new WireEdit.Connect(wire), key(wire.id())), new Effect.Select(Set.of(), Set.of(wire.id())));
        List<WireChoice> choices = WireChoice.of(context.design(), context.wiring().table(), wire, anyPort);
        int now = 0;
        while (now < choices.size() && !choices.get(now).holds(wire)) {
            now++;
        }
        boolean offers = choices.size() > 1 && now < choices.size();
        return new Step(offers ? new GestureState.Choosing(wire.id(), choices, now, context.box(beside)) : GestureState.idle(), effects);
    }

    /** The menu goes when the pointer leaves it and the card for something else; over the menu itself nothing moves here. */
    static GestureState move(GestureState.Choosing state, Point at, GestureContext context) {
        double pixel = 1 / context.zoom();
        Bounds card = state.beside().grow(AWAY * pixel);
        Bounds near = new Bounds(card.x(), card.y(), card.width() + GestureState.Choosing.WIDTH * pixel,
                Math.max(card.height(), (state.choices().size() + 1) * GestureState.Choosing.ROW * pixel));
        return near.contains(at) ? state : GestureState.idle();
    }

    /** Up and down go round the menu, Enter and digits choose; empty for everything else, which ends the menu. */
    static Optional<Step> act(GestureState.Choosing state, CanvasAction action, GestureContext context) {
        return switch (action) {
            case WALK_UP -> Optional.of(Step.to(state.withAt(state.at() - 1)));
            case WALK_DOWN -> Optional.of(Step.to(state.withAt(state.at() + 1)));
            case OPEN -> Optional.of(choose(state, state.at(), context));
            case CANCEL -> Optional.of(Step.to(GestureState.idle()));
            default -> Optional.empty();
        };
    }

    static Step choose(GestureState.Choosing state, int index, GestureContext context) {
        Optional<Wire> drawn = context.design().wire(state.wire());
        if (index < 0 || index >= state.choices().size()) {
            return Step.to(state);
        }
        WireChoice choice = state.choices().get(index);
        if (drawn.isEmpty() || choice.holds(drawn.get())) {
            return Step.to(GestureState.idle());
        }
        Wire old = drawn.get();
        Wire now = choice.on(old);
        List<Edit> edits = new ArrayList<>();
        if (now.role() != old.role() || !now.from().equals(old.from())) {
            edits.add(new Edits(context.design(), context.wiring()).retarget(old, choice.rule(), now.from().node(), now.to().node()));
        }
        choice.mode().ifPresent(mode -> edits.add(new WireEdit.SetWireField(old.id(), dev.drawbridge.model.wire.WireTable.MODE,
                Optional.of(dev.drawbridge.model.Value.of(mode.id())))));
        Edit edit = edits.size() == 1 ? edits.getFirst() : new Edit.Sequence(edits.getFirst().label(), edits);
        return Step.to(GestureState.idle(), new Effect.Apply(edit, key(old.id())));
    }

    /** Drawing a wire and saying what it means is one step of undo. */
    private static String key(WireId wire) {
        return "connect " + wire;
    }
}
