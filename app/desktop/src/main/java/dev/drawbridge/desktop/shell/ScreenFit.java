package dev.drawbridge.desktop.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Keeps a window within the screen it opens on: the size it had may come from a larger one. */
final class ScreenFit {
    private ScreenFit() {}

    /** Makes the window no larger than its screen and moves it into view. Call it on the JavaFX thread once the window is shown. */
    static void fit(Stage stage) {
        if (stage.isMaximized() || stage.isFullScreen()) {
            return;
        }
        Rectangle2D window = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        Rectangle2D screen = Screen.getScreensForRectangle(window).stream().findFirst().orElse(Screen.getPrimary()).getVisualBounds();
        Rectangle2D fitting = within(window, screen);
        if (!fitting.equals(window)) {
            stage.setWidth(fitting.getWidth());
            stage.setHeight(fitting.getHeight());
            stage.setX(fitting.getMinX());
            stage.setY(fitting.getMinY());
        }
    }

    static Rectangle2D within(Rectangle2D window, Rectangle2D screen) {
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        double x = Math.clamp(window.getMinX(), screen.getMinX(), screen.getMaxX() - width);
        double y = Math.clamp(window.getMinY(), screen.getMinY(), screen.getMaxY() - height);
        return new Rectangle2D(x, y, width, height);
    }
}
