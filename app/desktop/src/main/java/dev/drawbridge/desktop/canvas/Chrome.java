package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Edits;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.End;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;

/** What lies over the drawing and keeps its size: zoom bar, minimap, quick-add, and the words of an empty drawing. */
final class Chrome {
    private static final double EDGE = 16;
    /** Room for the bar that finds things, above. */
    private static final double FIND = 48;
    private static final int RECENT = 5;
    /** In less room the minimap would take more than it gives. */
    private static final double MINIMAP_FROM_WIDTH = 480;
    private static final double MINIMAP_FROM_HEIGHT = 320;
    /** In less room than this it goes where no card is, or not at all. */
    private static final double ROOMY = 1000;

    private final CanvasView canvas;
    private final Workspace workspace;
    private final Scenery scenery;
    private final Group root = new Group();
    private final ZoomBar zoomBar;
    private final Minimap minimap;
    private final QuickAdd quickAdd;
    private final NameField nameField;
    private final NoteField noteField;
    private final WireHint wireHint = new WireHint();
    private final WireMenu wireMenu;
    private final VBox empty;
    private final List<String> recent = new ArrayList<>();
    private Optional<Spot> spot = Optional.empty();
    private boolean unsettled = true;

    /** Where quick-add places: the pointer's place in the world, and the wire that waits. */
    private record Spot(Point at, Optional<End> from, boolean backwards) {}

    Chrome(CanvasView canvas, Workspace workspace, Scenery scenery, FarScene far, Tints tints) {
        this.canvas = canvas;
        this.workspace = workspace;
        this.scenery = scenery;
        zoomBar = new ZoomBar(canvas::perform);
        minimap = new Minimap(scenery, far, tints,
                at -> canvas.camera().centreOn(at));
        quickAdd = new QuickAdd(this::chosen, this::leaveQuickAdd);
        Label title = new Label("An empty drawing");
        title.getStyleClass().add("empty-title");
        Label hint = new Label("Drag a card from the palette, or press / to find one.");
        hint.getStyleClass().add("empty-hint");
        empty = new VBox(6, title, hint);
        empty.getStyleClass().add("canvas-empty");
        empty.setAlignment(Pos.CENTER);
        empty.setMouseTransparent(true);
        empty.setManaged(false);
        root.setManaged(false);
        root.setAutoSizeChildren(false);
        nameField = new NameField(canvas::requestFocus);
        noteField = new NoteField(canvas::requestFocus);
        wireMenu = new WireMenu(number -> canvas.take(new Input.Digit(number)), canvas::requestFocus);
        root.getChildren().addAll(empty, minimap, zoomBar, wireHint, wireMenu, nameField, noteField, quickAdd);
        for (Node box : List.of(minimap, zoomBar)) {
            box.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
            box.addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
        }
        drawingChanged();
    }

    Group node() {
        return root;
    }

    /** Whether an event is meant for something of this and not for the drawing. */
    boolean owns(EventTarget target) {
        for (Node node = target instanceof Node n ? n : null; node != null; node = node.getParent()) {
            if (node == root) {
                return true;
            }
        }
        return false;
    }

    QuickAdd quickAdd() {
        return quickAdd;
    }

    void drawingChanged() {
        minimap.drawingChanged();
        unsettled = true;
        empty.setVisible(workspace.store().design().nodes().isEmpty() && workspace.store().design().notes().isEmpty());
    }

    /** The theme has changed: what is painted by hand must be painted again. */
    void coloursChanged() {
        minimap.drawingChanged();
    }

    void show(Viewpoint view, double width, double height, double outputScale) {
        zoomBar.show(view.zoom());
        if (unsettled) {
            settle(view, width, height);
        }
        if (minimap.isVisible()) {
            minimap.show(view.seen(width, height), outputScale);
        }
    }

    /** The view came to rest: the minimap goes to a corner where it hides no card, or away where all is in view anyway. */
    void settle(Viewpoint view, double width, double height) {
        unsettled = false;
        if (minimap.isPressed() || width <= 0) {
            return;
        }
        Bounds seen = view.seen(width, height);
        boolean useful = width >= MINIMAP_FROM_WIDTH && height >= MINIMAP_FROM_HEIGHT && !empty.isVisible()
                && scenery.extent().filter(all -> !(seen.contains(new Point(all.x(), all.y())) && seen.contains(new Point(all.maxX(), all.maxY())))).isPresent();
        double x = width - EDGE - Minimap.WIDTH;
        double below = height - EDGE - Minimap.HEIGHT;
        double above = EDGE + FIND;
        boolean freeBelow = isFree(view, x, below);
        boolean freeAbove = isFree(view, x, above);
        minimap.setVisible(useful && (freeBelow || freeAbove || width >= ROOMY));
        minimap.relocate(x, freeBelow || !freeAbove ? below : above);
    }

    private boolean isFree(Viewpoint view, double x, double y) {
        return scenery.cardBoxesIn(Bounds.between(view.toWorld(x, y), view.toWorld(x + Minimap.WIDTH, y + Minimap.HEIGHT))).isEmpty();
    }

