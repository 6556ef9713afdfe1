package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Aiming;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureReducer;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Step;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.geometry.NotePlaces;
import dev.drawbridge.model.wire.Wiring.Verdict;
import java.util.List;
import javafx.geometry.Point2D;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Cursor;
import javafx.scene.Node;

/** What the hand does: feeds inputs to the reducer, does what comes of them, and shows the state of the gesture. */
final class Gestures {
    private final CanvasView canvas;
    private final Workspace workspace;
    private final Scenery scenery;
    private final Stagecraft stage;
    private final Camera camera;
    private final SceneContext context;
    private final Clipboards clipboard;
    private final BooleanSupplier spaceHeld;
    private GestureState state = GestureState.idle();
    private Optional<WireId> splice = Optional.empty();

    Gestures(CanvasView canvas, Workspace workspace, Scenery scenery, Stagecraft stage, Camera camera, SceneContext context, BooleanSupplier spaceHeld) {
        this.canvas = canvas;
        this.workspace = workspace;
        this.scenery = scenery;
        this.stage = stage;
        this.camera = camera;
        this.context = context;
        this.spaceHeld = spaceHeld;
        clipboard = new Clipboards(workspace, scenery);
    }

    GestureState state() {
        return state;
    }

    /** Feeds an input to the reducer and does what comes of it. */
    void take(Input input) {
        GestureState before = state;
        Step step = GestureReducer.step(state, input, context);
        state = step.state();
        for (Effect effect : step.effects()) {
            perform(effect);
        }
        follow(before);
        if (!(before instanceof GestureState.Idle && state instanceof GestureState.Idle)) {
            canvas.touch();
        }
    }

    private void perform(Effect effect) {
        try {
            switch (effect) {
                case Effect.Select(Set<NodeId> nodes, Set<WireId> selected, Set<NoteId> notes) -> {
                    workspace.selection().set(nodes, selected, notes);
                    if (workspace.selection().isEmpty()) {
                        letGo();
                    }
                }
                case Effect.Apply(var edit, String mergeKey) -> apply(edit, mergeKey);
                case Effect.Pan(double dx, double dy) -> camera.look(camera.view().panned(dx, dy));
                case Effect.Zoom(double factor, Point at) -> camera.look(camera.view().zoomedTo(camera.view().zoom() * factor, at.x(), at.y()));
                case Effect.Open(NodeId card) -> canvas.host().open(card);
                case Effect.Rename(NodeId card) -> canvas.naming().card(card);
                case Effect.RenameGroup(GroupId group) -> canvas.naming().group(group);
                case Effect.EditNote(NoteId note) -> canvas.naming().note(note);
                case Effect.Leave(boolean forward) -> canvas.host().leave(forward);
                case Effect.OpenLinks(NoteId note, List<String> addresses) -> {
                    Bounds box = camera.onScreen(NotePlaces.bounds(scenery.notes().box(note)));
                    Point2D corner = canvas.localToScreen(box.x(), box.maxY());
                    canvas.host().links(addresses, corner.getX(), corner.getY());
                }
                case Effect.RevealNote(NoteId note) -> {
                    camera.reveal(NotePlaces.bounds(scenery.notes().box(note)));
                    canvas.frames().renderAll();
                    stage.notes().view(note).ifPresent(Node::requestFocus);
                }
                case Effect.RevealWire(WireId id) -> {
                    WireId wire = scenery.folding().shown(id).orElse(id);
                    canvas.reveal(wire);
                    canvas.frames().renderAll();
                    stage.wires().view(wire).ifPresent(WireView::requestFocus);
                    canvas.hints().explain(wire, camera.view().toScreen(scenery.paths().curve(wire).at(0.5)));
                }
                case Effect.Reveal(NodeId card) -> {
                    canvas.reveal(card);
                    canvas.frames().renderAll();
                    stage.cards().view(card).<Node>map(view -> view)
                            .or(() -> scenery.folding().groupOf(card).flatMap(stage.groups()::card)).ifPresent(Node::requestFocus);
                }
                case Effect.QuickAdd(Point at, Optional<End> from, boolean backwards) ->
                    canvas.chrome().openQuickAdd(at, camera.view().toScreen(at), from, backwards);
                case Effect.Notice(String text) -> canvas.host().notice(text);
                case Effect.Delegate(CanvasAction action) -> delegate(action);
            }
        } catch (ModelException refused) {
            canvas.host().notice(refused.getMessage());
        }
    }

    /** A card that keeps the focus when nothing is selected would look as if it were. */
    private void letGo() {
        if (canvas.getScene() != null && canvas.getScene().getFocusOwner() instanceof Node owner && owner != canvas
                && Stream.of(CardView.class, GroupCardView.class, NoteView.class, WireView.class).anyMatch(view -> view.isInstance(owner))) {
            canvas.requestFocus();
        }
    }

    private void apply(Edit edit, String mergeKey) {
        Drawing before = workspace.store().drawing();
        workspace.store().apply(edit, mergeKey);
        Drawing after = workspace.store().drawing();
        if (AlsoRemoved.isRemoval(edit)) {
            // both texts are parsed for that, which takes a while for long ones
            canvas.host().think(() -> AlsoRemoved.sentence(before, edit, after), also -> also.ifPresent(sentence -> offerBack(sentence, after)), () -> { });
        }
    }

    /** The way back from a deletion, not from what was done since. */
    private void offerBack(String also, Drawing after) {
        canvas.host().undoable(also, () -> {
            if (workspace.store().drawing().equals(after)) {
                workspace.store().undo();
            } else {
                canvas.host().notice(Words.of("canvas.removed.changed"));
            }
        });
    }

