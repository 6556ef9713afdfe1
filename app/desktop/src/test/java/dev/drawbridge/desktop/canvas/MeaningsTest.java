package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.WireChoice;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.wire.AccessMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wire that may mean several things asks which, without costing a step. */
class MeaningsTest {
    private static final Point FROM = new Point(0, 0);
    private static final Point TO = new Point(400, 0);

    private static Hand hand(String from, String to) {
        Design design = Design.of("two", List.of(Node.of(new NodeId("a"), from, "first"), Node.of(new NodeId("b"), to, "second")), List.of());
        return new Hand(Drawing.of(design, Layout.empty().withPlaces(Map.of(new NodeId("a"), FROM, new NodeId("b"), TO))));
    }

    private static Hand drawn(String from, String to) {
        Point port = CardMetrics.port(FROM, "out");
        return hand(from, to).drag(port.x(), port.y(), TO.x() + 60, TO.y() + 30);
    }

    private static Wire wire(Hand hand) {
        return hand.workspace.store().design().wires().values().iterator().next();
    }

    private static Optional<AccessMode> mode(Hand hand) {
        return hand.workspace.wires().of(hand.workspace.store().design(), wire(hand)).orElseThrow().mode(wire(hand));
    }

    @Test
    void aWireToATableIsThereAtOnceAndOffersItsModesInWords() {
        Hand hand = drawn("function", "table");
        assertThat(mode(hand)).contains(AccessMode.READ);
        GestureState.Choosing choosing = (GestureState.Choosing) hand.state;
        assertThat(choosing.choices()).extracting(WireChoice::verb).containsExactly("reads", "writes", "reads and writes");
        assertThat(choosing.choices().get(1).words(wire(hand))).contains("PutItem").doesNotContain("GetItem", "dynamodb:");
        assertThat(choosing.at()).isZero();
    }

    @Test
    void aDigitChoosesAndDrawingAndChoosingAreOneStepOfUndo() {
        Hand hand = drawn("function", "table").take(new Input.Digit(2));
        assertThat(mode(hand)).contains(AccessMode.WRITE);
        assertThat(hand.state).isInstanceOf(GestureState.Idle.class);
        hand.act(CanvasAction.UNDO);
        assertThat(hand.workspace.store().design().wires()).isEmpty();
    }

    @Test
    void arrowsGoRoundTheMenuAndEnterChooses() {
        Hand hand = drawn("function", "bucket").act(CanvasAction.WALK_DOWN, CanvasAction.WALK_DOWN, CanvasAction.OPEN);
        assertThat(mode(hand)).contains(AccessMode.READ_WRITE);
        hand = drawn("function", "bucket").act(CanvasAction.WALK_UP, CanvasAction.OPEN);
        assertThat(mode(hand)).contains(AccessMode.READ_WRITE);
    }

    @Test
    void escapeKeepsTheUsualMeaning() {
        Hand hand = drawn("function", "table").act(CanvasAction.CANCEL);
        assertThat(hand.state).isInstanceOf(GestureState.Idle.class);
        assertThat(mode(hand)).contains(AccessMode.READ);
        assertThat(hand.wires()).hasSize(1);
    }

    @Test
    void whoeverGoesOnLosesNoStep() {
        Hand clicks = drawn("function", "table").click(TO.x() + 60, TO.y() + 30);
        assertThat(clicks.cards()).containsExactly(new NodeId("b"));
        Hand keys = drawn("function", "table").act(CanvasAction.DELETE);
        assertThat(keys.workspace.store().design().wires()).isEmpty();
        assertThat(keys.state).isInstanceOf(GestureState.Idle.class);
    }

    @Test
    void theMenuStaysWhileThePointerIsNearAndGoesWhenItWantsSomethingElse() {
        Hand hand = drawn("function", "table").move(TO.x() + CardMetrics.WIDTH + 8, TO.y() + 30);
        assertThat(hand.state).isInstanceOf(GestureState.Choosing.class);
        hand.move(200, 30);
        assertThat(hand.state).isInstanceOf(GestureState.Idle.class);
        assertThat(mode(hand)).contains(AccessMode.READ);
    }

    @Test
    void aPipeAsksWhetherTheFunctionEnrichesOrIsItsTarget() {
        Hand hand = drawn("event-pipe", "function");
        WireRole usual = wire(hand).role();
        assertThat(((GestureState.Choosing) hand.state).choices()).extracting(choice -> choice.rule().role()).containsExactlyInAnyOrder(WireRole.CALL, WireRole.TRIGGER);
        hand.act(CanvasAction.WALK_DOWN, CanvasAction.OPEN);
        assertThat(wire(hand).role()).isNotEqualTo(usual).isIn(WireRole.CALL, WireRole.TRIGGER);
    }

    @Test
    void aWireThatCanMeanOneThingAloneAsksNothing() {
        assertThat(drawn("queue", "function").state).isInstanceOf(GestureState.Idle.class);
    }

    @Test
    void byKeysWhereNoPortIsChosenAFailureWireCanBeMadeToo() {
        Hand hand = hand("function", "queue");
        hand.workspace.selection().set(Set.of(new NodeId("a")), Set.of());
        hand.act(CanvasAction.CONNECT).take(new Input.Digit(1));
        List<WireChoice> choices = ((GestureState.Choosing) hand.state).choices();
        int failure = choices.stream().map(choice -> choice.rule().role()).toList().indexOf(WireRole.ON_FAILURE);
        hand.take(new Input.Digit(failure + 1));
        assertThat(wire(hand).role()).isEqualTo(WireRole.ON_FAILURE);
        assertThat(wire(hand).from().port()).isEqualTo("failure");
        hand.act(CanvasAction.UNDO);
        assertThat(hand.workspace.store().design().wires()).isEmpty();
    }

    @Test
    void aNumberThatTheMenuDoesNotHaveLeavesItOpen() {
        assertThat(drawn("function", "table").take(new Input.Digit(9)).state).isInstanceOf(GestureState.Choosing.class);
    }
}
