package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.Aim;
import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.geometry.WireCurve;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every gesture with the pointer, without the toolkit. */
class GesturesTest {
    private final Hand hand = new Hand(Drawings.petStore());

    private static Set<NodeId> ids(String... names) {
        return java.util.Arrays.stream(names).map(NodeId::new).collect(java.util.stream.Collectors.toSet());
    }

    @Nested
    class Looking {
        @Test
        void theWheelPansTheDrawing() {
            hand.take(new Input.Scroll(3, -40, new Point(5, 5), Modifiers.NONE));
            assertThat(hand.effects).containsExactly(new Effect.Pan(3, -40));
        }

        @Test
        void theWheelWithShiftPansSideways() {
            hand.take(new Input.Scroll(0, -40, new Point(5, 5), Hand.SHIFT));
            assertThat(hand.effects).containsExactly(new Effect.Pan(-40, 0));
        }

        @Test
        void theWheelWithCtrlZoomsAtThePointer() {
            hand.take(new Input.Scroll(0, 40, new Point(7, 9), Hand.CTRL));
            Effect.Zoom zoom = hand.last(Effect.Zoom.class).orElseThrow();
            assertThat(zoom.factor()).isBetween(1.09, 1.11);
            assertThat(zoom.screen()).isEqualTo(new Point(7, 9));
        }

        @Test
        void twoFingersZoomByAsMuchAsTheySpread() {
            hand.take(new Input.Pinch(1.3, new Point(1, 2)));
            assertThat(hand.effects).containsExactly(new Effect.Zoom(1.3, new Point(1, 2)));
        }

        @Test
        void theMiddleButtonPansAlsoOverACard() {
            hand.press(500, 30, Input.Button.MIDDLE, 1).move(520, 25).move(521, 25).release();
            assertThat(hand.effects).containsExactly(new Effect.Pan(20, -5), new Effect.Pan(1, 0));
            assertThat(hand.edits()).isEmpty();
            assertThat(hand.state).isInstanceOf(GestureState.Idle.class);
        }

        @Test
        void dragWithSpacePans() {
            hand.with(Hand.SPACE).drag(500, 30, 540, 30);
            assertThat(hand.last(Effect.Pan.class)).isPresent();
            assertThat(hand.cards()).isEmpty();
        }
    }

    @Nested
    class Selecting {
        @Test
        void aClickSelectsTheCardAlone() {
            hand.click(500, 30).click(500, 170);
            assertThat(hand.cards()).isEqualTo(ids("purchase"));
        }

        @Test
        void aClickWithShiftAddsAndTakesAway() {
            hand.click(500, 30).with(Hand.SHIFT).click(500, 170);
            assertThat(hand.cards()).isEqualTo(ids("search", "purchase"));
            hand.click(500, 30);
            assertThat(hand.cards()).isEqualTo(ids("purchase"));
        }

        @Test
        void aClickOnOneOfSeveralSelectsItAlone() {
            hand.click(500, 30).with(Hand.CTRL).click(500, 170).with(Modifiers.NONE).click(500, 30);
            assertThat(hand.cards()).isEqualTo(ids("search"));
        }

        @Test
        void aClickOnAWireSelectsTheWire() {
            Point middle = hand.scenery.paths().curve(new WireId("customers..shop")).at(0.5);
            hand.click(middle.x(), middle.y());
            assertThat(hand.wires()).containsExactly(new WireId("customers..shop"));
            assertThat(hand.cards()).isEmpty();
        }

        @Test
        void aClickOnNothingSelectsNothing() {
            hand.click(500, 30).click(300, 600);
            assertThat(hand.cards()).isEmpty();
        }

