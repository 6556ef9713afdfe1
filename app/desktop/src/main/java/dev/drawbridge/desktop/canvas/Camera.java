package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.layout.Region;

/** From where the canvas is looked at, and the ways to look from elsewhere. */
final class Camera {
    private static final double FIT_MARGIN = 56;
    private static final double REVEAL_MARGIN = 48;
    private static final double ZOOM_STEP = 1.25;
    /** What is looked at closely is enlarged at most so much. */
    private static final double CLOSE = 1.5;

    private final Region surface;
    private final Scenery scenery;
    private final Runnable moved;
    private final Trail trail = new Trail();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
    private Viewpoint view = Viewpoint.ORIGIN;
    private boolean fitted;

    /**
     * @param surface whose size is that of the window
     * @param moved heard of each move, before the next frame
     */
    Camera(Region surface, Scenery scenery, Runnable moved) {
        this.surface = surface;
        this.scenery = scenery;
        this.moved = moved;
    }

    Viewpoint view() {
        return view;
    }

    ReadOnlyDoubleProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /** The part of the world that is in view. */
    Bounds seen() {
        return view.seen(surface.getWidth(), surface.getHeight());
    }

    void look(Viewpoint newView) {
        if (!newView.equals(view)) {
            view = newView;
            zoom.set(view.zoom());
            moved.run();
        }
    }

    /**
     * The view has come to rest: a place to come back to. The world is put on whole pixels, so that what is kept as a bitmap
     * stays sharp.
     */
    void rest(double outputScale) {
        view = view.onWholePixels(outputScale);
        trail.rest(view);
    }

    void back() {
        trail.back().ifPresent(this::look);
    }

    void forward() {
        trail.forward().ifPresent(this::look);
    }

    /** Fits the drawing when it is shown for the first time; tells whether it is. */
    boolean begin() {
        boolean first = !fitted;
        if (first) {
            fitted = true;
            fit();
        }
        return first;
    }

    /** Shows the whole drawing, at most at actual size. */
    void fit() {
        look(scenery.extent().map(all -> Viewpoint.fitting(all, surface.getWidth(), surface.getHeight(), FIT_MARGIN, 1)).orElse(Viewpoint.ORIGIN));
    }

    void fit(Set<NodeId> cards) {
        Bounds.around(cards.stream().map(scenery::card).toList())
                .ifPresent(box -> look(Viewpoint.fitting(box, surface.getWidth(), surface.getHeight(), FIT_MARGIN, CLOSE)));
    }

    void reveal(Bounds area) {
        look(view.revealing(area, surface.getWidth(), surface.getHeight(), REVEAL_MARGIN));
    }

    void centreOn(Point at) {
        look(view.centredOn(new Bounds(at.x(), at.y(), 0, 0), surface.getWidth(), surface.getHeight()));
    }

    void actualSize() {
        zoomTo(1);
    }

    void zoomIn() {
        zoomTo(view.zoom() * ZOOM_STEP);
    }

    void zoomOut() {
        zoomTo(view.zoom() / ZOOM_STEP);
    }

    private void zoomTo(double newZoom) {
        look(view.zoomedTo(newZoom, surface.getWidth() / 2, surface.getHeight() / 2));
    }

    /** Where a rectangle of the world is shown, in pixels of the surface. */
    Bounds onScreen(Bounds box) {
        Point corner = view.toScreen(new Point(box.x(), box.y()));
        return new Bounds(corner.x(), corner.y(), box.width() * view.zoom(), box.height() * view.zoom());
    }

    /** Where the pointer is in the world; the middle of the view when it is elsewhere. */
    Point pointed(Optional<Point> pixel) {
        return pixel.map(at -> view.toWorld(at.x(), at.y())).orElseGet(() -> seen().centre());
    }
}
