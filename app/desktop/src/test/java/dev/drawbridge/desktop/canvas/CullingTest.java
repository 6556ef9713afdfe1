package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.geometry.Bounds;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Work does not grow with the drawing: counts, because times depend on the machine. */
class CullingTest {
    @Test
    void onlyCardsInViewAreAttachedHoweverLargeTheDrawing() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(5000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, -4000, -3000)));
            stage.rest();
            Set<NodeId> attached = Fx.call(() -> stage.canvas.cards().attached());
            assertThat(attached).hasSizeBetween(5, 60);
            assertThat(Fx.call(() -> stage.canvas.wires().attached())).hasSizeLessThan(120);
            Bounds seen = new Bounds(4000 - 64, 3000 - 64, 1328, 928);
            assertThat(attached).allMatch(id -> seen.intersects(
                    dev.drawbridge.model.geometry.CardMetrics.bounds(stage.workspace.store().layout().place(id).orElseThrow())));
        }
    }

    @Test
    void farAwayNothingIsAttachedAndNearItIsAgain() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(200), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(0.3, 0, 0)));
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).isEmpty();
            Fx.run(() -> stage.canvas.look(new Viewpoint(0.8, 0, 0)));
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).isNotEmpty();
        }
    }

    @Test
    void onAFineScreenCardsAreReadFromFartherAway() {
        assertThat(Overview.below(1)).isEqualTo(0.35);
        assertThat(Overview.below(1.25)).isCloseTo(0.28, within(0.001));
        assertThat(Overview.below(2)).as("cards in view stay few enough to be moved at ease").isEqualTo(0.24);
        assertThat(Overview.below(0.5)).isEqualTo(0.35);
    }

    @Test
    void aMovedCardRedrawsItsOwnWiresAndNoOthers() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(1000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            NodeId api = new NodeId("s0api");
            long before = Fx.call(() -> stage.canvas.wires().redrawn());
            Fx.run(() -> {
                stage.canvas.take(new Input.Press(new Point(80, 180), new Point(80, 180), Input.Button.PRIMARY, 1, Modifiers.NONE, new Target.OnCard(api)));
                stage.canvas.take(new Input.Move(new Point(80, 260), new Point(80, 260), Modifiers.NONE, new Target.OnCard(api)));
            });
            Fx.frames(2);
            // the four wires to its functions, once
            assertThat(Fx.call(() -> stage.canvas.wires().redrawn()) - before).isEqualTo(4);
        }
    }

    @Test
    void theWiresOfManyCardsAreInTheBackdropWhileTheHandCarriesThemAndComeBackWhereTheyBelong() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(1000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            NodeId api = new NodeId("s0api");
            WireId wire = Fx.call(() -> stage.workspace.store().design().wiresOf(api).getFirst().id());
            Bounds pill = Fx.call(() -> stage.canvas.wires().pill(wire).orElseThrow());
            Input.Move away = new Input.Move(new Point(80, 260), new Point(80, 260), Modifiers.NONE, new Target.OnCard(api));
            Fx.run(() -> {
                stage.canvas.perform(CanvasAction.SELECT_ALL);
                long before = stage.canvas.wires().redrawn();
                stage.canvas.take(new Input.Press(new Point(80, 180), new Point(80, 180), Input.Button.PRIMARY, 1, Modifiers.NONE, new Target.OnCard(api)));
                stage.canvas.take(away);
                stage.canvas.frames().render();
                assertThat(stage.canvas.wires().redrawn()).isEqualTo(before);
                assertThat(stage.canvas.wires().lines().getOpacity()).isZero();
                assertThat(stage.canvas.ground().painted()).isGreaterThan(Stagecraft.FOLLOWING);
                stage.canvas.perform(CanvasAction.CANCEL);
            });
            stage.rest();
            assertThat(Fx.call(() -> stage.canvas.wires().lines().getOpacity())).isEqualTo(1);
            assertThat(Fx.call(() -> stage.canvas.ground().hasWires())).isFalse();
            assertThat(Fx.call(() -> stage.canvas.wires().pill(wire).orElseThrow())).isEqualTo(pill);

            Fx.run(() -> {
                stage.canvas.take(new Input.Press(new Point(80, 180), new Point(80, 180), Input.Button.PRIMARY, 1, Modifiers.NONE, new Target.OnCard(api)));
                stage.canvas.take(away);
                stage.canvas.frames().render();
                assertThat(stage.canvas.ground().hasWires()).isTrue();
                stage.canvas.take(new Input.Release(new Point(80, 260), new Point(80, 260), Modifiers.NONE, new Target.OnCard(api)));
            });
            stage.rest();
            assertThat(Fx.call(() -> stage.canvas.wires().lines().getOpacity())).isEqualTo(1);
            assertThat(Fx.call(() -> stage.canvas.wires().pill(wire).orElseThrow()).y()).isEqualTo(pill.y() + 80);
        }
    }

    @Test
    void anEditElsewhereRedrawsNothingInView() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(1000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            long before = Fx.call(() -> stage.canvas.wires().redrawn());
            Fx.run(() -> stage.workspace.store().apply(new CardEdit.MoveNodes(Map.of(new NodeId("s90api"), new Point(20, 9000)))));
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.wires().redrawn())).isEqualTo(before);
        }
    }

    @Test
    void dotsAreBoundedAndGoByThemselves() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            WireId wire = new WireId("shop..search");
            Fx.run(() -> {
                for (int i = 0; i < 500; i++) {
                    stage.canvas.pulse(wire, true);
                    stage.canvas.pulse(new WireId("web..shop"), false);
                }
                // before a frame passes: on a slow machine the next may come when they have arrived
                assertThat(stage.canvas.messages().travelling()).isEqualTo(2 * Messages.MOST_PER_WIRE);
            });
            Fx.until(() -> stage.canvas.messages().travelling() == 0);
        }
    }

    @Test
    void whatWasUndoneIsShownAsItWas() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            Fx.run(() -> {
                stage.canvas.perform(CanvasAction.SELECT_ALL);
                stage.canvas.perform(CanvasAction.DELETE);
            });
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).isEmpty();
            Fx.run(() -> stage.canvas.perform(CanvasAction.UNDO));
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).hasSize(8);
            assertThat(Fx.call(() -> stage.canvas.wires().attached())).hasSize(8);
        }
    }

    @Test
    void aZoomPaintsNoCardAnewUntilItRestsAndThenSomeInEachFrame() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(200), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            long before = Fx.call(() -> stage.canvas.cards().sharpened());
            // at one go on the JavaFX thread, so that a slow machine cannot bring it to rest in between
            int zoomed = Fx.call(() -> {
                for (int i = 1; i <= 5; i++) {
                    stage.canvas.look(new Viewpoint(1 - i * 0.05, 0, 0));
                    stage.canvas.frames().render();
                    assertThat(stage.canvas.cards().sharpened()).as("while it zooms").isEqualTo(before);
                    assertThat(stage.canvas.ground().hasWires()).isTrue();
                }
                return stage.canvas.cards().attached().size();
            });
            stage.rest();
            // a card that comes after the last step is painted sharp at once, or was on its way
            assertThat(Fx.call(() -> stage.canvas.cards().sharpened()) - before).isBetween((long) zoomed, (long) Fx.call(() -> stage.canvas.cards().attached()).size());
            assertThat(Fx.call(() -> stage.canvas.ground().hasWires())).isFalse();
        }
    }

    @Test
    void theBackdropPaintsTheWiresInViewAndNoOthers() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(5000), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> {
                stage.canvas.look(new Viewpoint(1, -4000, -3000));
                stage.canvas.frames().render();
                assertThat(stage.canvas.ground().painted()).isBetween(1, 120);
            });
        }
    }

    @Test
    void aHandThatBeginsToWorkEndsTheMotionOfTheView() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 900, 620)) {
            Fx.run(() -> {
                stage.canvas.look(new Viewpoint(0.9, 10, 10));
                assertThat(stage.canvas.motion().isViewMoving()).isTrue();
                stage.canvas.take(new Input.Press(new Point(-50, -50), new Point(1, 1), Input.Button.PRIMARY, 1, Modifiers.NONE, new Target.OnCanvas()));
                stage.canvas.take(new Input.Move(new Point(200, 200), new Point(250, 250), Modifiers.NONE, new Target.OnCanvas()));
            });
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.motion().isViewMoving())).isFalse();
            assertThat(Fx.call(() -> stage.canvas.ground().hasWires())).isFalse();
        }
    }
}
