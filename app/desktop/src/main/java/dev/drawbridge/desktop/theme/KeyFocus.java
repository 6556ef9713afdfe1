package dev.drawbridge.desktop.theme;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * Puts the focus where a key led it, so that it is seen there. The toolkit shows the focus only where Tab moved it; whoever presses
 * another key has the same need to know.
 */
public final class KeyFocus {
    private static final PseudoClass VISIBLE = PseudoClass.getPseudoClass("focus-visible");

    private KeyFocus() {}

    /** The node gets the focus, and shows it until it loses it. */
    public static void on(Node node) {
        node.requestFocus();
        if (!node.isFocused()) {
            return;
        }
        node.pseudoClassStateChanged(VISIBLE, true);
        node.focusedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends Boolean> focused, Boolean before, Boolean after) {
                node.pseudoClassStateChanged(VISIBLE, node.isFocusVisible());
                focused.removeListener(this);
            }
        });
    }
}
