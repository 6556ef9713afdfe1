package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.canvas.gesture.CanvasAction;
import dev.drawbridge.desktop.canvas.gesture.Target;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.GroupFrames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldingJourneyTest {
    private static final GroupId FUNCTIONS = new GroupId("functions");
    private static final Set<NodeId> MEMBERS = Set.of(new NodeId("search"), new NodeId("purchase"));

    private static Drawing grouped(boolean collapsed) {
        Drawing drawing = Drawings.petStore();
        return drawing.withDesign(drawing.design().withGroups(Map.of(FUNCTIONS,
                new Group(FUNCTIONS, "Functions", new TreeSet<>(MEMBERS), "function", collapsed, new TreeMap<>()))));
    }

    private static Bounds box(Hand hand) {
        return hand.scenery.groups().box(FUNCTIONS).orElseThrow();
    }

    @Test
    void theSignOfAFrameCollapsesItAndThatOfTheCardExpandsItAndUndoTakesBothBack() {
        Hand hand = new Hand(grouped(false));
        String before = DesignJson.write(hand.workspace.store().design());
        Point sign = GroupFrames.sign(box(hand)).centre();
        hand.click(sign.x(), sign.y());
        assertThat(hand.workspace.store().design().groups().get(FUNCTIONS).collapsed()).isTrue();
        assertThat(hand.cards()).isEqualTo(MEMBERS);
        sign = GroupFrames.pileSign(box(hand)).centre();
        hand.click(sign.x(), sign.y());
        assertThat(hand.workspace.store().design().groups().get(FUNCTIONS).collapsed()).isFalse();
        hand.act(CanvasAction.UNDO, CanvasAction.UNDO);
        assertThat(DesignJson.write(hand.workspace.store().design())).isEqualTo(before);
    }

    @Test
    void keysCollapseExpandAndEnterOpensThePile() {
        Hand hand = new Hand(grouped(false));
        hand.workspace.selection().select(new NodeId("search"));
        hand.act(CanvasAction.COLLAPSE_GROUP);
        assertThat(hand.workspace.store().design().groups().get(FUNCTIONS).collapsed()).isTrue();
        hand.act(CanvasAction.OPEN);
        assertThat(hand.workspace.store().design().groups().get(FUNCTIONS).collapsed()).isFalse();
        hand.act(CanvasAction.COLLAPSE_GROUP, CanvasAction.EXPAND_GROUP);
        assertThat(hand.workspace.store().design().groups().get(FUNCTIONS).collapsed()).isFalse();
    }

    @Test
    void wiresToHiddenCardsEndAtThePileAndAreGathered() {
        Hand hand = new Hand(grouped(true));
        Bounds pile = box(hand);
        WireId called = hand.scenery.folding().shown(new WireId("shop..search")).orElseThrow();
        assertThat(hand.scenery.folding().together(called)).hasSize(2);
        assertThat(hand.scenery.paths().curve(called).end()).isEqualTo(new Point(pile.x(), pile.y() + pile.height() / 2));
        assertThat(hand.scenery.paths().in(new Bounds(-1e5, -1e5, 2e5, 2e5))).hasSize(hand.workspace.store().design().wires().size() - 1);
        hand.click(hand.scenery.paths().curve(called).at(0.5).x(), hand.scenery.paths().curve(called).at(0.5).y());
        assertThat(hand.wires()).hasSize(2);
        hand.act(CanvasAction.DELETE);
        assertThat(hand.wired("shop", "search")).isFalse();
        assertThat(hand.wired("shop", "purchase")).isFalse();
    }

    @Test
    void aDraggedPileTakesItsCardsAlong() {
        Hand hand = new Hand(grouped(true));
        Point search = hand.place("search");
        Point purchase = hand.place("purchase");
        Bounds pile = box(hand);
        hand.drag(pile.x() + 60, pile.y() + 40, pile.x() + 60, pile.y() + 360);
        assertThat(hand.place("search")).isNotEqualTo(search);
        assertThat(hand.place("purchase").y() - hand.place("search").y()).isEqualTo(purchase.y() - search.y());
        assertThat(hand.edits()).hasSize(1);
        assertThat(box(hand).y()).isGreaterThan(pile.y() + 200);
    }

    @Test
    void aDeletedPileTakesItsCardsAndUndoBringsAllBack() {
        Hand hand = new Hand(grouped(true));
        String before = DesignJson.write(hand.workspace.store().design());
        Bounds pile = box(hand);
        hand.click(pile.x() + 60, pile.y() + 40);
        assertThat(hand.cards()).isEqualTo(MEMBERS);
        hand.act(CanvasAction.DELETE);
        assertThat(hand.workspace.store().design().nodes()).doesNotContainKeys(MEMBERS.toArray(NodeId[]::new));
        assertThat(hand.workspace.store().design().groups()).isEmpty();
        hand.act(CanvasAction.UNDO);
        assertThat(DesignJson.write(hand.workspace.store().design())).isEqualTo(before);
        assertThat(hand.scenery.folding().hides(new NodeId("search"))).isTrue();
    }

    @Test
    void arrowsStepOntoThePileAsOneStopAndOnAlongItsWires() {
        Hand hand = new Hand(grouped(true));
        hand.workspace.selection().select(new NodeId("shop"));
        hand.act(CanvasAction.WALK_RIGHT);
        assertThat(hand.cards()).isEqualTo(MEMBERS);
        hand.act(CanvasAction.WALK_RIGHT);
        assertThat(hand.cards()).hasSize(1).doesNotContainAnyElementsOf(MEMBERS);
        Set<Set<NodeId>> stops = new java.util.HashSet<>();
        hand.act(CanvasAction.CANCEL);
        for (int i = 0; i < 12; i++) {
            hand.act(CanvasAction.NEXT);
            stops.add(hand.cards());
        }
        assertThat(stops).hasSize(7).contains(MEMBERS);
    }

    @Test
    void aWireDroppedOnThePileIsRefusedWithAReason() {
        Hand hand = new Hand(grouped(true));
        Bounds pile = box(hand);
        Bounds shop = hand.scenery.card(new NodeId("shop"));
        hand.drag(shop.maxX(), shop.centre().y(), pile.centre().x(), pile.centre().y());
        assertThat(hand.edits()).isEmpty();
        assertThat(hand.effects.toString()).contains("Expand the group first");
        assertThat(new HitTest(hand.scenery, hand.workspace.catalogue()).at(pile.centre(), 1, Set.of())).isEqualTo(new Target.OnGroup(FUNCTIONS));
    }

    @Test
    void aCardThatJoinsACollapsedGroupVanishesIntoItAndNothingElseIsDrawnAnew() {
        try (CanvasStage stage = new CanvasStage(Drawings.services(200), Theme.LIGHT, 1200, 800)) {
            Fx.run(() -> stage.canvas.look(new Viewpoint(1, 0, 0)));
            stage.rest();
            Set<NodeId> before = Fx.call(() -> stage.canvas.cards().attached());
            long drawn = Fx.call(() -> stage.canvas.wires().redrawn());
            List<NodeId> two = List.of(new NodeId("s0f0"), new NodeId("s0f1")).stream().filter(stage.workspace.store().design().nodes()::containsKey).toList();
            Set<NodeId> hidden = two.isEmpty() ? Set.copyOf(before.stream().sorted().limit(2).toList()) : Set.copyOf(two);
            Fx.run(() -> stage.workspace.store().apply(new GroupEdit.PutGroup(new Group(FUNCTIONS, "F", new TreeSet<>(hidden), "", true, new TreeMap<>()))));
            Fx.frames(2);
            Set<NodeId> after = Fx.call(() -> stage.canvas.cards().attached());
            assertThat(after).doesNotContainAnyElementsOf(hidden).hasSizeGreaterThanOrEqualTo(before.size() - hidden.size());
            assertThat(Fx.call(() -> stage.canvas.wires().redrawn()) - drawn).isLessThan(40);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aPileAndAFrameAreDrawn(Theme theme) {
        try (CanvasStage stage = new CanvasStage(grouped(true), theme, 868, 620)) {
            Fx.run(() -> {
                stage.canvas.setStatus(CanvasStage.figures());
                stage.workspace.store().apply(new GroupEdit.PutGroup(new Group(new GroupId("data"), "Data",
                        new TreeSet<>(Set.of(new NodeId("products"), new NodeId("purchases"))), "data", false, new TreeMap<>())));
                stage.canvas.fit();
            });
            assertThat(stage.picture("groups-" + theme.name().toLowerCase())).isNotEmptyFile();
            assertThat(Fx.call(() -> stage.canvas.cards().attached())).hasSize(6).doesNotContainAnyElementsOf(MEMBERS);
            GroupCardView pile = Fx.call(() -> (GroupCardView) stage.canvas.lookup("#group-functions"));
            assertThat(pile.getAccessibleHelp()).isEqualTo("Functions, collapsed group, 2 cards: 2 × Function, 1 warning");
            Fx.run(() -> stage.canvas.look(new Viewpoint(0.3, 200, 150)));
            assertThat(stage.picture("groups-far-" + theme.name().toLowerCase())).isNotEmptyFile();
        }
    }
}
