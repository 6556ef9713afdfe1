package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Input;
import dev.drawbridge.desktop.canvas.gesture.Keymap;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.model.End;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.geometry.CardMetrics;
import dev.drawbridge.model.edit.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The drawing by keys alone, without the toolkit. */
class KeysTest {
    private final Hand hand = new Hand(Drawings.petStore());

    private void select(String card) {
        hand.workspace.selection().select(new NodeId(card));
    }

    private String selected() {
        return hand.cards().iterator().next().value();
    }

    @ParameterizedTest
    @EnumSource(CanvasAction.class)
    void everyActionHasAKey(CanvasAction action) {
        assertThat(Keymap.standard().chord(action)).isPresent();
    }

    @Test
    void arrowsFollowTheWiresFromCardToCard() {
        select("web");
        hand.act(CanvasAction.WALK_RIGHT);
        assertThat(selected()).isEqualTo("shop");
        hand.act(CanvasAction.WALK_RIGHT);
        assertThat(selected()).isEqualTo("search");
        hand.act(CanvasAction.WALK_DOWN);
        assertThat(selected()).isEqualTo("purchase");
        hand.act(CanvasAction.WALK_LEFT);
        assertThat(selected()).isEqualTo("shop");
        assertThat(hand.last(Effect.Reveal.class)).contains(new Effect.Reveal(new NodeId("shop")));
    }

    @Test
    void anArrowWithoutAWireGoesToTheNearestCardThere() {
        select("customers");
        hand.act(CanvasAction.WALK_UP);
        assertThat(selected()).isEqualTo("web");
    }

    @Test
    void theFirstArrowStartsAtTheFirstCard() {
        hand.act(CanvasAction.WALK_DOWN);
        assertThat(selected()).isEqualTo("web");
    }

    @Test
    void tabGoesThroughAllCardsAndBeyondTheLastLeavesTheDrawing() {
        hand.act(CanvasAction.NEXT);
        for (int i = 0; i < 20; i++) {
            hand.act(CanvasAction.NEXT);
        }
        assertThat(selected()).isEqualTo("receipts");
        assertThat(hand.last(Effect.Leave.class)).contains(new Effect.Leave(true));
        hand.act(CanvasAction.PREVIOUS);
        assertThat(selected()).isEqualTo("purchases");
    }

    @Test
    void ctrlArrowsMoveByTheGridAndAreOneUndoStep() {
        select("search");
        hand.act(CanvasAction.MOVE_RIGHT, CanvasAction.MOVE_RIGHT, CanvasAction.MOVE_DOWN);
        assertThat(hand.place("search")).isEqualTo(new Point(480, 16));
        hand.act(CanvasAction.UNDO);
        assertThat(hand.place("search")).isEqualTo(new Point(448, 0));
    }

    @Test
    void deleteTakesCardsWithTheirWiresAndSelectedWires() {
        hand.workspace.selection().set(Set.of(new NodeId("search")), Set.of(new WireId("customers..shop"), new WireId("search..products")));
        hand.act(CanvasAction.DELETE);
        assertThat(hand.workspace.store().design().node(new NodeId("search"))).isEmpty();
        assertThat(hand.wired("customers", "shop")).isFalse();
        assertThat(hand.workspace.selection().isEmpty()).isTrue();
        hand.act(CanvasAction.UNDO);
        assertThat(hand.workspace.store().drawing()).isEqualTo(Drawings.petStore());
    }

    @Test
    void deleteWithNothingSelectedDoesNothing() {
        hand.act(CanvasAction.DELETE);
        assertThat(hand.edits()).isEmpty();
    }

    @Test
    void deleteAndReconnectClosesTheGapWithOneEdit() {
        Point middle = hand.scenery.paths().curve(new WireId("purchase..receipts")).at(0.5);
        hand.take(new Input.Carry("topic", middle, Modifiers.NONE))
                .take(new Input.Drop(middle, Modifiers.NONE));
        select("topic");
        hand.act(CanvasAction.DELETE_AND_RECONNECT);
        assertThat(hand.wired("purchase", "receipts")).isTrue();
        assertThat(hand.edits()).hasSize(2);
    }

    @Test
    void reconnectingInventsNoWireThatTheTableHasNoRowFor() {
        // an API cannot be wired to a table
        select("search");
        hand.act(CanvasAction.DELETE_AND_RECONNECT);
        assertThat(hand.wired("shop", "products")).isFalse();
        assertThat(hand.workspace.store().design().node(new NodeId("search"))).isEmpty();
    }

    @Test
    void connectModeNumbersTheLegalTargetsNearestFirst() {
        select("search");
        hand.act(CanvasAction.CONNECT);
        GestureState.Connecting connecting = (GestureState.Connecting) hand.state;
        assertThat(connecting.targets()).doesNotContain(new NodeId("products"), new NodeId("search"), new NodeId("web"))
                .contains(new NodeId("purchases"), new NodeId("receipts"), new NodeId("purchase"));
        int digit = connecting.targets().indexOf(new NodeId("receipts")) + 1;
        hand.take(new Input.Digit(digit));
        assertThat(hand.wired("search", "receipts")).isTrue();
        assertThat(hand.state).as("connect mode is over").isNotInstanceOf(GestureState.Connecting.class);
    }

