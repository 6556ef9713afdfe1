package dev.drawbridge.desktop.code;

import java.util.function.Consumer;
import javafx.scene.layout.Region;

/** A text with colours, line numbers, undo and find. Belongs to the JavaFX thread. */
public interface CodeEditor {
    Region node();

    String text();

    /** Replaces the whole text; what was before cannot be undone to. */
    void open(String text);

    /** Replaces the whole text as a step that can be undone. */
    void replace(String text);

    /** Hears of every change that the user makes. */
    void onEdited(Consumer<String> listener);

    /** Puts the caret at the start of that line and shows it. @param line counted from 1 */
    void goTo(int line);

    /** Marks lines as wrong; none for an empty set. @param lines counted from 1 */
    void mark(java.util.Set<Integer> lines);

    void focus();
}