        @Test
        void aRubberBandSelectsWhatItTouchesAndTheWiresBetween() {
            hand.drag(430, -40, 900, 90);
            assertThat(hand.cards()).isEqualTo(ids("search", "products"));
            assertThat(hand.wires()).containsExactly(new WireId("search..products"));
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void aRubberBandWithShiftAddsToTheSelection() {
            hand.click(30, 80).with(Hand.SHIFT).drag(430, -40, 660, 90);
            assertThat(hand.cards()).isEqualTo(ids("web", "search"));
        }

        @Test
        void theRightButtonSelectsWhatIsUnderItAndKeepsALargerSelection() {
            hand.press(500, 30, Input.Button.SECONDARY, 1).release();
            assertThat(hand.cards()).isEqualTo(ids("search"));
            hand.with(Hand.SHIFT).click(500, 170).with(Modifiers.NONE).press(500, 30, Input.Button.SECONDARY, 1).release();
            assertThat(hand.cards()).isEqualTo(ids("search", "purchase"));
        }

        @Test
        void aDoubleClickOpensACardAndOffersNewOnesOnTheEmptyCanvas() {
            hand.press(500, 30, Input.Button.PRIMARY, 2).release();
            assertThat(hand.last(Effect.Open.class)).contains(new Effect.Open(new NodeId("search")));
            hand.press(300, 600, Input.Button.PRIMARY, 2).release();
            assertThat(hand.last(Effect.QuickAdd.class)).contains(new Effect.QuickAdd(new Point(300, 600), Optional.empty(), false));
        }
    }

    @Nested
    class Moving {
        @Test
        void aDragMovesTheCardOntoTheGridWithOneEdit() {
            hand.drag(60, 340, 63, 455);
            assertThat(hand.edits()).containsExactly(new CardEdit.MoveNodes(java.util.Map.of(new NodeId("customers"), new Point(0, 400))));
        }

        @Test
        void aFewPixelsAreAClickAndNoMove() {
            hand.press(60, 340).move(62, 342).release();
            assertThat(hand.edits()).isEmpty();
            assertThat(hand.cards()).isEqualTo(ids("customers"));
        }

        @Test
        void allSelectedCardsMoveTogether() {
            hand.click(500, 30).with(Hand.SHIFT).click(500, 170).with(Modifiers.NONE).drag(500, 170, 500, 362);
            assertThat(hand.place("search")).isEqualTo(new Point(448, 192));
            assertThat(hand.place("purchase")).isEqualTo(new Point(448, 336));
            assertThat(hand.workspace.store().history().undoLabel()).contains("Move 2 cards");
        }

        @Test
        void anUnselectedCardMovesAloneAndIsSelected() {
            hand.click(500, 30).drag(60, 340, 60, 436);
            assertThat(hand.cards()).isEqualTo(ids("customers"));
            assertThat(hand.place("search")).isEqualTo(new Point(448, 0));
        }

        @Test
        void altMovesFreelyOffTheGrid() {
            hand.with(Hand.ALT).drag(60, 340, 67, 463);
            assertThat(hand.place("customers")).isEqualTo(new Point(7, 411));
        }

        @Test
        void aCardLinesUpWithAnOddNeighbourAndShowsTheLine() {
            Drawing odd = Drawings.petStore();
            Hand other = new Hand(odd.withLayout(odd.layout().withPlace(new NodeId("receipts"), new Point(691, 290))));
            other.dragging(60, 340, 60 + 694, 340 + 160);
            GestureState.Moving moving = (GestureState.Moving) other.state;
            assertThat(moving.places().get(new NodeId("customers")).x()).isEqualTo(691);
            assertThat(moving.guides()).anyMatch(guide -> guide.upright() && guide.at() == 691 + 90);
        }

        @Test
        void escapeBringsTheCardsBackAndTheReleaseThenDoesNothing() {
            hand.dragging(60, 340, 60, 460).act(CanvasAction.CANCEL);
            assertThat(hand.scenery.place(new NodeId("customers"))).isEqualTo(new Point(0, 288));
            hand.release();
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void keysOtherThanEscapeDoNothingWhileTheHandHoldsACard() {
            hand.dragging(60, 340, 60, 460).act(CanvasAction.DELETE, CanvasAction.SELECT_ALL);
            assertThat(hand.edits()).isEmpty();
            assertThat(hand.state).isInstanceOf(GestureState.Moving.class);
        }

        @Test
        void theWiresThatFollowAreThoseOfTheCardAndNoOthers() {
            hand.press(60, 340).move(60, 400);
            Set<WireId> moved = hand.scenery.hold(java.util.Map.of(new NodeId("customers"), new Point(0, 432)));
            assertThat(moved).containsExactly(new WireId("customers..shop"));
        }

        @Test
        void aLooseCardDroppedOnAWireIsSplicedIn() {
            Drawing base = Drawings.petStore();
            NodeId queue = new NodeId("buffer");
            Drawing with = base.withDesign(base.design().withNode(dev.drawbridge.model.Node.of(queue, "topic", "buffer")))
                    .withLayout(base.layout().withPlace(queue, new Point(208, 500)));
            Hand other = new Hand(with);
            WireCurve sends = other.scenery.paths().curve(new WireId("purchase..receipts"));
            Point middle = sends.at(0.5);
            other.with(Modifiers.NONE).dragging(208 + 90, 538, middle.x(), middle.y());
            assertThat(other.state.spliced()).contains(new WireId("purchase..receipts"));
            other.release();
            assertThat(other.wired("purchase", "buffer")).isTrue();
            assertThat(other.wired("buffer", "receipts")).isTrue();
            assertThat(other.wired("purchase", "receipts")).isFalse();
            assertThat(other.edits()).hasSize(1);
            other.act(CanvasAction.UNDO);
            assertThat(other.workspace.store().drawing()).isEqualTo(with);
        }
    }

