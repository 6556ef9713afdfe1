package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.geometry.Bounds;
import java.util.function.Predicate;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** A name that is typed where it stands. Enter or a click elsewhere takes it, Escape leaves the old one. */
final class NameField extends TextField {
    private static final double LEAST_WIDTH = 110;

    private final Runnable leave;
    private Predicate<String> accept = name -> true;
    private String old = "";
    private Bounds place = new Bounds(0, 0, 0, 0);

    /** @param leave gives the focus back */
    NameField(Runnable leave) {
        this.leave = leave;
        getStyleClass().add("canvas-name-field");
        setManaged(false);
        setVisible(false);
        setAccessibleText(Words.of("canvas.name"));
        setOnAction(event -> commit());
        FirstStroke.guard(this);
        addEventHandler(KeyEvent.ANY, event -> {
            if (event.getEventType() == KeyEvent.KEY_PRESSED && event.getCode() == KeyCode.ESCAPE) {
                close();
            }
            // no key of this is one of the canvas
            event.consume();
        });
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        focusedProperty().addListener((property, was, is) -> {
            if (!is && isVisible()) {
                setVisible(false);
                if (!getText().equals(old) && !getText().isBlank()) {
                    accept.test(getText().strip());
                }
            }
        });
    }

    void open(String name, Bounds where, Viewpoint view, Predicate<String> taken) {
        old = name;
        place = where;
        accept = taken;
        setText(name);
        viewMoved(view);
        setVisible(true);
        viewMoved(view);
        requestFocus();
        selectAll();
    }

    /** Stays on its card. */
    void viewMoved(Viewpoint view) {
        var corner = view.toScreen(new dev.drawbridge.model.Point(place.x(), place.y()));
        resizeRelocate(Math.rint(corner.x()), Math.rint(corner.y()), Math.max(LEAST_WIDTH, Math.rint(place.width() * view.zoom())),
                Math.max(26, Math.rint(place.height() * view.zoom())));
    }

    private void commit() {
        String name = getText().strip();
        if (name.equals(old) || name.isEmpty() || accept.test(name)) {
            close();
        }
    }

    private void close() {
        old = getText();
        setVisible(false);
        leave.run();
    }
}
