package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import java.nio.file.Path;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card is drawn from the palette onto the canvas. */
class PaletteDragJourneyTest {
    @TempDir
    private Path folder;

    private OpenWindow open;

    @BeforeEach
    void open() throws Exception {
        Path project = folder.resolve("pet-store");
        Example.find("pet-store").orElseThrow().copyTo(project);
        open = new OpenWindow(folder, project, "dark", 980, 900, () -> new FakeCloud());
        Fx.frames(3);
    }

    @AfterEach
    void close() throws InterruptedException {
        open.close();
    }

    private Design design() {
        return open.studio().workspace().store().design();
    }

    private Node row() {
        return open.stage.getScene().getRoot().lookup("#palette-topic");
    }

    private Point2D rowOnScreen() {
        return Fx.call(() -> {
            Bounds box = row().localToScreen(row().getBoundsInLocal());
            return new Point2D(box.getMinX() + 20, box.getMinY() + 10);
        });
    }

    /** Where the canvas is empty, on the screen. */
    private Point2D free() {
        return Fx.call(() -> {
            Node canvas = open.stage.getScene().getRoot().lookup(".canvas-view");
            Bounds box = canvas.localToScreen(canvas.getBoundsInLocal());
            return new Point2D(box.getCenterX(), box.getMinY() + 0.8 * box.getHeight());
        });
    }

    @Test
    void theCardIsPlacedWhenThePointerLetsGo() {
        Point2D from = rowOnScreen();
        Point2D to = free();
        Fx.run(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, from);
            mouse(MouseEvent.MOUSE_DRAGGED, from.midpoint(to));
            mouse(MouseEvent.MOUSE_DRAGGED, to);
            assertThat(design().nodeNamed("topic")).as("it hangs on the pointer still").isEmpty();
            mouse(MouseEvent.MOUSE_RELEASED, to);
            assertThat(design().nodeNamed("topic")).isPresent();
        });
    }

    @Test
    void aHandSoQuickThatNoMovementIsToldPlacesItToo() {
        Point2D from = rowOnScreen();
        Point2D to = free();
        Fx.run(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, from);
            mouse(MouseEvent.MOUSE_RELEASED, to);
            assertThat(design().nodeNamed("topic")).isPresent();
        });
    }

    @Test
    void aPressWithoutAMovementPlacesNothing() {
        Point2D from = rowOnScreen();
        Fx.run(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, from);
            mouse(MouseEvent.MOUSE_RELEASED, from.add(2, 1));
            assertThat(design().nodeNamed("topic")).isEmpty();
        });
    }

    @Test
    void escapePutsItBack() {
        Point2D from = rowOnScreen();
        Point2D to = free();
        Fx.run(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, from);
            mouse(MouseEvent.MOUSE_DRAGGED, to);
            row().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
            mouse(MouseEvent.MOUSE_RELEASED, to);
            assertThat(design().nodeNamed("topic")).isEmpty();
        });
    }

    /** As JavaFX tells it: the row that was pressed hears of the whole gesture. */
    private void mouse(EventType<MouseEvent> type, Point2D screen) {
        Point2D scene = screen.subtract(open.stage.getX() + open.stage.getScene().getX(), open.stage.getY() + open.stage.getScene().getY());
        row().fireEvent(new MouseEvent(type, scene.getX(), scene.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1,
                false, false, false, false, type != MouseEvent.MOUSE_RELEASED, false, false, false, false, false, null));
    }
}