    @Nested
    class Wiring {
        @Test
        void dragFromAPortToACardConnects() {
            hand.drag(628, 38, 778, 326);
            assertThat(hand.wired("search", "receipts")).isTrue();
            assertThat(hand.edits()).hasSize(1).first().isInstanceOf(WireEdit.Connect.class);
            assertThat(hand.wires()).hasSize(1);
        }

        @Test
        void theWireKnowsOnItsWayWhatItWouldDo() {
            hand.dragging(628, 38, 778, 326);
            GestureState.Wiring wiring = (GestureState.Wiring) hand.state;
            assertThat(wiring.aim()).isInstanceOfSatisfying(Aim.Legal.class, legal -> assertThat(legal.rule().role()).isEqualTo(WireRole.SEND));
        }

        @Test
        void aWireThatMakesNoSenseIsRefusedWithItsReasonWhileItIsDrawn() {
            hand.dragging(868, 326, 300, 100);
            GestureState.Wiring wiring = (GestureState.Wiring) hand.state;
            assertThat(wiring.aim()).isInstanceOfSatisfying(Aim.Illegal.class,
                    illegal -> assertThat(illegal.reason()).contains("queue cannot be wired to an HTTP API"));
            hand.release();
            assertThat(hand.edits()).isEmpty();
            assertThat(hand.last(Effect.Notice.class)).isPresent();
        }

        @Test
        void aWireCanBeBegunWhereItEnds() {
            hand.drag(688, 326, 500, 30);
            assertThat(hand.wired("search", "receipts")).isTrue();
        }

        @Test
        void aWireFromTheFailurePortGoesToTheQueue() {
            hand.drag(538, 76, 778, 326);
            assertThat(hand.workspace.store().design().wires().values())
                    .anyMatch(wire -> wire.role() == WireRole.ON_FAILURE && wire.from().port().equals("failure"));
        }

