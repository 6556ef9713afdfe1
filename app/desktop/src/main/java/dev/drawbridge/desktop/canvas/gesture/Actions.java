package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.desktop.canvas.gesture.GestureState.Connecting;
import dev.drawbridge.desktop.canvas.gesture.GestureState.Idle;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.edit.Pasting;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What keys do. */
final class Actions {
    /** Air between a card and its copy above or below. */
    private static final double ROW_GAP = 52;

    /** As many as there are digits. */
    private static final int MOST_TARGETS = 9;

    private Actions() {}

    static Step act(GestureState state, CanvasAction action, GestureContext context) {
        if (state instanceof GestureState.Choosing choosing) {
            // what the menu does not know is meant for the drawing
            return Choosing.act(choosing, action, context).orElseGet(() -> act(GestureState.idle(), action, context));
        }
        if (action == CanvasAction.CANCEL) {
            return cancel(state);
        }
        if (!(state instanceof Idle || state instanceof Connecting)) {
            // while the hand is at work, keys other than Escape would change the drawing under it
            return Step.to(state);
        }
        GestureState idle = state instanceof Idle ? state : GestureState.idle();
        return switch (action) {
            case CANCEL -> cancel(state);
            case DELETE -> remove(idle, false, context);
            case DELETE_AND_RECONNECT -> remove(idle, true, context);
            case SELECT_ALL -> Step.to(idle, new Effect.Select(context.design().nodes().keySet(), context.design().wires().keySet(), context.design().notes().keySet()));
            case WALK_LEFT -> walk(idle, Walking.Way.LEFT, context);
            case WALK_RIGHT -> walk(idle, Walking.Way.RIGHT, context);
            case WALK_UP -> walk(idle, Walking.Way.UP, context);
            case WALK_DOWN -> walk(idle, Walking.Way.DOWN, context);
            case NEXT -> tab(idle, 1, context);
            case PREVIOUS -> tab(idle, -1, context);
            case MOVE_LEFT -> new Step(idle, Dragging.nudge(-CardMetrics.GRID, 0, context));
            case MOVE_RIGHT -> new Step(idle, Dragging.nudge(CardMetrics.GRID, 0, context));
            case MOVE_UP -> new Step(idle, Dragging.nudge(0, -CardMetrics.GRID, context));
            case MOVE_DOWN -> new Step(idle, Dragging.nudge(0, CardMetrics.GRID, context));
            case CLONE_LEFT -> cloned(idle, Walking.Way.LEFT, context);
            case CLONE_RIGHT -> cloned(idle, Walking.Way.RIGHT, context);
            case CLONE_UP -> cloned(idle, Walking.Way.UP, context);
            case CLONE_DOWN -> cloned(idle, Walking.Way.DOWN, context);
            case SELECT_UPSTREAM -> Step.to(idle, reach(false, context));
            case SELECT_DOWNSTREAM -> Step.to(idle, reach(true, context));
            case SELECT_CONNECTED -> Step.to(idle, connected(context));
            case NEXT_WIRE -> goToWire(idle, 1, context);
            case PREVIOUS_WIRE -> goToWire(idle, -1, context);
            case ALIGN_LEFT -> Arranging.align(idle, Arranging.Line.LEFT, context);
            case ALIGN_RIGHT -> Arranging.align(idle, Arranging.Line.RIGHT, context);
            case ALIGN_TOP -> Arranging.align(idle, Arranging.Line.TOP, context);
            case ALIGN_BOTTOM -> Arranging.align(idle, Arranging.Line.BOTTOM, context);
            case ALIGN_CENTRE -> Arranging.align(idle, Arranging.Line.CENTRE, context);
            case ALIGN_MIDDLE -> Arranging.align(idle, Arranging.Line.MIDDLE, context);
            case DISTRIBUTE_ACROSS -> Arranging.distribute(idle, true, context);
            case DISTRIBUTE_DOWN -> Arranging.distribute(idle, false, context);
            case GROUP -> Arranging.group(idle, context);
            case UNGROUP -> Arranging.ungroup(idle, context);
            case COLOUR_GROUP -> Arranging.colour(idle, context);
            case COLLAPSE_GROUP -> Folds.foldSelected(idle, true, context);
            case EXPAND_GROUP -> Folds.foldSelected(idle, false, context);
            case ADD_NOTE -> Noting.add(idle, context);
            case NEXT_NOTE -> Noting.next(idle, context);
            case SIZE_LEFT -> Noting.grow(idle, -CardMetrics.GRID, 0, context);
            case SIZE_RIGHT -> Noting.grow(idle, CardMetrics.GRID, 0, context);
            case SIZE_UP -> Noting.grow(idle, 0, -CardMetrics.GRID, context);
            case SIZE_DOWN -> Noting.grow(idle, 0, CardMetrics.GRID, context);
            case RENAME -> wholeGroup(context).map(group -> Step.to(idle, new Effect.RenameGroup(group))).orElseGet(() -> rename(idle, context));
            case OPEN -> Folds.collapsedSelected(context).map(group -> Folds.toggle(idle, group, context)).orElseGet(() -> open(idle, context));
            case OPEN_LINK -> Noting.openLinks(idle, context);
            case CONNECT -> connectMode(idle, context);
            case QUICK_ADD -> Step.to(idle, new Effect.QuickAdd(context.pointer(), Optional.empty(), false));
            case ADD_CALLED -> addBeside(idle, true, context);
            case ADD_CALLER -> addBeside(idle, false, context);
            case UNDO, REDO, DUPLICATE, COPY, CUT, PASTE, TIDY, BACK, FORWARD, FIT, FIT_SELECTION, ACTUAL_SIZE, ZOOM_IN, ZOOM_OUT ->
                Step.to(idle, new Effect.Delegate(action));
        };
    }

