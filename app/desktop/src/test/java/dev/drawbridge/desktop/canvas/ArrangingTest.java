package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Effect;
import dev.drawbridge.desktop.canvas.gesture.GestureState;
import dev.drawbridge.desktop.canvas.gesture.Modifiers;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cards in line, at equal distances, in groups, and with space between them; without the toolkit. */
class ArrangingTest {
    private static final Modifiers ALL = new Modifiers(true, true, true, false);

    private final Hand hand = new Hand(Drawings.petStore());

    private void select(String... cards) {
        hand.workspace.selection().set(Stream.of(cards).map(NodeId::new).collect(Collectors.toSet()), Set.of());
    }

    private Group group() {
        return hand.workspace.store().design().groups().values().iterator().next();
    }

    @Test
    void cardsAreAlignedOntoTheOuterEdgeWithOneEdit() {
        select("web", "shop", "search");
        hand.act(CanvasAction.ALIGN_TOP);
        assertThat(List.of(hand.place("web").y(), hand.place("shop").y(), hand.place("search").y())).containsOnly(0.0);
        assertThat(hand.place("web").x()).isZero();
        hand.act(CanvasAction.ALIGN_RIGHT);
        assertThat(List.of(hand.place("web").x(), hand.place("shop").x())).containsOnly(448.0);
        assertThat(hand.edits()).hasSize(2);
    }

    @Test
    void alignedOnTheirMiddleTheyMeetHalfWay() {
        select("web", "customers");
        hand.act(CanvasAction.ALIGN_MIDDLE);
        assertThat(hand.place("web").y()).isEqualTo(176);
        assertThat(hand.place("customers").y()).isEqualTo(176);
    }

    @Test
    void distributedCardsHaveEqualGapsAndTheOuterOnesStay() {
        select("products", "purchases", "receipts");
        hand.workspace.store().apply(new dev.drawbridge.model.edit.CardEdit.MoveNodes(java.util.Map.of(new NodeId("purchases"), new Point(688, 90))));
        hand.act(CanvasAction.DISTRIBUTE_DOWN);
        assertThat(hand.place("products").y()).isZero();
        assertThat(hand.place("purchases").y()).isEqualTo(144);
        assertThat(hand.place("receipts").y()).isEqualTo(288);
    }

    @Test
    void tooFewCardsAreToldInWords() {
        select("web");
        hand.act(CanvasAction.ALIGN_LEFT, CanvasAction.DISTRIBUTE_ACROSS);
        assertThat(hand.edits()).isEmpty();
        assertThat(hand.last(Effect.Notice.class).orElseThrow().text()).contains("three cards");
    }

    @Test
    void spaceIsMadeToTheRightOfWhereTheHandBegan() {
        hand.with(ALL).drag(430, 300, 531, 305);
        assertThat(hand.place("search")).isEqualTo(new Point(544, 0));
        assertThat(hand.place("products")).isEqualTo(new Point(784, 0));
        assertThat(hand.place("shop")).isEqualTo(new Point(224, 64));
        assertThat(hand.edits()).hasSize(1);
    }

    @Test
    void spaceIsTakenAwayByDraggingBack() {
        hand.with(ALL).drag(300, 250, 303, 202);
        assertThat(hand.place("receipts")).isEqualTo(new Point(688, 240));
        assertThat(hand.place("customers")).isEqualTo(new Point(0, 240));
        assertThat(hand.place("purchase")).isEqualTo(new Point(448, 144));
    }

    @Test
    void whileSpaceIsMadeTheCardsShowIt() {
        hand.with(ALL).dragging(430, 300, 531, 305);
        assertThat(hand.state).isInstanceOf(GestureState.Spacing.class);
        assertThat(hand.scenery.place(new NodeId("search")).x()).isEqualTo(544);
        hand.act(CanvasAction.CANCEL);
        assertThat(hand.scenery.place(new NodeId("search")).x()).isEqualTo(448);
        assertThat(hand.edits()).isEmpty();
    }

    @Test
    void selectedCardsBecomeAGroupWhoseNameIsAskedFor() {
        select("search", "purchase");
        hand.act(CanvasAction.GROUP);
        assertThat(group().members()).containsExactly(new NodeId("purchase"), new NodeId("search"));
        assertThat(hand.last(Effect.RenameGroup.class)).contains(new Effect.RenameGroup(group().id()));
    }

    @Test
    void aCardIsInOneGroupAloneAndEmptyGroupsGo() {
        select("search");
        hand.act(CanvasAction.GROUP);
        select("search", "purchase");
        hand.act(CanvasAction.GROUP);
        assertThat(hand.workspace.store().design().groups()).hasSize(1);
        assertThat(group().members()).hasSize(2);
    }

    @Test
    void aGroupIsDraggedByItsTitle() {
        select("search", "purchase");
        hand.act(CanvasAction.GROUP);
        hand.workspace.selection().clear();
        // the frame begins 30 above the highest card and 20 to the left of the leftmost
        assertThat(hand.move(440, -20).under()).isEqualTo(new Target.OnGroup(group().id()));
        hand.drag(440, -20, 440, 12);
        assertThat(hand.place("search")).isEqualTo(new Point(448, 32));
        assertThat(hand.place("purchase")).isEqualTo(new Point(448, 176));
        assertThat(hand.place("products")).isEqualTo(new Point(688, 0));
    }

    @Test
    void aDoubleClickOnTheTitleAsksForAnother() {
        select("search", "purchase");
        hand.act(CanvasAction.GROUP);
        hand.effects.clear();
        hand.press(440, -20, dev.drawbridge.desktop.canvas.gesture.Input.Button.PRIMARY, 2).release();
        assertThat(hand.last(Effect.RenameGroup.class)).isPresent();
    }

    @Test
    void aGroupIsColouredAndDissolved() {
        select("search", "purchase");
        hand.act(CanvasAction.GROUP, CanvasAction.COLOUR_GROUP);
        assertThat(group().colour()).as("one that differs from none, which is grey").isEqualTo("source");
        hand.act(CanvasAction.UNGROUP);
        assertThat(hand.workspace.store().design().groups()).isEmpty();
        assertThat(hand.workspace.store().design().nodes()).hasSize(8);
    }

    @Test
    void everythingConnectedIsSelectedInBothDirections() {
        select("receipts");
        hand.act(CanvasAction.SELECT_CONNECTED);
        assertThat(hand.cards()).hasSize(8);
        assertThat(hand.wires()).hasSize(8);
    }

    @Test
    void keysGoFromWireToWireAndOnToTheCardsAtTheirEnds() {
        select("search");
        hand.act(CanvasAction.NEXT_WIRE);
        assertThat(hand.wires()).containsExactly(new WireId("search..products"));
        hand.act(CanvasAction.WALK_RIGHT);
        assertThat(hand.cards()).containsExactly(new NodeId("products"));
        hand.act(CanvasAction.PREVIOUS_WIRE);
        assertThat(hand.last(Effect.RevealWire.class)).isPresent();
    }
}
