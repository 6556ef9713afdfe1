package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.theme.Theme;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarksTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId PRODUCTS = new NodeId("products");
    private static final WireId READS = new WireId("search..products");

    @Test
    void theLaterLayerIsSeenAndWhatItLeavesEmptyShowsThrough() {
        MarkBook book = new MarkBook();
        book.put(Marks.Layer.DEPLOY, new Marks(Map.of(SEARCH, CardMark.of(Tone.WARNING, "~ change").withPending(true)), Map.of()));
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.OK, "8.1/s").withTrend(List.of(1.0, 2.0))), Map.of()));
        assertThat(book.of(SEARCH)).isEqualTo(new CardMark(Tone.WARNING, true, "~ change", "~ change, 8.1/s", List.of(1.0, 2.0)));
        book.put(Marks.Layer.DEPLOY, Marks.NONE);
        assertThat(book.of(SEARCH)).isEqualTo(CardMark.of(Tone.OK, "8.1/s").withTrend(List.of(1.0, 2.0)));
    }

    @Test
    void codeThatWasPushedIsSeenBesideFiguresAndHidesNoAlarm() {
        MarkBook book = new MarkBook();
        book.put(Marks.Layer.DEPLOY, new Marks(Map.of(SEARCH, CardMark.of(Tone.WARNING, "pushed").withWords("runs code that was pushed")), Map.of()));
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.NONE, "").withWords("8.1/s").withTrend(List.of(1.0, 2.0))), Map.of()));
        assertThat(book.of(SEARCH)).isEqualTo(new CardMark(Tone.WARNING, false, "pushed", "runs code that was pushed, 8.1/s", List.of(1.0, 2.0)));
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.OK, "p95 8 ms")), Map.of()));
        assertThat(book.of(SEARCH).badge()).isEqualTo("pushed · p95 8 ms");
        assertThat(book.of(SEARCH).tone()).isEqualTo(Tone.WARNING);
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.ERROR, "alarm: errors")), Map.of()));
        assertThat(book.of(SEARCH).badge()).isEqualTo("alarm: errors · pushed");
        assertThat(book.of(SEARCH).tone()).isEqualTo(Tone.ERROR);
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.MUTED, "idle")), Map.of()));
        assertThat(book.of(SEARCH).badge()).isEqualTo("pushed");
    }

    @Test
    void onlyWhatDiffersIsSaidToHaveChanged() {
        MarkBook book = new MarkBook();
        book.put(Marks.Layer.LIVE, new Marks(Map.of(SEARCH, CardMark.of(Tone.OK, "1"), PRODUCTS, CardMark.of(Tone.OK, "2")), Map.of()));
        MarkBook.Changed changed = book.put(Marks.Layer.LIVE,
                new Marks(Map.of(SEARCH, CardMark.of(Tone.OK, "1"), PRODUCTS, CardMark.of(Tone.OK, "3")), Map.of(READS, WireMark.of(Tone.OK, "3/s"))));
        assertThat(changed).isEqualTo(new MarkBook.Changed(Set.of(PRODUCTS), Set.of(READS)));
    }

    @Test
    void markingOneWireDrawsThatWireAndNoOther() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 868, 620)) {
            stage.rest();
            long before = Fx.call(() -> stage.canvas.wires().redrawn());
            Marks marks = new Marks(Map.of(), Map.of(READS, WireMark.of(Tone.ERROR, "9/s")));
            Fx.run(() -> stage.canvas.mark(Marks.Layer.LIVE, marks));
            Fx.run(() -> stage.canvas.mark(Marks.Layer.LIVE, marks));
            Fx.frames(2);
            assertThat(Fx.call(() -> stage.canvas.wires().redrawn()) - before).isEqualTo(1);
            assertThat(Fx.call(() -> stage.canvas.wires().view(READS).orElseThrow().words())).isEqualTo("read  ·  9/s");
            Fx.run(() -> stage.canvas.mark(Marks.Layer.LIVE, Marks.NONE));
            assertThat(Fx.call(() -> stage.canvas.wires().view(READS).orElseThrow().words())).isEqualTo("read");
        }
    }

    @Test
    void aMarkOfACardIsReadOutAndGoesWithoutATrace() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 868, 620)) {
            CardView card = Fx.call(() -> stage.canvas.cards().view(SEARCH).orElseThrow());
            int children = Fx.call(() -> card.getChildrenUnmodifiable().size());
            Fx.run(() -> stage.canvas.mark(Marks.Layer.DEPLOY, new Marks(Map.of(SEARCH, CardMark.of(Tone.ERROR, "failed").withWords("its deploy failed"),
                    new NodeId("nowhere"), CardMark.of(Tone.OK, "x")), Map.of())));
            Fx.frames(2);
            assertThat(Fx.call(card::getAccessibleHelp)).endsWith("its deploy failed");
            Label badge = Fx.call(() -> (Label) card.lookup(".canvas-mark-badge"));
            assertThat(badge.getText()).isEqualTo("failed");
            assertThat(badge.getWidth()).isPositive();
            Fx.run(() -> stage.canvas.mark(Marks.Layer.DEPLOY, Marks.NONE));
            assertThat(Fx.call(() -> card.getChildrenUnmodifiable().size())).isEqualTo(children);
            assertThat(Fx.call(card::getAccessibleHelp)).doesNotContain("deploy");
        }
    }

    @Test
    void ghostsStandWhereTheyStoodAndTheirWiresFollowTheCards() {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), Theme.LIGHT, 868, 620)) {
            NodeId gone = new NodeId("gone");
            Ghosts ghosts = new Ghosts(List.of(new Ghosts.Card(gone, dev.drawbridge.model.kind.Catalogue.standard().kind("table"), "orders", new dev.drawbridge.model.Point(2_000, 900), "− removed", "will be removed")),
                    List.of(new Ghosts.Wire(dev.drawbridge.model.End.out(SEARCH), new dev.drawbridge.model.End(gone, "in"))));
            var before = Fx.call(() -> stage.canvas.boundsOf(PRODUCTS).orElseThrow());
            Fx.run(() -> stage.canvas.ghosts(ghosts));
            Fx.run(stage.canvas::fit);
            Fx.frames(2);
            Node ghost = Fx.call(() -> stage.canvas.lookup(".gone"));
            assertThat(ghost.getLayoutX()).isEqualTo(2_000);
            assertThat(Fx.call(ghost::getAccessibleHelp)).isEqualTo("will be removed");
            assertThat(Fx.call(() -> stage.canvas.boundsOf(PRODUCTS).orElseThrow().getWidth())).as("fit shows ghosts, too").isLessThan(before.getWidth());
            javafx.scene.shape.CubicCurve line = (javafx.scene.shape.CubicCurve) Fx.call(() -> stage.canvas.lookup(".canvas-ghost-line"));
            double start = line.getStartX();
            Fx.run(() -> stage.workspace.store().apply(new dev.drawbridge.model.edit.CardEdit.MoveNodes(Map.of(SEARCH, new dev.drawbridge.model.Point(0, 900)))));
            assertThat(Fx.call(() -> ((javafx.scene.shape.CubicCurve) stage.canvas.lookup(".canvas-ghost-line")).getStartX())).isNotEqualTo(start);
            Fx.run(() -> stage.canvas.ghosts(Ghosts.NONE));
            assertThat(Fx.call(() -> stage.canvas.lookup(".gone"))).isNull();
            assertThat(Fx.call(() -> stage.canvas.ghosts().lines())).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void marksAreSeenNearAndFar(Theme theme) {
        try (CanvasStage stage = new CanvasStage(Drawings.petStore(), theme, 868, 620)) {
            Marks deploy = new Marks(Map.of(
                    new NodeId("web"), new CardMark(Tone.MUTED, false, "not deployed", "", List.of()),
                    SEARCH, CardMark.of(Tone.OK, "created").withTrend(List.of(3.0, 4.0, 2.0, 8.0, 6.0, 9.0, 5.0)),
                    new NodeId("purchase"), CardMark.of(Tone.WARNING, "~ change").withPending(true),
                    new NodeId("receipts"), CardMark.of(Tone.ERROR, "− remove").withPending(true),
                    PRODUCTS, CardMark.of(Tone.ACCENT, "creating")),
                    Map.of(READS, new WireMark(Tone.OK, "8.3/s", 0.6), new WireId("purchase..receipts"), new WireMark(Tone.ERROR, "0.2/s", 0)));
            Fx.run(() -> {
                stage.canvas.setStatus(CanvasStage.figures());
                stage.canvas.mark(Marks.Layer.DEPLOY, deploy);
            });
            assertThat(stage.picture("marks-" + theme.name().toLowerCase())).isNotEmptyFile();
            Node before = Fx.call(() -> stage.canvas.cards().view(SEARCH).orElseThrow());
            assertThat(before.getPseudoClassStates()).doesNotContain(Styles.MUTED);
            Fx.run(() -> stage.canvas.look(new Viewpoint(0.3, 200, 150)));
            assertThat(stage.picture("marks-far-" + theme.name().toLowerCase())).isNotEmptyFile();
        }
    }
}