    private static Step cancel(GestureState state) {
        // a gesture is given up first; the selection only when there is none
        return state instanceof Idle ? Step.to(state, new Effect.Select(Set.of(), Set.of())) : Step.to(GestureState.idle());
    }

    private static Step remove(GestureState idle, boolean reconnect, GestureContext context) {
        Edits edits = new Edits(context.design(), context.wiring());
        Optional<Edit> edit = reconnect ? edits.deleteAndReconnect(context.selectedCards(), context.selectedWires())
                : edits.delete(context.selectedCards(), context.selectedWires());
        List<Edit> all = new ArrayList<>(edit.stream().toList());
        if (!context.selectedNotes().isEmpty()) {
            all.add(new NoteEdit.RemoveNotes(context.selectedNotes()));
        }
        return all.isEmpty() ? Step.to(idle) : Step.to(idle,
                new Effect.Apply(all.size() == 1 ? all.getFirst() : new Edit.Sequence(all.getFirst().label(), all)), new Effect.Select(Set.of(), Set.of()));
    }

    private static Optional<NodeId> single(GestureContext context) {
        return context.selectedCards().size() == 1 ? Optional.of(context.selectedCards().iterator().next()) : Optional.empty();
    }

    private static Step rename(GestureState idle, GestureContext context) {
        return single(context).<Effect>map(Effect.Rename::new).or(() -> Noting.single(context).map(Effect.EditNote::new))
                .map(effect -> Step.to(idle, effect)).orElse(Step.to(idle));
    }

    private static Step open(GestureState idle, GestureContext context) {
        return single(context).<Effect>map(Effect.Open::new).or(() -> Noting.single(context).map(Effect.EditNote::new))
                .map(effect -> Step.to(idle, effect)).orElse(Step.to(idle));
    }

    /** The group, if its cards and no others are selected, and it is more than one card or collapsed. */
    private static Optional<GroupId> wholeGroup(GestureContext context) {
        return context.design().groups().values().stream()
                .filter(group -> group.members().equals(context.selectedCards()) && (group.collapsed() || group.members().size() > 1))
                .map(Group::id).findFirst();
    }

    private static Step walk(GestureState idle, Walking.Way way, GestureContext context) {
        Optional<WireId> wire = singleWire(context);
        if (wire.isPresent() && way.dx() != 0) {
            // from a wire to the card at that end of it
            var on = context.design().requireWire(wire.get());
            return goTo(idle, Optional.of(way.dx() < 0 ? on.from().node() : on.to().node()), context);
        }
        return goTo(idle, Walking.from(Folds.stop(context), way, context), context);
    }

