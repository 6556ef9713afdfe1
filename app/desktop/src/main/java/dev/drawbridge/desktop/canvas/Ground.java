package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.Set;
import javafx.scene.Node;

/**
 * What lies under the cards, as one picture as large as the window: dots while the view rests, dots and wires while something
 * moves, everything from far away. The three share their pixels, because the software pipeline keeps each picture twice and a
 * window of a fine screen has ten million of them.
 */
final class Ground {
    private final Raster raster = new Raster();
    private final Dots dots;
    private final Backdrop backdrop;
    private final Overview overview;
    private boolean moving;

    Ground(Scenery scenery, FarScene far, Tints tints, MarkBook marks) {
        dots = new Dots(raster, tints);
        backdrop = new Backdrop(raster, dots, scenery, far, tints, marks);
        overview = new Overview(raster, far, tints, marks);
    }

    Node node() {
        return raster.node();
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
        dots.hide();
        overview.paint(view, width, height, outputScale, selected, selectedWires);
    }

    /**
     * Wires, and outlines of the cards that are still to come.
     *
     * @param attached cards that are there as nodes
     * @param carried wires that follow the hand
     */
    void moving(Viewpoint view, double width, double height, double outputScale, Set<NodeId> attached, Set<WireId> selected, Set<WireId> carried) {
        moving = true;
        dots.hide();
        backdrop.paint(view, width, height, outputScale, attached, selected, carried);
    }

    /** Nothing but dots: cards and wires are there as nodes. */
    void atRest(Viewpoint view, double width, double height, double outputScale) {
        moving = false;
        dots.show(view, width, height, outputScale);
    }
}
