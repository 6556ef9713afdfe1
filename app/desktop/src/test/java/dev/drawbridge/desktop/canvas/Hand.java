package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureReducer;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Step;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works on a drawing as a user does, without the toolkit: feeds inputs to the reducer and does what the effects say. */
final class Hand {
    static final Modifiers SHIFT = new Modifiers(true, false, false, false);
    static final Modifiers CTRL = new Modifiers(false, true, false, false);
    static final Modifiers ALT = new Modifiers(false, false, true, false);
    static final Modifiers SPACE = new Modifiers(false, false, false, true);

    final Workspace workspace;
    final Scenery scenery;
    final List<Effect> effects = new ArrayList<>();
    /** Where links stand, for gestures that ask. */
    final java.util.Map<Point, String> links = new java.util.HashMap<>();
    GestureState state = GestureState.idle();
    private final SceneContext context;
    private Point pointer = new Point(0, 0);
    private Modifiers keys = Modifiers.NONE;

    Hand(Drawing drawing) {
        workspace = Drawings.workspace(drawing);
        scenery = new Scenery(drawing);
        context = new SceneContext(workspace, scenery, () -> new Bounds(-100, -100, 1400, 900), () -> pointer, () -> 1, (note, at) -> Optional.ofNullable(links.get(at)));
        workspace.store().listen(scenery::follow);
    }

    Hand with(Modifiers held) {
        keys = held;
        return this;
    }

    Hand press(double x, double y) {
        return press(x, y, Input.Button.PRIMARY, 1);
    }

    Hand press(double x, double y, Input.Button button, int clicks) {
        pointer = new Point(x, y);
        return take(new Input.Press(pointer, pointer, button, clicks, keys, under()));
    }

    Hand move(double x, double y) {
        pointer = new Point(x, y);
        return take(new Input.Move(pointer, pointer, keys, under()));
    }

    Hand release() {
        return take(new Input.Release(pointer, pointer, keys, under()));
    }

    Hand click(double x, double y) {
        return press(x, y).release();
    }

    /** Press, move a bit, move there; the button is still down. */
    Hand dragging(double fromX, double fromY, double toX, double toY) {
        return press(fromX, fromY).move((fromX + toX) / 2, (fromY + toY) / 2).move(toX, toY);
    }

    Hand drag(double fromX, double fromY, double toX, double toY) {
        return dragging(fromX, fromY, toX, toY).release();
    }

    Hand act(CanvasAction... actions) {
        for (CanvasAction action : actions) {
            take(new Input.Act(action));
        }
        return this;
    }

    Hand take(Input input) {
        GestureState before = state;
        Step step = GestureReducer.step(state, input, context);
        state = step.state();
        effects.addAll(step.effects());
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Select(Set<NodeId> cards, Set<WireId> wires, Set<NoteId> notes) -> workspace.selection().set(cards, wires, notes);
                case Effect.Apply(Edit edit, String mergeKey) -> workspace.store().apply(edit, mergeKey);
                case Effect.Delegate(CanvasAction action) when action == CanvasAction.UNDO -> workspace.store().undo();
                case Effect.Delegate(CanvasAction action) when action == CanvasAction.REDO -> workspace.store().redo();
                default -> { }
            }
        }
        prune();
        if (!state.held().isEmpty()) {
            scenery.hold(state.held());
        } else if (!before.held().isEmpty()) {
            scenery.release();
        }
        return this;
    }

    /** What is gone cannot be selected. */
    private void prune() {
        Set<NodeId> cards = new java.util.HashSet<>(workspace.selection().nodes());
        Set<WireId> wires = new java.util.HashSet<>(workspace.selection().wires());
        Set<NoteId> notes = new java.util.HashSet<>(workspace.selection().notes());
        if (cards.retainAll(workspace.store().design().nodes().keySet()) | wires.retainAll(workspace.store().design().wires().keySet())
                | notes.retainAll(workspace.store().design().notes().keySet())) {
            workspace.selection().set(cards, wires, notes);
        }
    }

    Target under() {
        return new HitTest(scenery, workspace.catalogue()).at(pointer, 1, workspace.selection().wires());
    }

    List<Edit> edits() {
        return effects.stream().filter(Effect.Apply.class::isInstance).map(e -> ((Effect.Apply) e).edit()).toList();
    }

    <E extends Effect> Optional<E> last(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).reduce((first, second) -> second);
    }

    Point place(String card) {
        return workspace.store().layout().place(new NodeId(card)).orElseThrow();
    }

    Set<NodeId> cards() {
        return workspace.selection().nodes();
    }

    Set<WireId> wires() {
        return workspace.selection().wires();
    }

    boolean wired(String from, String to) {
        return workspace.store().design().wires().values().stream()
                .anyMatch(wire -> wire.from().node().value().equals(from) && wire.to().node().value().equals(to));
    }
}
