package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/** A user at the canvas: pointer and keys through the toolkit, pictures on the way under {@code target/screenshots}. */
class CanvasJourneysTest {
    private final FxRobot robot = new FxRobot();
    private CanvasStage stage;

    @BeforeEach
    void open() {
        stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 960, 640);
        Fx.run(() -> stage.canvas.setStatus(CanvasStage.figures()));
    }

    @AfterEach
    void close() {
        robot.release(new MouseButton[0]).release(new KeyCode[0]);
        stage.close();
    }

    private void drag(double fromX, double fromY, double toX, double toY) {
        hold(fromX, fromY, toX, toY);
        robot.release(MouseButton.PRIMARY);
        Fx.frames(2);
    }

    private void hold(double fromX, double fromY, double toX, double toY) {
        Point2D from = stage.onScreen(fromX, fromY);
        Point2D to = stage.onScreen(toX, toY);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to);
        Fx.frames(2);
    }

    private void click(double x, double y) {
        robot.clickOn(stage.onScreen(x, y));
        Fx.frames(2);
    }

    private void key(KeyCode... keys) {
        robot.push(keys);
        Fx.frames(2);
    }

    private boolean wired(String from, String to) {
        return stage.workspace.store().design().wires().values().stream()
                .anyMatch(wire -> wire.from().node().value().equals(from) && wire.to().node().value().equals(to));
    }

    /** What the window system makes of the other button or of the menu key; without a display nobody does. */
    private void askForMenu(double x, double y, boolean byKey) {
        Point2D at = stage.onScreen(x, y);
        Fx.run(() -> {
            Point2D here = stage.canvas.screenToLocal(at);
            stage.canvas.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, here.getX(), here.getY(), at.getX(), at.getY(), byKey, null));
        });
        Fx.frames(2);
    }

    @Test
    void theMenuIsOfWhatIsUnderThePointerAndByKeyOfTheSelectedCard() {
        Point corner = stage.workspace.store().layout().place(new NodeId("search")).orElseThrow();
        askForMenu(corner.x() + 20, corner.y() + 20, false);
        assertThat(stage.menus).singleElement().satisfies(under -> assertThat(under.cardUnder()).contains(new NodeId("search")));

        Fx.run(() -> stage.workspace.selection().select(new NodeId("products")));
        askForMenu(corner.x() + 20, corner.y() + 20, true);
        assertThat(stage.menus.getLast().cardUnder()).contains(new NodeId("products"));
    }

    @Test
    void aCardIsDraggedAndTheDragIsUndone() {
        drag(60, 340, 60, 455);
        assertThat(stage.workspace.store().layout().place(new NodeId("customers"))).contains(new Point(0, 400));
        key(KeyCode.CONTROL, KeyCode.Z);
        assertThat(stage.workspace.store().drawing()).isEqualTo(Drawings.petStore());
        key(KeyCode.CONTROL, KeyCode.Y);
        assertThat(stage.workspace.store().layout().place(new NodeId("customers"))).contains(new Point(0, 400));
    }

    @Test
    void aWireIsDrawnFromPortToCard() {
        hold(628, 38, 778, 326);
        stage.picture("wiring-legal");
        robot.release(MouseButton.PRIMARY);
        Fx.frames(2);
        assertThat(wired("search", "receipts")).isTrue();
    }

    @Test
    void aHandSoQuickThatNoMovementIsToldWiresAndMovesToo() {
        pressAndLetGo(628, 38, 778, 326);
        assertThat(wired("search", "receipts")).isTrue();
        pressAndLetGo(60, 340, 60, 455);
        assertThat(stage.workspace.store().layout().place(new NodeId("customers"))).contains(new Point(0, 400));
    }

    private void pressAndLetGo(double fromX, double fromY, double toX, double toY) {
        mouse(MouseEvent.MOUSE_PRESSED, stage.onScreen(fromX, fromY));
        mouse(MouseEvent.MOUSE_RELEASED, stage.onScreen(toX, toY));
        Fx.frames(2);
    }

    private void mouse(EventType<MouseEvent> type, Point2D screen) {
        Fx.run(() -> {
            Point2D at = stage.canvas.screenToLocal(screen);
            stage.canvas.fireEvent(new MouseEvent(type, at.getX(), at.getY(), screen.getX(), screen.getY(), MouseButton.PRIMARY, 1,
                    false, false, false, false, type == MouseEvent.MOUSE_PRESSED, false, false, false, false, false, null));
        });
    }

    @Test
    void aWireThatMakesNoSenseSaysWhyAtThePointer() {
        hold(868, 326, 300, 110);
        assertThat(Fx.call(() -> stage.canvas.state())).isInstanceOf(GestureState.Wiring.class);
        stage.picture("wiring-refused");
        robot.release(MouseButton.PRIMARY);
        Fx.frames(2);
        assertThat(stage.workspace.store().drawing()).isEqualTo(Drawings.petStore());
        assertThat(stage.notices).hasSize(1).first().asString().contains("cannot be wired");
    }

    @Test
    void aWireDroppedOnNothingOffersWhatItMayReachAndPlacesIt() {
        drag(628, 190, 500, 420);
        assertThat(Fx.call(() -> stage.canvas.chrome().quickAdd().isVisible())).isTrue();
        stage.picture("quick-add-wired");
        assertThat(Fx.call(() -> stage.canvas.chrome().quickAdd().shown())).extracting(offer -> offer.kind().id())
                .contains("queue", "table", "topic").doesNotContain("client", "schedule", "function-url");
        robot.write("top");
        key(KeyCode.ENTER);
        assertThat(wired("purchase", "topic")).isTrue();
        assertThat(Fx.call(() -> stage.canvas.chrome().quickAdd().isVisible())).isFalse();
        stage.picture("quick-add-placed");
    }

    @Test
    void slashFindsACardByAnotherNameAndEscapeLeaves() {
        key(KeyCode.SLASH);
        robot.write("lambda");
        Fx.frames(2);
        assertThat(Fx.call(() -> stage.canvas.chrome().quickAdd().shown())).extracting(offer -> offer.kind().id()).containsExactly("function");
        stage.picture("quick-add");
        key(KeyCode.ESCAPE);
        assertThat(Fx.call(() -> stage.canvas.chrome().quickAdd().isVisible())).isFalse();
        assertThat(stage.workspace.store().drawing()).isEqualTo(Drawings.petStore());
        assertThat(Fx.call(() -> stage.canvas.isFocused())).isTrue();
    }

    @Test
    void quickAddGoesOnWithCtrlEnter() {
        key(KeyCode.SLASH);
        robot.write("schedule");
        key(KeyCode.CONTROL, KeyCode.ENTER);
        robot.write("function");
        key(KeyCode.ENTER);
        assertThat(wired("schedule", "function")).isTrue();
    }

    @Test
    void aDrawingIsWalkedAndWiredByKeysAlone() {
        key(KeyCode.TAB);
        key(KeyCode.RIGHT);
        key(KeyCode.RIGHT);
        assertThat(stage.workspace.selection().nodes()).containsExactly(new NodeId("search"));
        assertThat(Fx.call(() -> stage.scene().getFocusOwner().getAccessibleHelp())).isEqualTo("search, function, 1 trigger, reads products");
        key(KeyCode.C);
        stage.picture("connect-mode");
        GestureState.Connecting connecting = (GestureState.Connecting) Fx.call(() -> stage.canvas.state());
        key(KeyCode.valueOf("DIGIT" + (connecting.targets().indexOf(new NodeId("receipts")) + 1)));
        assertThat(wired("search", "receipts")).isTrue();
        key(KeyCode.LEFT);
        key(KeyCode.F2);
        Fx.run(() -> stage.canvas.chrome().nameField().setText("find"));
        stage.picture("rename");
        key(KeyCode.ENTER);
        assertThat(stage.workspace.store().design().requireNode(new NodeId("search")).name()).isEqualTo("find");
        key(KeyCode.ENTER);
        assertThat(stage.opened).containsExactly(new NodeId("search"));
    }

    @Test
    void copiedCardsArePastedWithTheirWires() {
        Fx.run(() -> stage.workspace.selection().set(java.util.Set.of(new NodeId("search"), new NodeId("products")), java.util.Set.of()));
        key(KeyCode.CONTROL, KeyCode.C);
        robot.moveTo(stage.onScreen(300, 420));
        key(KeyCode.CONTROL, KeyCode.V);
        assertThat(stage.workspace.store().design().nodes()).hasSize(10);
        assertThat(wired("search2", "products2")).isTrue();
        key(KeyCode.CONTROL, KeyCode.D);
        assertThat(wired("search3", "products3")).isTrue();
        stage.picture("pasted");
    }

    @Test
    void theWheelWithCtrlZoomsWhereThePointerIs() {
        Fx.frames(2);
        Point before = Fx.call(() -> stage.canvas.viewpoint().toWorld(300, 200));
        double zoom = stage.canvas.zoomProperty().get();
        Fx.run(() -> stage.canvas.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 300, 200, 300, 200, false, true, false, false, false, false,
                0, 80, 0, 80, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null)));
        Fx.frames(2);
        assertThat(stage.canvas.zoomProperty().get()).isGreaterThan(zoom * 1.15);
        Point after = Fx.call(() -> stage.canvas.viewpoint().toWorld(300, 200));
        assertThat(Math.hypot(after.x() - before.x(), after.y() - before.y())).isLessThan(0.01);
        stage.picture("zoomed");
    }

    @Test
    void aCardFromThePaletteSplicesIntoAWire() {
        Point middle = Fx.call(() -> new Scenery(stage.workspace.store().drawing()).paths().curve(new WireId("purchase..receipts")).at(0.5));
        Fx.frames(2);
        Fx.run(() -> {
            Point at = stage.canvas.viewpoint().toScreen(middle);
            Point2D scene = stage.canvas.localToScene(at.x(), at.y());
            stage.canvas.palette().drag("topic", scene.getX(), scene.getY());
        });
        stage.picture("palette-splice");
        Fx.run(() -> {
            Point at = stage.canvas.viewpoint().toScreen(middle);
            Point2D scene = stage.canvas.localToScene(at.x(), at.y());
            stage.canvas.palette().drop(scene.getX(), scene.getY());
        });
        assertThat(wired("purchase", "topic")).isTrue();
        assertThat(wired("topic", "receipts")).isTrue();
    }

    @Test
    void aRubberBandAndMessagesAreSeen() {
        hold(430, -40, 720, 250);
        Fx.run(() -> {
            stage.canvas.setReducedMotion(true);
            stage.canvas.pulse(new WireId("shop..search"), true);
            stage.canvas.pulse(new WireId("customers..shop"), false);
        });
        stage.picture("marquee");
        robot.release(MouseButton.PRIMARY);
        Fx.frames(1);
        assertThat(stage.workspace.selection().nodes()).hasSize(4);
        click(300, 420);
        assertThat(stage.workspace.selection().isEmpty()).isTrue();
    }

    @Test
    void aNameThatIsTakenIsToldAndTypedAgain() {
        Fx.run(() -> stage.workspace.selection().select(new NodeId("search")));
        Fx.run(() -> stage.canvas.perform(CanvasAction.RENAME));
        Fx.run(() -> stage.canvas.chrome().nameField().setText("purchase"));
        key(KeyCode.ENTER);
        assertThat(stage.notices).hasSize(1);
        assertThat(Fx.call(() -> stage.canvas.chrome().nameField().isVisible())).isTrue();
        key(KeyCode.ESCAPE);
        assertThat(stage.workspace.store().design().requireNode(new NodeId("search")).name()).isEqualTo("search");
    }

    @Test
    void aMessIsTidiedInOneStepThatIsUndone() {
        Fx.run(() -> stage.workspace.store().apply(new dev.drawbridge.model.edit.CardEdit.MoveNodes(java.util.Map.of(
                new NodeId("search"), new dev.drawbridge.model.Point(10, 90), new NodeId("receipts"), new dev.drawbridge.model.Point(30, 70)))));
        var mess = stage.workspace.store().layout();
        Fx.run(() -> stage.canvas.perform(CanvasAction.TIDY));
        Fx.until(() -> !stage.workspace.store().layout().equals(mess));
        stage.picture("tidied");
        assertThat(stage.workspace.store().layout().places().get(new NodeId("search")).x())
                .isLessThan(stage.workspace.store().layout().places().get(new NodeId("products")).x());
        Fx.run(() -> stage.canvas.perform(CanvasAction.UNDO));
        assertThat(stage.workspace.store().layout()).isEqualTo(mess);
    }

    @Test
    void aGroupIsMadeAndNamedWhereItStands() {
        Fx.run(() -> stage.workspace.selection().set(java.util.Set.of(new NodeId("search"), new NodeId("purchase")), java.util.Set.of()));
        Fx.run(() -> stage.canvas.perform(CanvasAction.GROUP));
        Fx.run(() -> stage.canvas.chrome().nameField().setText("Business"));
        key(KeyCode.ENTER);
        Fx.run(() -> stage.canvas.perform(CanvasAction.COLOUR_GROUP));
        stage.picture("group");
        assertThat(stage.workspace.store().design().groups().values()).extracting(dev.drawbridge.model.Group::title).containsExactly("Business");
    }

    @Test
    void keysGoFromWireToWireAndEachIsExplained() {
        Fx.run(() -> stage.workspace.selection().select(new NodeId("search")));
        Fx.run(() -> stage.canvas.perform(CanvasAction.NEXT_WIRE));
        stage.picture("wire-hint");
        assertThat(Fx.call(() -> stage.canvas.chrome().wireHint().isVisible())).isTrue();
        assertThat(Fx.call(() -> stage.scene().getFocusOwner().getAccessibleText())).isEqualTo("search reads products");
        Fx.run(() -> stage.canvas.perform(CanvasAction.ZOOM_IN));
        assertThat(Fx.call(() -> stage.canvas.chrome().wireHint().isVisible())).isFalse();
    }
}