    /** From card to card; beyond the last one to the next panel, so that the drawing traps nobody. */
    private static Step tab(GestureState idle, int by, GestureContext context) {
        Optional<NodeId> card = Walking.inOrder(by, context);
        return card.isPresent() ? goTo(idle, card, context) : Step.to(idle, new Effect.Leave(by > 0));
    }

    private static Step goTo(GestureState idle, Optional<NodeId> card, GestureContext context) {
        return card.map(id -> Step.to(idle, new Effect.Select(Folds.withHidden(id, context), Set.of()), new Effect.Reveal(id))).orElse(Step.to(idle));
    }

    private static Optional<WireId> singleWire(GestureContext context) {
        return context.selectedCards().isEmpty() && context.selectedWires().size() == 1
                ? Optional.of(context.selectedWires().iterator().next()) : Optional.empty();
    }

    /** Round the wires of the selected card; from a wire, round those of the card that it leaves. */
    private static Step goToWire(GestureState idle, int by, GestureContext context) {
        Optional<WireId> now = singleWire(context);
        Optional<NodeId> card = now.map(id -> context.design().requireWire(id).from().node()).or(() -> single(context));
        List<WireId> around = card.map(id -> context.wiresOf(id).stream().sorted().toList()).orElse(List.of());
        if (around.isEmpty()) {
            return Step.to(idle, new Effect.Notice("Select a card with wires first; then W goes from wire to wire."));
        }
        int at = now.map(around::indexOf).orElse(by > 0 ? -1 : 0);
        WireId next = around.get(Math.floorMod(at + by, around.size()));
        return Step.to(idle, new Effect.Select(Set.of(), Set.of(next)), new Effect.RevealWire(next));
    }

    private static Step connectMode(GestureState idle, GestureContext context) {
        Optional<NodeId> from = single(context).filter(card -> !context.folding().hides(card));
        if (from.isEmpty()) {
            return Step.to(idle, new Effect.Notice("Select one card first; then C shows what it can be wired to."));
        }
        Point at = context.place(from.get());
        List<NodeId> targets = context.cardsIn(context.view()).stream()
                .filter(id -> !context.folding().hides(id) && rule(context, from.get(), id).isPresent())
                .sorted(Comparator.<NodeId>comparingDouble(id -> GestureReducer.distance(context.place(id), at)).thenComparing(Comparator.naturalOrder()))
                .limit(MOST_TARGETS).toList();
        String name = context.design().requireNode(from.get()).name();
        return targets.isEmpty() ? Step.to(idle, new Effect.Notice("Nothing in view can be wired to " + name + ". Press / to add what it should reach."))
                : Step.to(new Connecting(from.get(), targets));
    }

    /** Quick-add beside the card, with what it may call, or with what may call it. */
    private static Step addBeside(GestureState idle, boolean called, GestureContext context) {
        Optional<NodeId> card = single(context).filter(id -> !context.folding().hides(id));
        if (card.isEmpty()) {
            return Step.to(idle, new Effect.Notice(called ? "Select one card first; then A adds what it calls." : "Select one card first; then Shift+A adds what calls it."));
        }
        Point at = context.place(card.get()).plus(called ? CardMetrics.WIDTH + Effect.QuickAdd.GAP : -Effect.QuickAdd.GAP, CardMetrics.HEIGHT / 2);
        return Step.to(idle, new Effect.Reveal(card.get()), new Effect.QuickAdd(at, Optional.of(called ? End.out(card.get()) : End.in(card.get())), !called));
    }

    private static Optional<WireRule> rule(GestureContext context, NodeId from, NodeId to) {
        return context.wiring().judge(context.design(), End.out(from), context.design().requireNode(to)) instanceof Wiring.Verdict.Allowed(List<WireRule> rules)
                ? Optional.of(rules.getFirst()) : Optional.empty();
    }

    static Step digit(GestureState state, int digit, GestureContext context) {
        if (state instanceof GestureState.Choosing choosing) {
            return Choosing.choose(choosing, digit - 1, context);
        }
        if (!(state instanceof Connecting(NodeId from, List<NodeId> targets)) || digit < 1 || digit > targets.size()) {
            return Step.to(state);
        }
        NodeId to = targets.get(digit - 1);
        return rule(context, from, to)
                .map(rule -> Choosing.connect(Aiming.wire(from, to, rule, context), to, true, context))
                .orElse(Step.to(GestureState.idle()));
    }

