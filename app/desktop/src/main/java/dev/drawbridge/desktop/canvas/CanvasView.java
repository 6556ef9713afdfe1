package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Aiming;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureReducer;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Step;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.layout.Tidy;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.Wiring.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Affine;
import javafx.util.Duration;

/**
 * The drawing surface: shows the drawing of a workspace and lets the hand change it. Only what is in view is attached;
 * redrawn is only what a change names. Belongs to the JavaFX thread.
 */
public final class CanvasView extends Region {
    private static final double FIT_MARGIN = 56;
    private static final double REVEAL_MARGIN = 48;
    /** After this long without motion cards are painted sharp. */
    private static final Duration REST = Duration.millis(160);
    /** The pointer is over a wire for this long before the canvas explains it. */
    private static final Duration MOMENT = Duration.millis(450);
    private static final double ZOOM_STEP = 1.25;
    /** How far outside the window cards are attached already, in pixels: a slow pan then meets finished cards. */
    private static final double AHEAD = 64;
    /** New cards per frame while something moves: styling one takes about half a millisecond. */
    private static final int AT_ONCE = 12;
    /** More cards than these do not slide but jump. */
    private static final int MOST_GLIDING = 400;
    /** Below this zoom a name cannot be typed on its card. */
    private static final double SMALLEST_TITLE = 0.6;
    private static final int ALL = Integer.MAX_VALUE / 2;

    private final Workspace workspace;
    private final CanvasHost host;
    private final Tints tints = new Tints(this, this::coloursChanged);
    private final Scenery scenery;
    private final MarkBook marks = new MarkBook();
    private final FarScene far;
    private final CardLayer cards;
    private final WireLayer wires;
    private final GroupLayer groups;
    private final Messages messages;
    private final Overlay overlay;
    private final Overview overview;
    private final GridLayer grid = new GridLayer();
    private final Chrome chrome;
    private final Clipboards clipboard;
    private final javafx.scene.Group world = new javafx.scene.Group();
    private final Affine camera = new Affine();
    private final Rectangle clip = new Rectangle();
    private final Pointer pointer;
    private final SceneContext context;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    private final List<Runnable> subscriptions;
    private final Runnable beforeFrame = this::render;

    private CardStatus status = CardStatus.NONE;
    private Viewpoint view = Viewpoint.ORIGIN;
    private GestureState state = GestureState.idle();
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean dirty = true;
    private final Trail trail = new Trail();
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private Optional<WireId> hinted = Optional.empty();
    private Optional<Glide> gliding = Optional.empty();
    private boolean still;
    private boolean moving;
    private boolean fitted;
    private Optional<WireId> splice = Optional.empty();