    @Test
    void aNumberThatIsNotShownLeavesConnectModeOn() {
        select("web");
        hand.act(CanvasAction.CONNECT).take(new Input.Digit(9));
        assertThat(hand.edits()).isEmpty();
    }

    @Test
    void connectModeWithoutACardSaysWhatToDo() {
        hand.act(CanvasAction.CONNECT);
        assertThat(hand.last(Effect.Notice.class).orElseThrow().text()).contains("Select one card");
    }

    @Test
    void addingBesideACardOffersWhatItMayCallOrWhatMayCallIt() {
        select("search");
        Point place = hand.place("search");
        hand.act(CanvasAction.ADD_CALLED);
        assertThat(hand.last(Effect.QuickAdd.class)).contains(new Effect.QuickAdd(place.plus(CardMetrics.WIDTH + Effect.QuickAdd.GAP, CardMetrics.HEIGHT / 2),
                Optional.of(End.out(new NodeId("search"))), false));
        hand.act(CanvasAction.ADD_CALLER);
        assertThat(hand.last(Effect.QuickAdd.class)).contains(new Effect.QuickAdd(place.plus(-Effect.QuickAdd.GAP, CardMetrics.HEIGHT / 2),
                Optional.of(End.in(new NodeId("search"))), true));
    }

    @Test
    void addingBesideNoCardSaysWhatToDo() {
        hand.act(CanvasAction.ADD_CALLED);
        assertThat(hand.last(Effect.Notice.class).orElseThrow().text()).contains("Select one card");
    }

    @Test
    void escapeLeavesConnectModeFirstAndTheSelectionThen() {
        select("search");
        hand.act(CanvasAction.CONNECT, CanvasAction.CANCEL);
        assertThat(hand.cards()).hasSize(1);
        hand.act(CanvasAction.CANCEL);
        assertThat(hand.cards()).isEmpty();
    }

    @Test
    void cloneToTheSideConnectsAndCloneBelowIsCalledByTheSame() {
        select("search");
        hand.act(CanvasAction.CLONE_RIGHT);
        assertThat(hand.wired("search", "search2")).isTrue();
        select("search");
        hand.act(CanvasAction.CLONE_DOWN);
        assertThat(hand.wired("shop", "search3")).isTrue();
        var places = hand.workspace.store().layout().places();
        for (String copy : List.of("search2", "search3")) {
            assertThat(places.keySet()).filteredOn(id -> !id.value().equals(copy)).as("%s covers nobody", copy)
                    .noneMatch(id -> CardMetrics.bounds(places.get(id)).intersects(CardMetrics.bounds(places.get(new NodeId(copy)))));
        }
    }

    @Test
    void upstreamAndDownstreamAreSelectedWithTheirWires() {
        select("purchase");
        hand.act(CanvasAction.SELECT_DOWNSTREAM);
        assertThat(hand.cards()).containsExactlyInAnyOrder(new NodeId("purchase"), new NodeId("purchases"), new NodeId("receipts"));
        assertThat(hand.wires()).containsExactlyInAnyOrder(new WireId("purchase..purchases"), new WireId("purchase..receipts"));
        select("purchase");
        hand.act(CanvasAction.SELECT_UPSTREAM);
        assertThat(hand.cards()).contains(new NodeId("web"), new NodeId("customers"), new NodeId("shop")).doesNotContain(new NodeId("search"));
    }

    @Test
    void renameOpenAndQuickAddAskTheWindow() {
        select("search");
        hand.act(CanvasAction.RENAME, CanvasAction.OPEN, CanvasAction.QUICK_ADD);
        assertThat(hand.effects).contains(new Effect.Rename(new NodeId("search")), new Effect.Open(new NodeId("search")));
        assertThat(hand.last(Effect.QuickAdd.class)).isPresent();
    }

    @Test
    void selectAllSelectsCardsAndWires() {
        hand.act(CanvasAction.SELECT_ALL);
        assertThat(hand.cards()).hasSize(8);
        assertThat(hand.wires()).hasSize(8);
    }

    @Test
    void aSplicedFunctionKeepsTheRouteOnTheHalfThatKnowsIt() {
        Point middle = hand.scenery.paths().curve(new WireId("shop..search")).at(0.5);
        hand.take(new Input.Carry("function", middle, Modifiers.NONE));
        hand.take(new Input.Drop(middle, Modifiers.NONE));
        Value routes = hand.workspace.store().design().wires().values().stream()
                .filter(wire -> wire.to().node().value().equals("function")).findFirst().orElseThrow().field("routes").orElseThrow();
        assertThat(routes.display()).contains("/products");
        assertThat(hand.edits().getLast()).isInstanceOf(Edit.Sequence.class);
    }
}
