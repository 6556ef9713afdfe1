package dev.drawbridge.desktop.canvas;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** The pseudo-classes of the canvas; all looks hang on them and on style classes. */
final class Styles {
    static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /** The pointer is over it. Set by our own hit test: nothing in the world is picked by the toolkit. */
    static final PseudoClass HOT = PseudoClass.getPseudoClass("hot");
    static final PseudoClass LEGAL = PseudoClass.getPseudoClass("legal");
    static final PseudoClass ILLEGAL = PseudoClass.getPseudoClass("illegal");
    static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");
    static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    /** A title in two lines. */
    static final PseudoClass PAIR = PseudoClass.getPseudoClass("pair");
    static final PseudoClass SPLICE = PseudoClass.getPseudoClass("splice");

    private Styles() {}

    /** Gives the node these style classes. Where it has them already nothing happens: the toolkit would style it anew even for the same ones. */
    static void set(Node node, String... classes) {
        if (!node.getStyleClass().equals(List.of(classes))) {
            node.getStyleClass().setAll(classes);
        }
    }
}
