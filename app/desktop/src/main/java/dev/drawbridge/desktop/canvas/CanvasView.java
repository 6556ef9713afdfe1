package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Folding;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Change;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.NotePlaces;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.BoundingBox;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The drawing surface: shows the drawing of a workspace and lets the hand change it. This is what the window may ask of it;
 * the work is done by its parts ({@link Camera}, {@link Stagecraft}, {@link Gestures} ...). Belongs to the JavaFX thread.
 */
public final class CanvasView extends Region {
    private final Workspace workspace;
    private final CanvasHost host;
    private final Tints tints = new Tints(this, this::coloursChanged);
    private final Scenery scenery;
    private final Camera camera;
    private final Stagecraft stage;
    private final Motion motion;
    private final Frames frames;
    private final Pointer pointer;
    private final Gestures gestures;
    private final Hints hints;
    private final Naming naming;
    private final Tidying tidying;
    private final Chrome chrome;
    private final PaletteHand palette;
    private final Rectangle clip = new Rectangle();
    private final List<Runnable> subscriptions;
    private CardStatus status = CardStatus.NONE;

    /** A canvas for the drawing of the workspace. */
    public CanvasView(Workspace workspace, CanvasHost host) {
        this.workspace = workspace;
        this.host = host;
        scenery = new Scenery(workspace.store().drawing());
        camera = new Camera(this, scenery, this::viewMoved);
        stage = new Stagecraft(workspace, scenery, tints, () -> status);
        motion = new Motion(this::cameToRest, this::touch);
        frames = new Frames(this, this::beginFrame, this::draw, motion::isGoing);
        chrome = new Chrome(this, workspace, scenery, stage.far(), tints);
        naming = new Naming(this, workspace, scenery);
        tidying = new Tidying(this, workspace, scenery, stage);
        HitTest hits = new HitTest(scenery, workspace.catalogue());
        pointer = new Pointer(this, camera::view, at -> hits.at(at, camera.view().zoom(), workspace.selection().wires()), this::state,
                Keymap.standard(), this::take);
        hints = new Hints(this, workspace, pointer::last);
        palette = new PaletteHand(this, chrome, camera);
        SceneContext context = new SceneContext(workspace, scenery, camera::seen, () -> camera.pointed(pointer.last()), () -> camera.view().zoom(),
                (note, at) -> stage.notes().view(note).flatMap(view -> view.linkAt(at)));
        gestures = new Gestures(this, workspace, scenery, stage, camera, context, pointer::spaceHeld);

        getStyleClass().add("canvas-view");
        getStylesheets().add(Objects.requireNonNull(CanvasView.class.getResource("canvas.css"), "canvas.css").toExternalForm());
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Drawing");
        setFocusTraversable(true);
        setMinSize(120, 120);
        setClip(clip);
        getChildren().addAll(stage.nodes());
        getChildren().add(chrome.node());
        new Presses(this, workspace, scenery, camera, chrome, hints, hits, host).listen();
        WarmUp.begin();
        subscriptions = List.of(workspace.store().listen(this::changed), workspace.selection().listen(this::selectionChanged));
    }

    // --- what is shown

    /** Shows other figures and findings from now on. */
    public void setStatus(CardStatus newStatus) {
        status = newStatus;
        refreshStatus(workspace.store().design().nodes().keySet());
    }

    /** The figures or findings of these cards have changed. */
    public void refreshStatus(Collection<NodeId> changed) {
        stage.refreshCards(changed);
        touch();
    }

    /**
     * Shows these marks on cards and wires, in place of those that the layer showed before; {@link Marks#NONE} takes them
     * away. Drawn anew is only what differs, so it may be called whenever something changes. From far away their colours
     * stay to be seen.
     */
    public void mark(Marks.Layer layer, Marks shown) {
        stage.mark(layer, shown);
        touch();
    }

    /** Shows what is not drawn, dashed and out of reach of the hand, in place of what was shown so before; {@link Ghosts#NONE} takes it away. */
    public void ghosts(Ghosts shown) {
        stage.ghosts().show(shown);
        touch();
    }

    /** A message crossed the wire: a dot travels along it, if it is in view. */
    public void pulse(WireId wire, boolean ok) {
        if (workspace.store().design().wire(wire).isPresent()) {
            scenery.folding().shown(wire).ifPresent(seen -> stage.messages().send(seen, ok));
        }
    }

    /** No motion: messages rest on their wire instead of travelling, cards jump. */
    public void setReducedMotion(boolean reduced) {
        tidying.setStill(reduced);
        stage.messages().setStill(reduced);
    }

    // --- what is done

    /** Which keys ask for what, instead of the standard ones. */
    public void setKeymap(Keymap keymap) {
        pointer.setKeymap(keymap);
    }

