package dev.drawbridge.generators.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DrawingDiffTest {
    private static final NodeId SEARCH = new NodeId("search");
    private static final NodeId WEB = new NodeId("web");
    private final Drawing petStore = Cases.drawing("pet-store");

    private static Drawing after(Drawing drawing, Edit... edits) {
        return new Edit.Sequence("", List.of(edits)).apply(drawing).drawing();
    }

    private List<String> lines(Edit... edits) {
        return DrawingDiff.between(petStore, after(petStore, edits), Cases.CATALOGUE, Cases.WIRES).stream().map(Difference::line).toList();
    }

    @Test
    void theSameDrawingDoesNotDiffer() {
        assertThat(lines()).isEmpty();
    }

    @Test
    void aNewCardWithItsWireIsTold() {
        Node archive = Node.of(new NodeId("archive"), "bucket", "archive");
        assertThat(lines(new CardEdit.AddNode(archive, Optional.empty()),
                new WireEdit.Connect(Wire.of(new WireId("w"), End.out(SEARCH), End.in(archive.id()), WireRole.ACCESS))))
                .containsExactly("+ card archive: bucket", "+ wire search reads archive");
    }

    @Test
    void aRemovedCardTakesItsWiresAlong() {
        assertThat(lines(new CardEdit.RemoveNodes(Set.of(new NodeId("customers"))))).containsExactly("- card customers: user pool", "- wire customers authorizes shop");
    }

    @Test
    void aChangedFieldIsToldWithBothValuesAndTheDefaultIsNoChange() {
        assertThat(lines(new CardEdit.SetField(SEARCH, "memory", Optional.of(Value.of(1024))))).containsExactly("~ card search: memory 512 \u2192 1024");
        assertThat(lines(new CardEdit.SetField(SEARCH, "memory", Optional.of(Value.of(512))))).isEmpty();
    }

    @Test
    void aRenamedCardIsAChangedCard() {
        assertThat(lines(new CardEdit.RenameNode(SEARCH, "find"))).containsExactly("~ card find: was called search");
    }

    @Test
    void aCardThatOnlyMovedIsToldAsThat() {
        assertThat(lines(new CardEdit.MoveNodes(Map.of(WEB, new Point(0, 0))))).containsExactly("> card web");
        assertThat(lines(new CardEdit.MoveNodes(Map.of(WEB, new Point(0, 0))), new CardEdit.RenameNode(WEB, "browser"))).containsExactly("~ card browser: was called web");
    }

    @Test
    void aChangedWireIsToldWithItsNewMeaning() {
        WireId id = new WireId("purchase..purchases");
        assertThat(lines(new WireEdit.SetWireField(id, "mode", Optional.of(Value.of("read")))))
                .containsExactly("~ wire purchase reads purchases: mode write \u2192 read");
    }

    @Test
    void changedSettingsAreTold() {
        Design design = petStore.design().withName("shop").withSettings(petStore.design().settings().withSuppression("public-write", "shop", "on purpose"));
        assertThat(DrawingDiff.between(petStore, petStore.withDesign(design), Cases.CATALOGUE, Cases.WIRES).stream().map(Difference::line))
                .containsExactly("~ setting name: pet-store \u2192 shop", "+ setting accepted finding public-write@shop: on purpose");
    }

    @Test
    void thePictureShowsBothVersionsWithSignsAndALegend() {
        Drawing after = after(petStore, new CardEdit.RemoveNodes(Set.of(new NodeId("customers"))), new CardEdit.RenameNode(SEARCH, "find"),
                new CardEdit.MoveNodes(Map.of(WEB, new Point(0, 0))), new CardEdit.AddNode(Node.of(new NodeId("archive"), "bucket", "archive"), Optional.of(new Point(0, 320))));
        Picture picture = DiffPicture.of(petStore, after, Cases.CATALOGUE, Cases.WIRES, PictureTheme.LIGHT);
        String svg = SvgPainter.paint(picture);
        assertThat(svg).contains("customers, user pool (removed)", "find, function (changed)", "web, web client (moved)", "archive, bucket (added)", "web moved")
                .contains(">+  added: 1 card<", ">\u2212  removed: 1 card, 1 wire<", ">\u00b1  changed: 1 card<", ">\u2192  moved: 1 card<", ">\u2212 authorizes<");
        assertThat(picture.description()).contains("- card customers: user pool");
    }

    @Test
    void aRemovedCardStepsAsideWhereAnotherTookItsPlace() {
        Node archive = Node.of(new NodeId("archive"), "bucket", "archive");
        Drawing after = after(petStore, new CardEdit.RemoveNodes(Set.of(new NodeId("customers"))), new CardEdit.AddNode(archive, Optional.of(new Point(0, 320))));
        Picture picture = DiffPicture.of(petStore, after, Cases.CATALOGUE, Cases.WIRES, PictureTheme.LIGHT);
        Map<String, Point> cards = new TreeMap<>();
        for (Shape shape : picture.shapes()) {
            if (shape instanceof Shape.Part part && part.shapes().getFirst() instanceof Shape.Part card
                    && card.shapes().getFirst() instanceof Shape.Stamp(Stencil stencil, double x, double y)) {
                cards.put(part.title(), new Point(x, y));
            }
        }
        assertThat(cards.get("archive, bucket (added)")).isEqualTo(new Point(0, 320));
        assertThat(cards.get("customers, user pool (removed)").y()).isGreaterThanOrEqualTo(396);
    }
}
