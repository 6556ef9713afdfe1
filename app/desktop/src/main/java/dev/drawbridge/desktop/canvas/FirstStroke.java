package dev.drawbridge.desktop.canvas;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * Keeps the letter of a key away from the field that this key opened. The field has the focus between the press of the key
 * and its letter, so that {@code N} would begin each new note with an n.
 */
final class FirstStroke {
    private boolean beganHere;

    private FirstStroke() {}

    static void guard(Node field) {
        FirstStroke stroke = new FirstStroke();
        field.focusedProperty().addListener((property, was, is) -> stroke.beganHere = false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> stroke.beganHere = true);
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (!stroke.beganHere) {
                event.consume();
            }
        });
    }
}