    /** A canvas for the drawing of the workspace. */
    public CanvasView(Workspace workspace, CanvasHost host) {
        this.workspace = workspace;
        this.host = host;
        scenery = new Scenery(workspace.store().drawing(), workspace.catalogue());
        far = new FarScene(scenery, workspace.catalogue());
        cards = new CardLayer(workspace, scenery, () -> status, marks);
        wires = new WireLayer(workspace, scenery, marks);
        groups = new GroupLayer(scenery);
        messages = new Messages(scenery, id -> wires.view(id).isPresent());
        overlay = new Overlay(workspace, scenery);
        overview = new Overview(far, tints, marks);
        clipboard = new Clipboards(workspace, scenery::places);
        context = new SceneContext(workspace, scenery, () -> view.seen(getWidth(), getHeight()), this::pointerInWorld, () -> view.zoom());
        chrome = new Chrome(this, workspace, scenery, far, tints);

        getStyleClass().add("canvas-view");
        getStylesheets().add(Objects.requireNonNull(CanvasView.class.getResource("canvas.css"), "canvas.css").toExternalForm());
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Drawing");
        setFocusTraversable(true);
        setMinSize(120, 120);
        setClip(clip);

        world.getTransforms().add(camera);
        world.setManaged(false);
        world.setAutoSizeChildren(false);
        world.setPickOnBounds(false);
        world.setMouseTransparent(true);
        world.getChildren().addAll(groups.root(), wires.lines(), wires.labels(), cards.root(), messages.root(), overlay.world());
        getChildren().addAll(grid, overview.node(), world, overlay.screen(), chrome.node());
        groups.refresh();
        rest.setOnFinished(event -> {
            moving = false;
            trail.rest(view);
            cards.asBitmaps(false);
        });

        moment.setOnFinished(event -> hinted.ifPresent(wire -> pointerOnScreen().ifPresent(at -> explain(wire, at))));
        pointer = new Pointer(this, () -> view, at -> scenery.hit(at, view.zoom(), workspace.selection().wires()), () -> state, Keymap.standard(), this::take);
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_EXITED, event -> {
            moment.stop();
            chrome.wireHint().setVisible(false);
        });
        addEventFilter(javafx.scene.input.MouseEvent.MOUSE_PRESSED, event -> {
            moment.stop();
            chrome.wireHint().setVisible(false);
            if (!chrome.owns(event.getTarget())) {
                chrome.closeQuickAdd();
                if (!isFocused()) {
                    requestFocus();
                }
            }
        });
        subscriptions = List.of(workspace.store().listen(this::changed), workspace.selection().listen(this::selectionChanged));
        sceneProperty().addListener((property, before, after) -> {
            if (before != null) {
                before.removePreLayoutPulseListener(beforeFrame);
            }
            if (after != null) {
                after.addPreLayoutPulseListener(beforeFrame);
                touch();
            }
        });
    }

    // --- what the window may ask

    /** Shows other figures and findings from now on. */
    public void setStatus(CardStatus newStatus) {
        status = newStatus;
        refreshStatus(cards.attached());
    }

    /** The figures or findings of these cards have changed. */
    public void refreshStatus(Collection<NodeId> changed) {
        cards.refresh(changed);
        touch();
    }

    /**
     * Shows these marks on cards and wires, in place of those that the layer showed before; {@link Marks#NONE} takes them
     * away. Drawn anew is only what differs, so it may be called whenever something changes. From far away their colours
     * stay to be seen.
     */
    public void mark(Marks.Layer layer, Marks shown) {
        MarkBook.Changed changed = marks.put(layer, shown);
        cards.refresh(changed.cards());
        wires.refresh(changed.wires());
        touch();
    }

    /** A message crossed the wire: a dot travels along it, if it is in view. */
    public void pulse(WireId wire, boolean ok) {
        if (workspace.store().design().wire(wire).isPresent()) {
            messages.send(wire, ok);
        }
    }

    /** Which keys ask for what, instead of the standard ones. */
    public void setKeymap(Keymap keymap) {
        pointer.setKeymap(keymap);
    }

    /** No motion: messages rest on their wire instead of travelling. */
    public void setReducedMotion(boolean reduced) {
        still = reduced;
        messages.setStill(reduced);
    }

    /** Does what a key would do. */
    public void perform(CanvasAction action) {
        take(new Input.Act(action));
    }

    /** Brings the card into view. */
    public void reveal(NodeId card) {
        if (workspace.store().design().node(card).isPresent()) {
            look(view.revealing(scenery.card(card), getWidth(), getHeight(), REVEAL_MARGIN));
        }
    }

    /** Brings the wire with both its cards into view. */
    public void reveal(WireId wire) {
        workspace.store().design().wire(wire).ifPresent(w -> look(view.revealing(
                scenery.card(w.from().node()).union(scenery.card(w.to().node())), getWidth(), getHeight(), REVEAL_MARGIN)));
    }

    /** Where the card is shown, in pixels of this view, also outside of what is seen; empty for a card that is not there. */
    public Optional<javafx.geometry.Bounds> boundsOf(NodeId card) {
        return workspace.store().design().node(card).map(node -> {
            Bounds box = scenery.card(card);
            Point corner = view.toScreen(new Point(box.x(), box.y()));
            return new javafx.geometry.BoundingBox(corner.x(), corner.y(), box.width() * view.zoom(), box.height() * view.zoom());
        });
    }

    /** The zoom, 1 for actual size. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** A kind is being dragged from the palette and is here now; a card hangs on the pointer while that is over the canvas. */
    public void dragFromPalette(String kind, double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        if (contains(local)) {
            take(new Input.Carry(kind, view.toWorld(local.getX(), local.getY()), Modifiers.NONE));
        } else {
            take(new Input.Abandon());
        }
    }

    /** The drag from the palette ended here; outside of the canvas nothing happens. */
    public void dropFromPalette(double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        if (contains(local)) {
            take(new Input.Drop(view.toWorld(local.getX(), local.getY()), Modifiers.NONE));
            requestFocus();
        } else {
            take(new Input.Abandon());
        }
    }

    /** The drag from the palette was given up. */
    public void cancelPaletteDrag() {
        take(new Input.Abandon());
    }

    /** Places a card of that kind in the middle of the view: Enter in the palette. */
    public void place(String kind) {
        chrome.place(kind, CardMetrics.snap(view.seen(getWidth(), getHeight()).centre().plus(-CardMetrics.WIDTH / 2, -CardMetrics.HEIGHT / 2)),
                Optional.empty(), false);
    }

    /** Lets go of the workspace. The view shows nothing new after that. */
    public void dispose() {
        subscriptions.forEach(Runnable::run);
        gliding.ifPresent(Glide::stop);
        messages.stop();
        rest.stop();
        moment.stop();
    }

    // --- the drawing and the selection

    private void changed(Change change) {
        Scenery.Dirty touched = scenery.follow(change);
        far.follow(change);
        // cards show in their description what they are wired to
        Set<NodeId> touchedCards = new HashSet<>(touched.cards());
        for (WireId id : change.wires()) {
            for (var design : List.of(change.before().design(), change.after().design())) {
                design.wire(id).ifPresent(wire -> touchedCards.addAll(List.of(wire.from().node(), wire.to().node())));
            }
        }
        cards.refresh(touchedCards);
        wires.refresh(touched.wires());
        wires.clear(touched.cards().stream().filter(id -> change.after().design().node(id).isPresent()).map(scenery::card).toList());
        groups.refresh();
        chrome.drawingChanged();
        prune();
        touch();
    }

    /** What is gone cannot be selected. */
    private void prune() {
        var design = workspace.store().design();
        Set<NodeId> nodes = new HashSet<>(workspace.selection().nodes());
        Set<WireId> selectedWires = new HashSet<>(workspace.selection().wires());
        boolean gone = nodes.removeIf(id -> design.node(id).isEmpty());
        gone |= selectedWires.removeIf(id -> design.wire(id).isEmpty());
        if (gone) {
            workspace.selection().set(nodes, selectedWires);
        }
    }

    private void selectionChanged() {
        chrome.wireHint().setVisible(false);
        cards.select(workspace.selection().nodes());
        wires.select(workspace.selection().wires());
        touch();
    }

    // --- gestures

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
            touch();
        }
    }

    private void perform(Effect effect) {
        try {
            switch (effect) {
                case Effect.Select(Set<NodeId> nodes, Set<WireId> selected) -> workspace.selection().set(nodes, selected);
                case Effect.Apply(var edit, String mergeKey) -> workspace.store().apply(edit, mergeKey);
                case Effect.Pan(double dx, double dy) -> look(view.panned(dx, dy));
                case Effect.Zoom(double factor, Point at) -> look(view.zoomedTo(view.zoom() * factor, at.x(), at.y()));
                case Effect.Open(NodeId card) -> host.open(card);
                case Effect.Rename(NodeId card) -> rename(card);
                case Effect.RenameGroup(GroupId group) -> renameGroup(group);
                case Effect.RevealWire(WireId wire) -> {
                    reveal(wire);
                    render(ALL);
                    wires.view(wire).ifPresent(WireView::requestFocus);
                    explain(wire, view.toScreen(scenery.curve(wire).at(0.5)));
                }
                case Effect.Reveal(NodeId card) -> {
                    reveal(card);
                    focus(card);
                }
                case Effect.QuickAdd(Point at, Optional<End> from, boolean backwards) -> chrome.openQuickAdd(at, view.toScreen(at), from, backwards);
                case Effect.Notice(String text) -> host.notice(text);
                case Effect.Delegate(CanvasAction action) -> delegate(action);
            }
        } catch (ModelException refused) {
            host.notice(refused.getMessage());
        }
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
            case PASTE -> clipboard.paste(pointerInWorld());
            case DUPLICATE -> clipboard.duplicate();
            case TIDY -> tidy();
            case BACK -> trail.back().ifPresent(this::look);
            case FORWARD -> trail.forward().ifPresent(this::look);
            case FIT -> fit();
            case FIT_SELECTION -> look(around(workspace.selection().nodes()));
            case ACTUAL_SIZE -> zoomTo(1);
            case ZOOM_IN -> zoomTo(view.zoom() * ZOOM_STEP);
            case ZOOM_OUT -> zoomTo(view.zoom() / ZOOM_STEP);
            default -> throw new IllegalStateException(action + " is a gesture");
        }
    }

    /** Draws what the state of the gesture says, where that is not the overlay's part. */
    private void follow(GestureState before) {
        if (!state.held().isEmpty()) {
            show(state.held());
        } else if (!before.held().isEmpty()) {
            wires.redraw(scenery.release());
            moved(before.held().keySet());
        }
        hover(before);
        hint();
        lightUp(before);
        boolean still = state instanceof GestureState.Idle || state instanceof GestureState.Connecting || state instanceof GestureState.Pressing;
        if (!still) {
            inMotion();
        }
        if (!state.spliced().equals(splice)) {
            splice.flatMap(wires::view).ifPresent(wire -> wire.mark(Styles.SPLICE, false));
            splice = state.spliced();
            splice.flatMap(wires::view).ifPresent(wire -> wire.mark(Styles.SPLICE, true));
        }
        setCursor(cursor());
    }

    /** Shows cards elsewhere for now. */
    private void show(Map<NodeId, Point> places) {
        wires.redraw(scenery.hold(places));
        moved(places.keySet());
    }

    private void moved(Set<NodeId> ids) {
        cards.move(ids);
        far.move(ids);
        if (!workspace.store().design().groups().isEmpty()) {
            groups.refresh();
        }
        touch();
    }

    /** Tidies the selection if there are several cards in it, else the whole drawing; off this thread, then as one edit. */
    private void tidy() {
        Drawing drawing = workspace.store().drawing();
        Set<NodeId> chosen = workspace.selection().nodes();
        boolean some = chosen.size() > 1;
        Layout shown = drawing.layout().withPlaces(scenery.places(drawing.design().nodes().keySet()));
        Tidy tidy = new Tidy(workspace.wires());
        host.think(() -> some ? tidy.edit(drawing.design(), shown, chosen) : tidy.edit(drawing.design(), shown), found -> {
            if (workspace.store().drawing() != drawing) {
                host.notice("The drawing has changed while it was tidied. Tidy it again.");
            } else {
                found.ifPresentOrElse(edit -> glide(edit, !some), () -> host.notice(some ? "These cards are tidy already." : "The drawing is tidy already."));
            }
        });
    }

    /** Slides the cards there and then applies the edit; at once if motion is not wanted or there is too much of it. */
    private void glide(Edit.MoveNodes edit, boolean whole) {
        Drawing drawing = workspace.store().drawing();
        Runnable apply = () -> {
            if (workspace.store().drawing() == drawing && state.held().isEmpty()) {
                scenery.release();
                workspace.store().apply(edit);
                if (whole && view.zoom() >= Overview.BELOW) {
                    fit();
                }
            }
        };
        gliding.ifPresent(Glide::stop);
        if (still || edit.places().size() > MOST_GLIDING) {
            apply.run();
            return;
        }
        Glide glide = new Glide(scenery.places(edit.places().keySet()), edit.places(), places -> {
            if (workspace.store().drawing() == drawing && state.held().isEmpty()) {
                inMotion();
                show(places);
            }
        }, apply);
        gliding = Optional.of(glide);
        glide.start();
    }

    private Cursor cursor() {
        return switch (state) {
            case GestureState.Panning panning -> Cursor.CLOSED_HAND;
            case GestureState.Moving moving -> Cursor.MOVE;
            case GestureState.Wiring wiring -> Cursor.CROSSHAIR;
            case GestureState.Retargeting retargeting -> Cursor.CROSSHAIR;
            case GestureState.Idle(Target under) when under instanceof Target.OnPort || under instanceof Target.OnWireEnd -> Cursor.CROSSHAIR;
            case GestureState.Idle(Target under) when !(under instanceof Target.OnCanvas) -> Cursor.HAND;
            default -> pointer.spaceHeld() ? Cursor.OPEN_HAND : Cursor.DEFAULT;
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

    /** After a moment over a wire a sheet says what it does; it goes with the next thing that happens. */
    private void hint() {
        Optional<WireId> over = state instanceof GestureState.Idle(Target under) ? under.wireUnder() : Optional.empty();
        if (!over.equals(hinted)) {
            hinted = over;
            chrome.wireHint().setVisible(false);
            moment.stop();
            if (over.isPresent()) {
                moment.playFromStart();
            }
        }
    }

    private void explain(WireId id, Point at) {
        var design = workspace.store().design();
        design.wire(id).ifPresent(wire -> chrome.wireHint().show(WireFacts.of(design, workspace.catalogue(), workspace.wires(), wire), at, getWidth(), getHeight()));
    }

    private void mark(Target target, boolean hot) {
        Optional<String> port = hot && target instanceof Target.OnPort(End end) ? Optional.of(end.port()) : Optional.empty();
        target.cardUnder().flatMap(cards::view).ifPresent(card -> card.setHot(hot, port));
        target.wireUnder().flatMap(wires::view).ifPresent(wire -> wire.mark(Styles.HOT, hot));
    }

    /** While a wire hangs on the pointer, the cards it may reach light up and the others dim. */
    private void lightUp(GestureState before) {
        boolean was = before instanceof GestureState.Wiring || before instanceof GestureState.Retargeting || before instanceof GestureState.Connecting;
        boolean is = state instanceof GestureState.Wiring || state instanceof GestureState.Retargeting || state instanceof GestureState.Connecting;
        if (was == is) {
            return;
        }
        switch (state) {
            case GestureState.Wiring w -> cards.judge(Optional.of(id -> allowed(w.fixed(), w.backwards(), Optional.empty(), id)));
            case GestureState.Retargeting r -> cards.judge(Optional.of(id -> allowed(r.fixed(), !r.last(), Optional.of(r.wire()), id)));
            case GestureState.Connecting c -> cards.judge(Optional.of(id -> id.equals(c.from()) ? Optional.empty() : Optional.of(c.targets().contains(id))));
            default -> cards.judge(Optional.empty());
        }
    }

    /** Nothing is said of the card that the wire comes from. */
    private Optional<Boolean> allowed(End fixed, boolean backwards, Optional<WireId> moved, NodeId card) {
        return card.equals(fixed.node()) ? Optional.empty() : Optional.of(
                Aiming.judge(workspace.store().design(), workspace.wiring(), fixed, backwards, moved, card) instanceof Verdict.Allowed);
    }

    /** Lets the name be typed on the card itself, or beside the canvas where the card is too small to be read. */
    private void rename(NodeId card) {
        if (view.zoom() < SMALLEST_TITLE) {
            host.rename(card);
            return;
        }
        reveal(card);
        render(ALL);
        String old = workspace.store().design().requireNode(card).name();
        Bounds box = scenery.card(card);
        chrome.rename(old, new Bounds(box.x() + CardMetrics.TILE_INSET + CardMetrics.TILE + 4, box.y() + 8, CardMetrics.WIDTH - 58, 26),
                name -> apply(new Edit.RenameNode(card, name)));
    }

    private void renameGroup(GroupId id) {
        Group group = workspace.store().design().groups().get(id);
        GroupFrames.of(group, scenery::card).ifPresent(frame -> {
            render(ALL);
            chrome.rename(group.title(), new Bounds(frame.x() + 8, frame.y() + 2, Math.min(240, frame.width() - 16), 26),
                    title -> apply(new Edit.PutGroup(new Group(id, title, group.members(), group.colour(), group.collapsed(), group.unknown()))));
        });
    }

    /** Whether the edit was accepted. */
    private boolean apply(Edit edit) {
        try {
            workspace.store().apply(edit);
            return true;
        } catch (ModelException refused) {
            host.notice(refused.getMessage());
            return false;
        }
    }

    private void focus(NodeId card) {
        render(ALL);
        cards.view(card).ifPresent(CardView::requestFocus);
    }

    // --- the view

    /** Looks from there; drawn before the next frame. */
    void look(Viewpoint newView) {
        if (!newView.equals(view)) {
            view = newView;
            chrome.wireHint().setVisible(false);
            zoom.set(view.zoom());
            inMotion();
            touch();
        }
    }

    /** Something moves: cards are bitmaps until it has come to rest. */
    private void inMotion() {
        moving = true;
        cards.asBitmaps(true);
        rest.playFromStart();
    }

    Viewpoint viewpoint() {
        return view;
    }

    /** Shows the whole drawing, at most at actual size. */
    public void fit() {
        look(scenery.extent().map(all -> Viewpoint.fitting(all, getWidth(), getHeight(), FIT_MARGIN, 1)).orElse(Viewpoint.ORIGIN));
    }

    private Viewpoint around(Set<NodeId> nodes) {
        return Bounds.around(nodes.stream().map(scenery::card).toList())
                .map(box -> Viewpoint.fitting(box, getWidth(), getHeight(), FIT_MARGIN, 1.5)).orElse(view);
    }

    private void zoomTo(double newZoom) {
        look(view.zoomedTo(newZoom, getWidth() / 2, getHeight() / 2));
    }

    private Optional<Point> pointerOnScreen() {
        return pointer.last();
    }

    private Point pointerInWorld() {
        return pointer.last().map(at -> view.toWorld(at.x(), at.y())).orElseGet(() -> view.seen(getWidth(), getHeight()).centre());
    }

    private void coloursChanged() {
        if (chrome != null) {
            chrome.coloursChanged();
        }
        touch();
    }

    private void touch() {
        dirty = true;
        Platform.requestNextPulse();
    }

    /** Brings the picture up to date; runs at most once per frame, before styles and layout. */
    void render() {
        render(moving ? AT_ONCE : ALL);
    }

    /**
     * @param mostCards new cards to attach in this frame, with twice as many wires; what is still to come is seen as from
     *     far away until then
     */
    private void render(int mostCards) {
        if (!dirty || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        dirty = false;
        if (!fitted) {
            fitted = true;
            fit();
            dirty = false;
        }
        camera.setToTransform(view.zoom(), 0, view.x(), 0, view.zoom(), view.y());
        boolean fromFar = view.zoom() < Overview.BELOW;
        grid.setVisible(!fromFar);
        if (!fromFar) {
            grid.show(view, getWidth(), getHeight(), outputScale(), tints.get(Tint.CANVAS), tints.get(Tint.DOT));
        }
        Bounds seen = view.seen(getWidth(), getHeight()).grow(AHEAD / view.zoom());
        boolean focusGone = cards.sync(fromFar ? Set.of() : scenery.cardsIn(seen), mostCards);
        focusGone |= wires.sync(fromFar ? Set.of() : scenery.wiresIn(seen), 2 * mostCards);
        boolean more = !cards.isComplete() || !wires.isComplete();
        if (more) {
            touch();
        }
        if (fromFar || more) {
            overview.paint(view, getWidth(), getHeight(), outputScale(), workspace.selection().nodes(), workspace.selection().wires());
        } else if (overview.isShown()) {
            overview.hide();
        }
        if (focusGone) {
            requestFocus();
        }
        chrome.viewMoved(view);
        overlay.show(state, view, getWidth(), getHeight());
        chrome.show(view, getWidth(), getHeight(), outputScale());
    }

    private double outputScale() {
        Scene scene = getScene();
        return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getRenderScaleX();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        chrome.layout(getWidth(), getHeight());
        touch();
    }

    // --- for tests and the chrome

    Tints tints() {
        return tints;
    }

    CardLayer cards() {
        return cards;
    }

    WireLayer wires() {
        return wires;
    }

    Messages messages() {
        return messages;
    }

    GestureState state() {
        return state;
    }

    Chrome chrome() {
        return chrome;
    }

    CanvasHost host() {
        return host;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Tints.metaData();
    }
}
