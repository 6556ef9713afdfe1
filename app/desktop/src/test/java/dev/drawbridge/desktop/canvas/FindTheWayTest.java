package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** Looking at a drawing from where one wants to, and at what is under the pointer. */
class FindTheWayTest {
    private static final NodeId SEARCH = new NodeId("search");

    private final FxRobot robot = new FxRobot();
    private CanvasStage stage;

    @BeforeEach
    void open() {
        stage = new CanvasStage(Drawings.withFailures(), Theme.LIGHT, 868, 620);
        stage.rest();
    }

    @AfterEach
    void close() {
        robot.release(new MouseButton[0]);
        stage.close();
    }

    private void act(CanvasAction... actions) {
        for (CanvasAction action : actions) {
            Fx.run(() -> stage.canvas.perform(action));
            stage.rest();
        }
    }

    private Bounds seen() {
        return Fx.call(() -> stage.canvas.camera().seen());
    }

    private double zoom() {
        return Fx.call(() -> stage.canvas.viewpoint().zoom());
    }

    private Bounds card(NodeId id) {
        return Fx.call(() -> CardMetrics.bounds(stage.workspace.store().layout().place(id).orElseThrow()));
    }

    private static boolean holds(Bounds area, Bounds box) {
        return area.contains(new Point(box.x(), box.y())) && area.contains(new Point(box.maxX(), box.maxY()));
    }

    private static void until(Callable<Boolean> condition) {
        Fx.until(condition);
    }

    private Node minimap() {
        return Fx.call(() -> stage.canvas.lookup(".canvas-minimap"));
    }

    @Test
    void allIsFittedTheSelectionIsZoomedToAndKeysZoom() {
        act(CanvasAction.FIT);
        assertThat(stage.workspace.store().layout().places().keySet()).allMatch(id -> holds(seen(), card(id)));
        Fx.run(() -> stage.workspace.selection().select(SEARCH));
        act(CanvasAction.FIT_SELECTION);
        assertThat(zoom()).isGreaterThan(1);
        assertThat(seen().centre().x()).isCloseTo(card(SEARCH).centre().x(), org.assertj.core.data.Offset.offset(2.0));
        act(CanvasAction.ACTUAL_SIZE);
        assertThat(zoom()).isEqualTo(1);
        act(CanvasAction.ZOOM_IN);
        double close = zoom();
        assertThat(close).isGreaterThan(1);
        act(CanvasAction.ZOOM_OUT);
        assertThat(zoom()).isLessThan(close);
    }

    @Test
    void backLeadsToWhereOneLookedFromBeforeAndForwardBackAgain() {
        act(CanvasAction.FIT);
        Bounds all = seen();
        Fx.run(() -> stage.workspace.selection().select(SEARCH));
        act(CanvasAction.FIT_SELECTION);
        Bounds near = seen();
        act(CanvasAction.BACK);
        assertThat(seen().width()).isCloseTo(all.width(), org.assertj.core.data.Offset.offset(1.0));
        act(CanvasAction.FORWARD);
        assertThat(seen().width()).isCloseTo(near.width(), org.assertj.core.data.Offset.offset(1.0));
    }

    @Test
    void theMinimapIsThereWhenSomethingIsOutOfViewAndLeadsThereAndHidesNoCard() {
        act(CanvasAction.FIT);
        assertThat(minimap().isVisible()).as("all is in view").isFalse();
        Fx.run(() -> stage.canvas.look(new Viewpoint(1, -900, -700)));
        stage.rest();
        assertThat(minimap().isVisible()).isTrue();
        Node minimap = minimap();
        Fx.run(() -> {
            Point2D middle = minimap.localToScene(minimap.getLayoutBounds().getCenterX(), minimap.getLayoutBounds().getCenterY());
            Event.fireEvent(minimap, new MouseEvent(MouseEvent.MOUSE_PRESSED, middle.getX(), middle.getY(), 0, 0, MouseButton.PRIMARY, 1,
                    false, false, false, false, true, false, false, false, false, true, null));
        });
        stage.rest();
        assertThat(stage.workspace.store().layout().places().keySet()).as("a press in its middle looks there").anyMatch(id -> holds(seen(), card(id)));
        assertThat(Fx.call(() -> !minimap.isVisible() || stage.workspace.store().layout().places().keySet().stream()
                .noneMatch(id -> stage.canvas.boundsOf(id).orElseThrow().intersects(minimap.getBoundsInParent())))).isTrue();
    }

    @Test
    void whoRestsOnAWireIsToldWhatItDoes() {
        act(CanvasAction.FIT);
        WireId wire = stage.workspace.store().design().wires().keySet().stream().filter(id -> id.value().equals("search..products")).findFirst().orElseThrow();
        assertThat(Fx.call(() -> stage.canvas.wires().view(wire))).isPresent();
        robot.moveTo(stage.onScreen(648, CardMetrics.port(new Point(448, 0), "out").y()));
        until(() -> stage.canvas.chrome().wireHint().isVisible());
        robot.moveTo(stage.onScreen(300, 500));
        until(() -> !stage.canvas.chrome().wireHint().isVisible());
    }

    @Test
    void whatIsPastedStandsAtThePointer() {
        Fx.run(() -> stage.workspace.selection().select(SEARCH));
        act(CanvasAction.COPY);
        Point2D at = stage.onScreen(300, 240);
        robot.moveTo(at);
        act(CanvasAction.PASTE);
        Set<NodeId> pasted = stage.workspace.selection().nodes();
        assertThat(pasted).hasSize(1).doesNotContain(SEARCH);
        Point middle = card(pasted.iterator().next()).centre();
        assertThat(Math.hypot(middle.x() - 300, middle.y() - 240)).as("but for the grid").isLessThan(2 * CardMetrics.GRID);
    }

    @Test
    void whatIsPastedOverCardsCoversNone() {
        Fx.run(() -> stage.workspace.selection().select(SEARCH));
        act(CanvasAction.COPY);
        Point on = card(SEARCH).centre();
        robot.moveTo(stage.onScreen(on.x(), on.y()));
        act(CanvasAction.PASTE);
        NodeId pasted = stage.workspace.selection().nodes().iterator().next();
        assertThat(stage.workspace.store().layout().places().keySet()).filteredOn(id -> !id.equals(pasted)).noneMatch(id -> card(id).intersects(card(pasted)));
        assertThat(card(pasted).x()).as("right below").isEqualTo(card(SEARCH).x());
    }

    @Test
    void aWireThatWaitsOneThatDoesNotAndAFailureLookDifferent() {
        act(CanvasAction.FIT);
        Fx.run(() -> {
            var waits = stage.canvas.wires().view(new WireId("shop..search")).orElseThrow();
            var sends = stage.canvas.wires().view(new WireId("purchase..receipts")).orElseThrow();
            var fails = stage.canvas.wires().view(new WireId("purchase..failed")).orElseThrow();
            assertThat(waits.getStyleClass()).isNotEqualTo(sends.getStyleClass());
            assertThat(((javafx.scene.shape.Shape) waits.lookup(".line")).getStrokeDashArray()).isEmpty();
            assertThat(((javafx.scene.shape.Shape) sends.lookup(".line")).getStrokeDashArray()).isNotEmpty();
            assertThat(((javafx.scene.shape.Path) fails.lookup(".cross")).isVisible()).as("a failure bears a cross").isTrue();
            assertThat(((javafx.scene.shape.Path) sends.lookup(".cross")).isVisible() && !((javafx.scene.shape.Path) sends.lookup(".cross")).getElements().isEmpty()).isFalse();
        });
    }
}