    /** Shows what the gesture asks. */
    void ask(GestureState state, Viewpoint view, double width, double height) {
        wireMenu.show(state, workspace.store().design(), view, width, height);
    }

    WireMenu wireMenu() {
        return wireMenu;
    }

    void layout(double width, double height) {
        double barWidth = Math.ceil(zoomBar.prefWidth(-1));
        double barHeight = Math.max(32, Math.ceil(zoomBar.prefHeight(-1)));
        zoomBar.resizeRelocate(EDGE, height - EDGE - barHeight, barWidth, barHeight);
        minimap.resize(Minimap.WIDTH, Minimap.HEIGHT);
        unsettled = true;
        empty.resizeRelocate(0, height / 2 - 40, width, 80);
    }

    // --- names

    /**
     * Lets a name be typed where it stands.
     *
     * @param place in the world
     * @param accept tells whether the name was taken; if not, typing goes on
     */
    void rename(String old, Bounds place, Predicate<String> accept) {
        nameField.open(old, place, canvas.viewpoint(), accept);
    }

    /** Lets the text of a note be typed over it. @param place in the world */
    void write(String old, Bounds place, Consumer<String> done) {
        noteField.open(old, place, canvas.viewpoint(), done);
    }

    NoteField noteField() {
        return noteField;
    }

    WireHint wireHint() {
        return wireHint;
    }

    NameField nameField() {
        return nameField;
    }

    void viewMoved(Viewpoint view) {
        nameField.viewMoved(view);
        noteField.viewMoved(view);
    }

    // --- quick-add

    void openQuickAdd(Point at, Point screen, Optional<End> from, boolean backwards) {
        spot = Optional.of(new Spot(at, from, backwards));
        List<Offer> offers = Offer.all(workspace.catalogue(), workspace.wires(), workspace.store().design(), from, backwards, recent);
        quickAdd.open(offers, from.isPresent(), canvas.getHeight() - 16);
        empty.setOpacity(0);
        double height = quickAdd.wishedHeight();
        // what is added at the left of a card must not cover it
        double x = Math.clamp(backwards ? screen.x() - QuickAdd.WIDTH - 8 : screen.x() + 8, 8, Math.max(8, canvas.getWidth() - QuickAdd.WIDTH - 8));
        double y = Math.clamp(screen.y() - 24, 8, Math.max(8, canvas.getHeight() - height - 8));
        quickAdd.resizeRelocate(Math.rint(x), Math.rint(y), QuickAdd.WIDTH, height);
    }

    void closeQuickAdd() {
        quickAdd.setVisible(false);
        empty.setOpacity(1);
        spot = Optional.empty();
    }

    private void leaveQuickAdd() {
        closeQuickAdd();
        canvas.requestFocus();
    }

    private void chosen(Kind kind, boolean goOn) {
        Spot where = spot.orElseThrow();
        closeQuickAdd();
        canvas.requestFocus();
        double left = where.from().isEmpty() ? -CardMetrics.WIDTH / 2 : where.backwards() ? -CardMetrics.WIDTH : 0;
        Point place = CardMetrics.snap(where.at().plus(left, -CardMetrics.HEIGHT / 2));
        Optional<NodeId> placed = place(kind.id(), place, where.from(), where.backwards());
        placed.ifPresent(canvas::reveal);
        if (goOn && placed.isPresent()) {
            // the next one stands to the right, on a wire from this one
            Point next = workspace.store().layout().place(placed.get()).orElse(place).plus(CardMetrics.WIDTH + Effect.QuickAdd.GAP, CardMetrics.HEIGHT / 2);
            openQuickAdd(next, canvas.viewpoint().toScreen(next), Optional.of(End.out(placed.get())), false);
        }
    }

    /** Places a card, with a wire if one waits; what was placed is selected. */
    Optional<NodeId> place(String kindId, Point place, Optional<End> from, boolean backwards) {
        Kind kind = workspace.catalogue().kind(kindId);
        Edits edits = new Edits(workspace.store().design(), workspace.wiring());
        Edits.Placed placed = from.flatMap(end -> edits.addWired(kind, free(place), end, backwards)).orElseGet(() -> edits.add(kind, free(place)));
        try {
            workspace.store().apply(placed.edit());
        } catch (ModelException refused) {
            canvas.host().notice(refused.getMessage());
            return Optional.empty();
        }
        recent.remove(kindId);
        recent.addFirst(kindId);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        workspace.selection().set(Set.of(placed.card()), Set.of());
        return Optional.of(placed.card());
    }

    /** The place itself, or the nearest below it that no card covers. */
    private Point free(Point wish) {
        Point place = wish;
        while (!scenery.cardBoxesIn(CardMetrics.bounds(place).grow(-1)).isEmpty()) {
            place = place.plus(0, CardMetrics.HEIGHT + 36);
        }
        return CardMetrics.snap(place);
    }
}