    /** The place itself, or the next one below it (or above) that no card covers. */
    private static Point free(Point wish, int down, GestureContext context) {
        Point place = wish;
        while (!context.cardsIn(CardMetrics.bounds(place)).isEmpty()) {
            place = CardMetrics.snap(place.plus(0, down * (CardMetrics.HEIGHT + ROW_GAP)));
        }
        return place;
    }

    /** A copy beside the card, wired from what calls it (up, down) or to the copy (left, right) where that is legal. */
    private static Step cloned(GestureState idle, Walking.Way way, GestureContext context) {
        Optional<NodeId> card = single(context);
        if (card.isEmpty()) {
            return Step.to(idle);
        }
        Node original = context.design().requireNode(card.get());
        String name = context.design().freshName(original.name().replaceAll("\\d+$", ""));
        Node copy = Pasting.copy(original, context.design().freshNodeId(name), name);
        Point beside = context.place(card.get()).plus(way.dx() * (CardMetrics.WIDTH + 60), way.dy() * (CardMetrics.HEIGHT + ROW_GAP));
        List<Edit> edits = new ArrayList<>();
        edits.add(new CardEdit.AddNode(copy, Optional.of(free(CardMetrics.snap(beside), way.dy() < 0 ? -1 : 1, context))));
        var with = context.design().withNode(copy);
        if (way.dx() != 0) {
            Node from = way.dx() > 0 ? original : copy;
            Node to = way.dx() > 0 ? copy : original;
            if (context.wiring().judge(with, End.out(from.id()), to) instanceof Wiring.Verdict.Allowed(List<WireRule> rules)) {
                edits.add(new WireEdit.Connect(context.wiring().create(with, rules.getFirst(), from, to)));
            }
        } else {
            for (WireId id : context.wiresOf(card.get()).stream().sorted().toList()) {
                var wire = context.design().requireWire(id);
                if (wire.to().node().equals(card.get())) {
                    Node caller = context.design().requireNode(wire.from().node());
                    if (context.wiring().judge(with, wire.from(), copy) instanceof Wiring.Verdict.Allowed(List<WireRule> rules)) {
                        var fresh = context.wiring().create(with, rules.getFirst(), caller, copy);
                        with = with.withWire(fresh);
                        edits.add(new WireEdit.Connect(fresh));
                    }
                }
            }
        }
        return Step.to(idle, new Effect.Apply(new Edit.Sequence("Clone " + original.name(), edits)), new Effect.Select(Set.of(copy.id()), Set.of()),
                new Effect.Reveal(copy.id()));
    }

    private static Effect connected(GestureContext context) {
        Set<NodeId> cards = new HashSet<>(context.selectedCards());
        context.selectedWires().forEach(id -> cards.add(context.design().requireWire(id).from().node()));
        Set<WireId> wires = new HashSet<>();
        List<NodeId> open = new ArrayList<>(cards);
        while (!open.isEmpty()) {
            for (WireId id : context.wiresOf(open.removeLast())) {
                wires.add(id);
                var wire = context.design().requireWire(id);
                for (NodeId end : List.of(wire.from().node(), wire.to().node())) {
                    if (cards.add(end)) {
                        open.add(end);
                    }
                }
            }
        }
        return new Effect.Select(cards, wires);
    }

    private static Effect reach(boolean down, GestureContext context) {
        Set<NodeId> cards = new HashSet<>(context.selectedCards());
        Set<WireId> wires = new HashSet<>();
        List<NodeId> open = new ArrayList<>(cards);
        while (!open.isEmpty()) {
            NodeId card = open.removeLast();
            for (WireId id : context.wiresOf(card)) {
                var wire = context.design().requireWire(id);
                NodeId near = down ? wire.from().node() : wire.to().node();
                NodeId far = down ? wire.to().node() : wire.from().node();
                if (near.equals(card)) {
                    wires.add(id);
                    if (cards.add(far)) {
                        open.add(far);
                    }
                }
            }
        }
        return new Effect.Select(cards, wires);
    }
}
