package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/**
 * What lies under the cards, as one picture as large as the window: dots while the view rests, dots and wires while something
 * moves, the cards too while it is the view that moves, everything from far away. They share their pixels, because the software
 * pipeline keeps each picture twice and a window of a fine screen has ten million of them.
 */
final class Ground {
    private final Raster raster = new Raster();
    private final Dots dots;
    private final Backdrop backdrop;
    private final Overview overview;
    /** What is seen through the picture where it is above frames and notes. */
    private final Rectangle floor = new Rectangle();
    private final Tints tints;
    private boolean moving;

    Ground(Scenery scenery, FarScene far, Tints tints, MarkBook marks) {
        this.tints = tints;
        floor.setManaged(false);
        floor.setMouseTransparent(true);
        floor.setVisible(false);
        raster.raise(false);
        dots = new Dots(raster, tints);
        backdrop = new Backdrop(raster, dots, scenery, far, tints, marks);
        overview = new Overview(raster, far, tints, marks);
    }

    /** From the lowest to the highest; frames and notes go between them and {@link #above}. */
    List<Node> nodes() {
        return List.of(floor, raster.node());
    }

    /** The picture while it has cards, and frames or notes lie below it. */
    Node above() {
        return raster.above();
    }

    /** Whether the wires are part of it now. */
    boolean hasWires() {
        return moving;
    }

    /** How many wires the last picture with wires has; tests count with it that work does not grow with the drawing. */
    int painted() {
        return backdrop.painted();
    }

    /** Everything, as it is seen from far away. */
    void fromFar(Viewpoint view, double width, double height, double outputScale, Set<NodeId> selected, Set<WireId> selectedWires) {
        moving = false;
        raise(false);
        dots.hide();
        overview.paint(view, width, height, outputScale, selected, selectedWires);
    }

    private void raise(boolean up) {
        raster.raise(up);
        floor.setVisible(up);
    }

    /**
     * Wires, and cards that are not there as nodes.
     *
     * @param asNode whether a card is there as a node
     * @param carried wires that follow the hand
     * @param lower what of frames and notes must lie below
     */
    void moving(Viewpoint view, double width, double height, double outputScale, Predicate<NodeId> asNode, CardPictures pictures, Set<WireId> selected, Set<WireId> carried,
            Backdrop.Lower lower) {
        moving = true;
        raise(!lower.isEmpty());
        floor.setWidth(width);
        floor.setHeight(height);
        floor.setFill(tints.get(Tint.CANVAS));
        dots.hide();
        backdrop.paint(view, width, height, outputScale, asNode, pictures, selected, carried, lower);
    }

    /** Nothing but dots: cards and wires are there as nodes. */
    void atRest(Viewpoint view, double width, double height, double outputScale) {
        moving = false;
        raise(false);
        dots.show(view, width, height, outputScale);
    }
}
