package dev.drawbridge.desktop.canvas;

import javafx.scene.CacheHint;
import javafx.scene.Node;

/**
 * How a card is kept as a bitmap. At rest it is painted anew where the zoom is another. While the view moves: on a screen of one pixel per unit a bitmap may be scaled, so a zoom paints no card anew.
 * On a finer screen JavaFX 26 takes the wrong height for a bitmap that may be scaled (its cache filter never learns the vertical scale of the
 * software pipeline), so cards grew by up to half while the view moved; there a bitmap is used as it is and made anew where the zoom changes.
 */
final class Bitmaps {
    private Bitmaps() {}

    /** Shows the node as a bitmap, which may be scaled while the view moves. Call it on the JavaFX thread. */
    static void use(Node node, boolean moving, double outputScale) {
        node.setCacheHint(moving ? hint(outputScale) : CacheHint.DEFAULT);
        node.setCache(true);
    }

    static CacheHint hint(double outputScale) {
        return outputScale > 1 ? CacheHint.QUALITY : CacheHint.SPEED;
    }

    /** Pixels per unit of the window the node is in; 1 where it is in none. */
    static double outputScale(Node node) {
        return node.getScene() == null || node.getScene().getWindow() == null ? 1 : node.getScene().getWindow().getOutputScaleY();
    }
}
