package dev.drawbridge.model.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Note;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawingMergeTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId PRODUCTS = new NodeId("products");
    private static final Drawing BASE = Drawing.of(
            Design.of("shop", List.of(Node.of(SEARCH, "function", "search").withField("timeout", Value.of(10)), Node.of(PRODUCTS, "table", "products")),
                    List.of(Wire.of(new WireId("w"), End.out(SEARCH), End.in(PRODUCTS), WireRole.ACCESS)))
                    .withNotes(Map.of(new NoteId("n"), Note.of(new NoteId("n"), "old"))),
            Layout.empty().withPlace(SEARCH, new Point(0, 0)).withPlace(PRODUCTS, new Point(240, 0)));

    private static Drawing with(Edit... edits) {
        Drawing drawing = BASE;
        for (Edit edit : edits) {
            drawing = edit.apply(drawing).drawing();
        }
        return drawing;
    }

    private static Edit set(String field, long value) {
        return new CardEdit.SetField(SEARCH, field, Optional.of(Value.of(value)));
    }

    @Test
    void whatWaitsForADecisionIsAFindingWithAWayToTakeEither() {
        Drawing ours = with(set("timeout", 20), new CardEdit.RenameNode(PRODUCTS, "goods"), new CardEdit.RemoveNodes(Set.of(SEARCH)));
        Drawing theirs = with(set("timeout", 30), new CardEdit.RenameNode(PRODUCTS, "wares"));
        DrawingMerge merge = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.LATER);
        assertThat(merge.clashes()).isEqualTo(DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS).clashes()).hasSize(2);
        assertThat(merge.design().requireNode(PRODUCTS).name()).isEqualTo("wares");
        List<Finding> waiting = undecided(merge.design());
        assertThat(waiting).extracting(Finding::message).anySatisfy(words -> assertThat(words).contains("goods", "wares", "by another program"))
                .anySatisfy(words -> assertThat(words).contains("was removed in the drawing"));
        Design design = merge.design();
        for (Finding finding : waiting) {
            design = finding.fixes().get(finding.message().contains("removed") ? 1 : 0).edit().apply(Drawing.of(design, Layout.empty())).drawing().design();
        }
        assertThat(design.requireNode(PRODUCTS)).isEqualTo(BASE.design().requireNode(PRODUCTS).withName("goods"));
        assertThat(design.node(SEARCH)).isEmpty();
        assertThat(undecided(design)).isEmpty();
    }

    @Test
    void fieldsThatWaitHaveTheOthersValueAndMayBeWrittenToAFile() {
        Design merged = DrawingMerge.of(BASE, with(set("timeout", 20)), with(set("timeout", 30)), DrawingMerge.Side.LATER).design();
        Design read = DesignJson.read(DesignJson.write(merged));
        assertThat(read).isEqualTo(merged);
        assertThat(read.requireNode(SEARCH).field("timeout")).contains(Value.of(30));
        assertThat(undecided(read)).singleElement().satisfies(finding -> assertThat(finding.message()).contains("20").contains("30").contains("by another program"));
    }

    @Test
    void twoNewNamedValuesOfOneFieldDoNotClash() {
        Drawing ours = with(new CardEdit.SetField(SEARCH, "environment", Optional.of(Value.entries("A", "1"))));
        Drawing theirs = with(new CardEdit.SetField(SEARCH, "environment", Optional.of(Value.entries("B", "2"))));
        DrawingMerge merge = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS);
        assertThat(merge.clashes()).isEmpty();
        assertThat(merge.design().requireNode(SEARCH).field("environment")).contains(Value.entries("A", "1", "B", "2"));
    }

    private static List<Finding> undecided(Design design) {
        return Checks.standard().run(design, Catalogue.standard(), WireTable.standard()).stream().filter(finding -> finding.rule().equals("undecided-change")).toList();
    }

    @Test
    void whatOnlyOneSideChangedIsTakenFieldByField() {
        Drawing ours = with(set("timeout", 20), new CardEdit.MoveNodes(Map.of(SEARCH, new Point(16, 16))));
        Drawing theirs = with(set("memory", 512), new CardEdit.RenameNode(PRODUCTS, "goods"), new CardEdit.MoveNodes(Map.of(PRODUCTS, new Point(480, 0))),
                new NoteEdit.PutNote(Note.of(new NoteId("n"), "new"), Optional.empty()));
        DrawingMerge merged = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS);
        assertThat(merged.clashes()).isEmpty();
        assertThat(merged.design().requireNode(SEARCH).fields()).containsEntry("timeout", Value.of(20)).containsEntry("memory", Value.of(512));
        assertThat(merged.design().requireNode(PRODUCTS).name()).isEqualTo("goods");
        assertThat(merged.design().notes().get(new NoteId("n")).text()).isEqualTo("new");
        assertThat(merged.layout().places()).containsEntry(SEARCH, new Point(16, 16)).containsEntry(PRODUCTS, new Point(480, 0));
    }

    @Test
    void whatBothChangedOtherwiseIsNamedAndGoesByTheSideThatIsAsked() {
        Drawing ours = with(set("timeout", 20));
        Drawing theirs = with(set("timeout", 30));
        DrawingMerge mine = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS);
        DrawingMerge yours = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.THEIRS);
        assertThat(mine.clashes()).containsExactly(new Clash("search timeout", "20", "30")).isEqualTo(yours.clashes());
        assertThat(mine.design().requireNode(SEARCH).fields()).containsEntry("timeout", Value.of(20));
        assertThat(yours.design().requireNode(SEARCH).fields()).containsEntry("timeout", Value.of(30));
    }

    @Test
    void aChangedCardIsNotLostBecauseTheOtherSideRemovedIt() {
        Drawing ours = with(new CardEdit.RemoveNodes(Set.of(SEARCH)));
        Drawing theirs = with(set("timeout", 30));
        DrawingMerge merged = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS);
        assertThat(merged.clashes()).containsExactly(new Clash("card search", "removed", "changed"));
        assertThat(merged.design().node(SEARCH)).isPresent();
        assertThat(merged.design().wires()).as("its wire was removed here and not changed there").isEmpty();
    }

    @Test
    void cardsAddedOnBothSidesAreBothKeptUnderNamesOfTheirOwn() {
        Drawing ours = with(new CardEdit.AddNode(Node.of(new NodeId("a"), "queue", "mail"), Optional.of(new Point(0, 200))));
        Drawing theirs = with(new CardEdit.AddNode(Node.of(new NodeId("b"), "topic", "mail"), Optional.of(new Point(0, 400))));
        DrawingMerge merged = DrawingMerge.of(BASE, ours, theirs, DrawingMerge.Side.OURS);
        assertThat(merged.design().requireNode(new NodeId("a")).name()).isEqualTo("mail");
        assertThat(merged.design().requireNode(new NodeId("b")).name()).isEqualTo("mail2");
        assertThat(merged.layout().places()).hasSize(4);
    }

    @Test
    void aMergeWithoutChangesIsTheSameDrawing() {
        DrawingMerge merged = DrawingMerge.of(BASE, BASE, BASE, DrawingMerge.Side.THEIRS);
        assertThat(merged).isEqualTo(new DrawingMerge(BASE.design(), BASE.layout(), List.of()));
    }
}