    /** Does what a key would do. */
    public void perform(CanvasAction action) {
        take(new Input.Act(action));
    }

    /** What the palette puts onto the canvas. */
    public PaletteHand palette() {
        return palette;
    }

    void take(Input input) {
        gestures.take(input);
    }

    // --- from where it is seen

    /** Brings the card into view. */
    public void reveal(NodeId card) {
        if (workspace.store().design().node(card).isPresent()) {
            camera.reveal(scenery.card(card));
        }
    }

    /** Brings the wire with both its cards into view. */
    public void reveal(WireId wire) {
        workspace.store().design().wire(wire)
                .ifPresent(w -> camera.reveal(scenery.card(w.from().node()).union(scenery.card(w.to().node()))));
    }

    /** Brings the note into view. */
    public void reveal(NoteId note) {
        if (workspace.store().design().notes().containsKey(note)) {
            camera.reveal(NotePlaces.bounds(scenery.notes().box(note)));
        }
    }

    /** Brings the note into view and lets its text be typed. */
    public void write(NoteId note) {
        if (workspace.store().design().notes().containsKey(note)) {
            reveal(note);
            frames.renderAll();
            naming.note(note);
        }
    }

    /** Where the card is shown, in pixels of this view, also outside of what is seen; empty for a card that is not there. */
    public Optional<javafx.geometry.Bounds> boundsOf(NodeId card) {
        return workspace.store().design().node(card).map(node -> {
            Bounds box = camera.onScreen(scenery.card(card));
            return new BoundingBox(box.x(), box.y(), box.width(), box.height());
        });
    }

    /** The zoom, 1 for actual size. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return camera.zoom();
    }

    /** Shows the whole drawing, at most at actual size. */
    public void fit() {
        camera.fit();
    }

    /** Looks from there; drawn before the next frame. */
    void look(Viewpoint view) {
        camera.look(view);
    }

    Viewpoint viewpoint() {
        return camera.view();
    }

    /** Lets go of the workspace. The view shows nothing new after that. */
    public void dispose() {
        subscriptions.forEach(Runnable::run);
        tidying.stop();
        stage.messages().stop();
        motion.stop();
        hints.stop();
    }

    // --- what happens

    private void changed(Change change) {
        stage.follow(change);
        chrome.drawingChanged();
        workspace.selection().retain(change.after().design());
        touch();
    }

    private void selectionChanged() {
        hints.hide();
        stage.selectionChanged();
        touch();
    }

    private void viewMoved() {
        hints.hide();
        motion.goView();
        stage.hurry();
        touch();
    }

    private void cameToRest() {
        camera.rest(outputScale());
        stage.rest();
        chrome.settle(camera.view(), getWidth(), getHeight());
        touch();
    }

    private void coloursChanged() {
        if (chrome != null) {
            chrome.coloursChanged();
            stage.cards().pictures().clear();
        }
        touch();
    }

    // --- frames

    /** The picture is no longer right: it is brought up to date before the next frame. */
    void touch() {
        frames.touch();
    }

    Frames frames() {
        return frames;
    }

    private void beginFrame() {
        if (camera.begin()) {
            motion.end();
        }
    }

    private void draw(int mostCards) {
        Viewpoint view = camera.view();
        if (stage.show(view, getWidth(), getHeight(), outputScale(), mostCards, motion.isViewMoving(), this::requestFocus) == Stagecraft.Shown.MORE_TO_COME) {
            touch();
        }
        chrome.viewMoved(view);
        stage.preview(gestures.state(), view, getWidth(), getHeight());
        chrome.show(view, getWidth(), getHeight(), outputScale());
        chrome.ask(gestures.state(), view, getWidth(), getHeight());
    }

    /** Whether it is looked at from so far that no card can be read. */
    boolean isFromFar() {
        return camera.view().zoom() < Overview.below(outputScale());
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

    // --- its parts, for each other and for tests

    Tints tints() {
        return tints;
    }

    CardLayer cards() {
        return stage.cards();
    }

    WireLayer wires() {
        return stage.wires();
    }

    Ground ground() {
        return stage.ground();
    }

    GhostLayer ghosts() {
        return stage.ghosts();
    }

    Messages messages() {
        return stage.messages();
    }

    GestureState state() {
        return gestures.state();
    }

    Camera camera() {
        return camera;
    }

    NoteLayer notes() {
        return stage.notes();
    }

    Folding folding() {
        return scenery.folding();
    }

    Chrome chrome() {
        return chrome;
    }

    Hints hints() {
        return hints;
    }

    Motion motion() {
        return motion;
    }

    Naming naming() {
        return naming;
    }

    Tidying tidying() {
        return tidying;
    }

    CanvasHost host() {
        return host;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Tints.metaData();
    }
}