        @Test
        void aWireDroppedOnTheEmptyCanvasAsksWhatToPlace() {
            hand.drag(628, 38, 640, 600);
            Effect.QuickAdd asked = hand.last(Effect.QuickAdd.class).orElseThrow();
            assertThat(asked.from().orElseThrow().node()).isEqualTo(new NodeId("search"));
            assertThat(asked.backwards()).isFalse();
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void aWireDroppedOnItsOwnCardIsGivenUp() {
            hand.drag(628, 38, 560, 40);
            assertThat(hand.last(Effect.QuickAdd.class)).isEmpty();
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void theSameWireTwiceIsRefused() {
            hand.dragging(628, 38, 760, 38);
            assertThat(((GestureState.Wiring) hand.state).aim())
                    .isInstanceOfSatisfying(Aim.Illegal.class, illegal -> assertThat(illegal.reason()).contains("already"));
        }

        @Test
        void theEndOfAWireIsFastenedElsewhereWithItsSettings() {
            hand.drag(674, 38, 760, 180);
            assertThat(hand.wired("search", "purchases")).isTrue();
            assertThat(hand.wired("search", "products")).isFalse();
            assertThat(hand.workspace.store().design().requireWire(new WireId("search..products")).field("mode")).contains(Value.of("read"));
        }

        @Test
        void theStartOfASelectedWireIsFastenedElsewhere() {
            hand.workspace.selection().select(new WireId("search..products"));
            hand.drag(644, 38, 500, 170);
            assertThat(hand.wired("purchase", "products")).isTrue();
            assertThat(hand.wired("search", "products")).isFalse();
        }

        @Test
        void aSecondWireLeavesThePortOfASelectedWire() {
            hand.workspace.selection().select(new WireId("search..products"));
            hand.drag(629, 38, 778, 326);
            assertThat(hand.wired("search", "receipts")).isTrue();
            assertThat(hand.wired("search", "products")).isTrue();
        }

        @Test
        void theStartOfAWireThatIsNotSelectedStaysFastened() {
            hand.drag(644, 38, 500, 170);
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void theHeadOfASelectedWireComesBeforeThePortItLiesOn() {
            hand.workspace.selection().select(new WireId("search..products"));
            hand.drag(687, 38, 760, 180);
            assertThat(hand.wired("search", "purchases")).isTrue();
            assertThat(hand.wired("search", "products")).isFalse();
        }

        @Test
        void aWireEndLetGoOverNothingStaysWhereItWas() {
            hand.drag(674, 38, 640, 600);
            assertThat(hand.edits()).isEmpty();
            assertThat(hand.wired("search", "products")).isTrue();
        }

        @Test
        void escapeGivesTheWireUp() {
            hand.dragging(628, 38, 778, 326).act(CanvasAction.CANCEL).release();
            assertThat(hand.edits()).isEmpty();
        }

        @Test
        void aSecondButtonGivesTheGestureUp() {
            hand.dragging(628, 38, 778, 326).press(778, 326, Input.Button.SECONDARY, 1).release();
            assertThat(hand.edits()).isEmpty();
        }
    }

    @Nested
    class FromThePalette {
        @Test
        void theCardSnapsToTheGridAndIsPlacedWithAFreeName() {
            hand.take(new Input.Carry("queue", new Point(300, 600), Modifiers.NONE)).take(new Input.Drop(new Point(300, 600), Modifiers.NONE));
            assertThat(hand.place("queue").x() % 16).isZero();
            hand.take(new Input.Carry("queue", new Point(600, 600), Modifiers.NONE)).take(new Input.Drop(new Point(600, 600), Modifiers.NONE));
            assertThat(hand.workspace.store().design().requireNode(new NodeId("queue2")).name()).isEqualTo("queue2");
            assertThat(hand.cards()).isEqualTo(ids("queue2"));
            assertThat(hand.edits()).hasSize(2);
        }

        @Test
        void onAWireItIsSplicedIn() {
            Point middle = hand.scenery.paths().curve(new WireId("purchase..receipts")).at(0.5);
            hand.take(new Input.Carry("topic", middle, Modifiers.NONE));
            assertThat(hand.state.spliced()).contains(new WireId("purchase..receipts"));
            hand.take(new Input.Drop(middle, Modifiers.NONE));
            assertThat(hand.wired("purchase", "topic")).isTrue();
            assertThat(hand.wired("topic", "receipts")).isTrue();
        }

        @Test
        void whereAHalfWouldMakeNoSenseTheWireStaysWhole() {
            Point middle = hand.scenery.paths().curve(new WireId("purchase..receipts")).at(0.5);
            hand.take(new Input.Carry("table", middle, Modifiers.NONE));
            assertThat(hand.state.spliced()).isEmpty();
        }

        @Test
        void leavingTheCanvasPlacesNothing() {
            hand.take(new Input.Carry("queue", new Point(300, 600), Modifiers.NONE)).take(new Input.Abandon())
                    .take(new Input.Drop(new Point(300, 600), Modifiers.NONE));
            assertThat(hand.edits()).isEmpty();
        }
    }

    @Test
    void whatIsUnderThePointerIsKnownAtRest() {
        hand.move(628, 38);
        assertThat(hand.state).isEqualTo(new GestureState.Idle(new Target.OnPort(dev.drawbridge.model.End.out(new NodeId("search")))));
        hand.move(500, 30);
        assertThat(hand.state).isEqualTo(new GestureState.Idle(new Target.OnCard(new NodeId("search"))));
        assertThat(hand.effects).isEmpty();
    }
}
