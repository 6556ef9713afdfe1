package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.check.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** A canvas in a window of its own, closed after the test. */
final class CanvasStage implements AutoCloseable, CanvasHost {
    final Workspace workspace;
    final List<String> notices = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final List<NodeId> opened = new ArrayList<>();
    final List<NodeId> renamed = new ArrayList<>();
    final List<Target> menus = new ArrayList<>();
    /** What was thought about so far, at once. */
    final List<Callable<?>> thoughts = new ArrayList<>();
    final CanvasView canvas;
    private final Stage stage;

    CanvasStage(Drawing drawing, Theme theme, double width, double height) {
        workspace = Drawings.workspace(drawing);
        Fx.start();
        canvas = Fx.call(() -> new CanvasView(workspace, this));
        stage = Fx.call(() -> {
            Stage window = new Stage();
            Scene scene = new Scene(new StackPane(canvas), width, height);
            theme.apply(scene);
            window.setScene(scene);
            window.show();
            window.requestFocus();
            canvas.requestFocus();
            return window;
        });
        Fx.frames(3);
    }

    /** The figures of the picture of the main window. */
    static CardStatus figures() {
        Map<String, String> lines = Map.of("shop", "12/s  p95 41 ms", "search", "8.1/s   0 err", "purchase", "3.9/s   2 err",
                "products", "read 8.3/s", "purchases", "write 3.9/s", "receipts", "depth 0");
        return new CardStatus() {
            @Override
            public String live(NodeId card) {
                return lines.getOrDefault(card.value(), "");
            }

            @Override
            public Optional<Badge> badge(NodeId card) {
                return card.value().equals("purchase") ? Optional.of(new Badge(1, Severity.WARNING)) : Optional.empty();
            }
        };
    }

    @Override
    public <T> Runnable think(Callable<T> work, Consumer<T> then, Runnable failed) {
        thoughts.add(work);
        return CanvasHost.super.think(work, then, failed);
    }

    /** Where a point of the world is on the screen. */
    Point2D onScreen(double worldX, double worldY) {
        Fx.frames(2);
        return Fx.call(() -> {
            Point at = canvas.viewpoint().toScreen(new Point(worldX, worldY));
            return canvas.localToScreen(at.x(), at.y());
        });
    }

    /** Waits until nothing moves and everything is there. */
    void rest() {
        Fx.until(() -> !canvas.motion().isGoing() && canvas.frames().isUpToDate());
        Fx.frames(3);
    }

    Path picture(String name) {
        return picture(name, 1);
    }

    Path picture(String name, double scale) {
        rest();
        return Fx.picture(stage.getScene().getRoot(), "canvas-" + name, scale);
    }

    Scene scene() {
        return stage.getScene();
    }

    @Override
    public void open(NodeId card) {
        opened.add(card);
    }

    @Override
    public void rename(NodeId card) {
        renamed.add(card);
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }

    @Override
    public void links(List<String> addresses, double screenX, double screenY) {
        links.addAll(addresses);
    }

    @Override
    public void menu(Target under, double screenX, double screenY) {
        menus.add(under);
    }

    @Override
    public void close() {
        Fx.run(() -> {
            canvas.dispose();
            stage.close();
            // the toolkit without a display keeps every window that ever was, and with it all that is in it
            stage.setScene(null);
        });
    }
}
