package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A drawing of thirty cards is built from nothing, once with the mouse alone and once with keys alone. Pictures stay as test output. */
class ThirtyCardsTest {
    private final FxRobot robot = new FxRobot();
    private CanvasStage stage;

    @BeforeEach
    void open() {
        stage = new CanvasStage(Drawing.of(Design.empty("thirty"), Layout.empty()), Theme.LIGHT, 1400, 900);
    }

    @AfterEach
    void close() {
        robot.release(new MouseButton[0]).release(new KeyCode[0]);
        stage.close();
    }

    private Design design() {
        return Fx.call(() -> stage.workspace.store().design());
    }

    private void key(KeyCode... keys) {
        robot.push(keys);
        Fx.frames(2);
    }

    /** A drag from the palette, as it reports it to the canvas: moves and a drop. */
    private NodeId place(String kind, double x, double y) {
        Point2D at = stage.onScreen(x + CardMetrics.WIDTH / 2, y + CardMetrics.HEIGHT / 2);
        java.util.Set<NodeId> before = design().nodes().keySet();
        Fx.run(() -> {
            Point2D scene = stage.canvas.localToScene(stage.canvas.screenToLocal(at));
            stage.canvas.palette().drag(kind, scene.getX() - 30, scene.getY() - 20);
            stage.canvas.palette().drag(kind, scene.getX(), scene.getY());
            stage.canvas.palette().drop(scene.getX(), scene.getY());
        });
        return design().nodes().keySet().stream().filter(id -> !before.contains(id)).findFirst().orElseThrow();
    }

    private void wire(NodeId from, NodeId to) {
        Point a = Fx.call(() -> CardMetrics.port(stage.workspace.store().layout().place(from).orElseThrow(), "out"));
        Point b = Fx.call(() -> CardMetrics.port(stage.workspace.store().layout().place(to).orElseThrow(), "in"));
        Point2D start = stage.onScreen(a.x(), a.y());
        Point2D end = stage.onScreen(b.x() + 40, b.y());
        robot.moveTo(start).press(MouseButton.PRIMARY).moveTo(start.midpoint(end)).moveTo(end).release(MouseButton.PRIMARY);
        Fx.frames(2);
    }

    @Test
    void byTheMouseAlone() {
        Fx.run(() -> stage.canvas.look(new Viewpoint(0.62, 40, 40)));
        stage.rest();
        for (int service = 0; service < 3; service++) {
            double y = service * 440;
            NodeId api = place("http-api", 0, y + 160);
            List<NodeId> functions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                functions.add(place("function", 400, y + i * 104));
            }
            List<NodeId> stores = new ArrayList<>();
            for (String kind : List.of("table", "queue", "topic", "bucket")) {
                stores.add(place(kind, 840, y + stores.size() * 104));
            }
            NodeId worker = place("function", 1280, y + 104);
            for (int i = 0; i < 4; i++) {
                wire(api, functions.get(i));
                wire(functions.get(i), stores.get(i));
            }
            wire(stores.get(1), worker);
        }
        assertThat(design().nodes()).hasSize(30);
        assertThat(stage.notices).as("nothing was refused").isEmpty();
        assertThat(design().wires()).hasSize(27);
        Fx.run(() -> stage.workspace.selection().clear());
        stage.picture("thirty-by-mouse");
        Fx.run(stage.canvas::fit);
        stage.picture("thirty-by-mouse-fit");
    }

    @Test
    void branchesByKeysAlone() {
        key(KeyCode.SLASH);
        robot.write("function");
        key(KeyCode.ENTER);
        for (String kind : List.of("table", "queue", "topic")) {
            key(KeyCode.A);
            robot.write(kind);
            key(KeyCode.ENTER);
            key(KeyCode.LEFT);
        }
        key(KeyCode.SHIFT, KeyCode.A);
        robot.write("http");
        key(KeyCode.ENTER);
        assertThat(design().wires().values().stream().map(wire -> wire.from().node() + " " + wire.to().node()))
                .containsExactlyInAnyOrder("function table", "function queue", "function topic", "http-api function");
        assertThat(stage.notices).isEmpty();
        key(KeyCode.ESCAPE);
        assertThat(Fx.call(() -> stage.canvas.isFocused())).as("no card keeps the ring of the selected").isTrue();
    }

    @Test
    void byKeysAlone() {
        List<String> chain = List.of("http-api", "function", "queue", "function", "topic", "function", "table");
        for (int line = 0; line < 4; line++) {
            key(KeyCode.SLASH);
            for (int i = 0; i < chain.size(); i++) {
                robot.write(chain.get(i).equals("http-api") ? "http" : chain.get(i));
                Fx.frames(2);
                if (i + 1 < chain.size()) {
                    key(KeyCode.CONTROL, KeyCode.ENTER);
                } else {
                    key(KeyCode.ENTER);
                }
            }
        }
        key(KeyCode.SLASH);
        robot.write("schedule");
        key(KeyCode.CONTROL, KeyCode.ENTER);
        robot.write("function");
        key(KeyCode.ENTER);
        assertThat(design().nodes()).hasSize(30);
        assertThat(design().wires()).hasSize(25);
        key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        stage.rest();
        key(KeyCode.F);
        stage.picture("thirty-by-keys");
        key(KeyCode.CONTROL, KeyCode.A);
        key(KeyCode.CONTROL, KeyCode.G);
        assertThat(design().groups()).hasSize(1);
    }
}