    private void delegate(CanvasAction action) {
        switch (action) {
            case UNDO -> workspace.store().undo();
            case REDO -> workspace.store().redo();
            case COPY -> clipboard.copy();
            case CUT -> {
                clipboard.copy();
                take(new Input.Act(CanvasAction.DELETE));
            }
            case PASTE -> clipboard.paste(context.pointer());
            case DUPLICATE -> clipboard.duplicate();
            case TIDY -> canvas.tidying().tidy();
            case BACK -> camera.back();
            case FORWARD -> camera.forward();
            case FIT -> camera.fit();
            case FIT_SELECTION -> camera.fit(workspace.selection().nodes());
            case ACTUAL_SIZE -> camera.actualSize();
            case ZOOM_IN -> camera.zoomIn();
            case ZOOM_OUT -> camera.zoomOut();
            default -> throw new IllegalStateException(action + " is a gesture");
        }
    }

    /** Shows what the state of the gesture says, where that is not the overlay's part. */
    private void follow(GestureState before) {
        if (!state.held().isEmpty()) {
            stage.hold(state.held());
            canvas.touch();
        } else if (!before.held().isEmpty()) {
            stage.release(before.held().keySet());
            canvas.touch();
        }
        if (!state.heldNotes().isEmpty()) {
            scenery.notes().hold(state.heldNotes());
            canvas.touch();
        } else if (!before.heldNotes().isEmpty()) {
            scenery.notes().release();
            canvas.touch();
        }
        hover(before);
        canvas.hints().over(state instanceof GestureState.Idle(Target under) ? under.wireUnder() : Optional.empty());
        lightUp(before);
        boolean calm = state instanceof GestureState.Idle || state instanceof GestureState.Connecting || state instanceof GestureState.Choosing || state instanceof GestureState.Pressing
                || state instanceof GestureState.Panning;
        if (!calm) {
            canvas.motion().go();
        }
        if (!state.spliced().equals(splice)) {
            splice.flatMap(stage.wires()::view).ifPresent(wire -> wire.mark(Styles.SPLICE, false));
            splice = state.spliced();
            splice.flatMap(stage.wires()::view).ifPresent(wire -> wire.mark(Styles.SPLICE, true));
        }
        canvas.setCursor(cursor());
    }

    private Cursor cursor() {
        return switch (state) {
            case GestureState.Panning panning -> Cursor.CLOSED_HAND;
            case GestureState.Moving moving -> Cursor.MOVE;
            case GestureState.Wiring wiring -> Cursor.CROSSHAIR;
            case GestureState.Retargeting retargeting -> Cursor.CROSSHAIR;
            case GestureState.Idle(Target under) when under instanceof Target.OnPort || under instanceof Target.OnWireEnd -> Cursor.CROSSHAIR;
            case GestureState.Sizing sizing -> Cursor.SE_RESIZE;
            case GestureState.Sliding sliding -> Cursor.MOVE;
            case GestureState.Idle(Target under) when under instanceof Target.OnNoteCorner -> Cursor.SE_RESIZE;
            case GestureState.Idle(Target under) when !(under instanceof Target.OnCanvas) -> Cursor.HAND;
            default -> spaceHeld.getAsBoolean() ? Cursor.OPEN_HAND : Cursor.DEFAULT;
        };
    }

    private void hover(GestureState before) {
        Target old = before instanceof GestureState.Idle(Target under) ? under : new Target.OnCanvas();
        Target now = state instanceof GestureState.Idle(Target under) ? under : new Target.OnCanvas();
        if (!old.equals(now)) {
            mark(old, false);
            mark(now, true);
        }
    }

    private void mark(Target target, boolean hot) {
        Optional<String> port = hot && target instanceof Target.OnPort(End end) ? Optional.of(end.port()) : Optional.empty();
        target.cardUnder().flatMap(stage.cards()::view).ifPresent(card -> card.setHot(hot, port));
        switch (target) {
            case Target.OnGroup(GroupId group) -> stage.groups().setHot(group, hot);
            case Target.OnFold(GroupId group) -> stage.groups().setHot(group, hot);
            default -> { }
        }
        target.wireUnder().flatMap(stage.wires()::view).ifPresent(wire -> wire.mark(Styles.HOT, hot));
    }

    /** While a wire hangs on the pointer, the cards it may reach light up and the others dim. */
    private void lightUp(GestureState before) {
        if (judges(before) == judges(state)) {
            return;
        }
        switch (state) {
            case GestureState.Wiring w -> stage.cards().judge(Optional.of(id -> allowed(w.fixed(), w.backwards(), Optional.empty(), id)));
            case GestureState.Retargeting r -> stage.cards().judge(Optional.of(id -> allowed(r.fixed(), !r.last(), Optional.of(r.wire()), id)));
            case GestureState.Connecting c -> stage.cards().judge(Optional.of(id -> id.equals(c.from()) ? Optional.empty() : Optional.of(c.targets().contains(id))));
            default -> stage.cards().judge(Optional.empty());
        }
    }

    private static boolean judges(GestureState state) {
        return state instanceof GestureState.Wiring || state instanceof GestureState.Retargeting || state instanceof GestureState.Connecting;
    }

    /** Nothing is said of the card that the wire comes from. */
    private Optional<Boolean> allowed(End fixed, boolean backwards, Optional<WireId> moved, NodeId card) {
        return card.equals(fixed.node()) ? Optional.empty() : Optional.of(
                Aiming.judge(workspace.store().design(), workspace.wiring(), fixed, backwards, moved, card) instanceof Verdict.Allowed);
    }
}
