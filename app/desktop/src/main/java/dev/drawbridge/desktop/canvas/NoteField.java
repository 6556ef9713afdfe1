package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.geometry.Bounds;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The text of a note while it is typed, over the note. Escape, Ctrl+Enter or a click elsewhere end it; Ctrl+B and Ctrl+I mark. */
final class NoteField extends TextArea {
    private static final double LEAST_WIDTH = 220;
    private static final double LEAST_HEIGHT = 120;

    private final Runnable leave;
    private Consumer<String> done = text -> { };
    private Bounds place = new Bounds(0, 0, 0, 0);

    NoteField(Runnable leave) {
        this.leave = leave;
        getStyleClass().add("canvas-note-field");
        setManaged(false);
        setVisible(false);
        setWrapText(true);
        setPromptText(Words.of("note.write"));
        setAccessibleText(Words.of("note.edit"));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean ends = event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER && event.isShortcutDown();
            if (ends) {
                close(true);
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.B) {
                wrap("**");
                event.consume();
            } else if (event.isShortcutDown() && event.getCode() == KeyCode.I) {
                wrap("*");
                event.consume();
            }
        });
        FirstStroke.guard(this);
        // no key of this is one of the canvas
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
        focusedProperty().addListener((property, was, is) -> {
            if (!is && isVisible()) {
                close(false);
            }
        });
    }

    void open(String text, Bounds where, Viewpoint view, Consumer<String> taken) {
        place = where;
        done = taken;
        setText(text);
        setVisible(true);
        viewMoved(view);
        requestFocus();
        positionCaret(text.length());
    }

    void viewMoved(Viewpoint view) {
        var corner = view.toScreen(new dev.drawbridge.model.Point(place.x(), place.y()));
        resizeRelocate(Math.rint(corner.x()), Math.rint(corner.y()), Math.max(LEAST_WIDTH, Math.rint(place.width() * view.zoom())),
                Math.max(LEAST_HEIGHT, Math.rint(place.height() * view.zoom())));
    }

    private void wrap(String mark) {
        String chosen = getSelectedText();
        replaceSelection(mark + chosen + mark);
        if (chosen.isEmpty()) {
            positionCaret(getCaretPosition() - mark.length());
        }
    }

    private void close(boolean giveBack) {
        if (isVisible()) {
            setVisible(false);
            done.accept(getText());
            if (giveBack) {
                leave.run();
            }
        }
    }
}
