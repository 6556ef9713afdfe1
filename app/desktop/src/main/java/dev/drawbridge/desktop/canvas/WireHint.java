package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.WireLedger;
import dev.drawbridge.model.Point;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A small sheet beside the pointer that says what the wire under it does. Never in the way: it is not there for the mouse. */
final class WireHint extends VBox {
    private static final double MOST = 420;
    private static final double AWAY = 18;

    WireHint() {
        getStyleClass().add("canvas-wire-hint");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
    }

    /** @param written what the formats say because of the wire, each in one line; none while that is not known */
    void show(WireLedger ledger, List<String> written, Point at, double width, double height) {
        getChildren().clear();
        add(ledger.sentence(), "sentence");
        // in passing only what it does is read, not what it does not
        ledger.entries().stream().filter(entry -> !entry.lines().isEmpty()).forEach(entry -> {
            add(entry.title(), "fact");
            entry.lines().forEach(line -> add(line, "line"));
        });
        if (!written.isEmpty()) {
            add(Words.of("written.title"), "fact");
            written.forEach(line -> add(line, "line"));
        }
        setVisible(true);
        applyCss();
        double w = Math.min(MOST, Math.ceil(prefWidth(-1)));
        double h = Math.ceil(prefHeight(w));
        double x = Math.clamp(at.x() + AWAY, 8, Math.max(8, width - w - 8));
        double y = at.y() + AWAY + h > height ? Math.max(8, at.y() - h - AWAY) : at.y() + AWAY;
        resizeRelocate(Math.rint(x), Math.rint(y), w, h);
    }

    private void add(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        getChildren().add(label);
    }
}
