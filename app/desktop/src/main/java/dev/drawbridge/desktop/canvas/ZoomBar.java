package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Out, how large, in, fit. */
final class ZoomBar extends HBox {
    private final Button percent;

    ZoomBar(Consumer<CanvasAction> perform) {
        getStyleClass().addAll("canvas-chrome-box", "canvas-zoom-bar");
        percent = button("100 %", "Actual size (Ctrl+0)", () -> perform.accept(CanvasAction.ACTUAL_SIZE));
        percent.setMinWidth(62);
        getChildren().addAll(
                button("\u2212", "Zoom out (-)", () -> perform.accept(CanvasAction.ZOOM_OUT)),
                percent,
                button("+", "Zoom in (+)", () -> perform.accept(CanvasAction.ZOOM_IN)),
                button("Fit", "Show everything (F)", () -> perform.accept(CanvasAction.FIT)));
        setManaged(false);
    }

    private static Button button(String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setTooltip(new Tooltip(help));
        button.setAccessibleText(help);
        button.setMnemonicParsing(false);
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(double zoom) {
        percent.setText(Math.round(zoom * 100) + " %");
    }
}
