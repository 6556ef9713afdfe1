package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.GroupEdit;
import dev.drawbridge.model.edit.NoteEdit;
import dev.drawbridge.model.kind.Catalogue;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Ways through a drawing: the find bar, the outline, the breadcrumb. */
class WayfindingJourneysTest extends PetStoreJourney {
    @Test
    void findingGoesFromHitToHitAndEscapeGoesBackToTheDrawing() throws Exception {
        Fx.run(() -> {
            studio().actions().fire("view-find");
            TextField words = find("#find-words", TextField.class);
            assertThat(words.isFocused()).isTrue();
            words.setText("purchase");
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("purchase"));
            press(words, KeyCode.ENTER);
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("purchases"));
            studio().actions().fire("view-find-next");
            studio().actions().fire("view-find-previous");
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("purchases"));
            press(words, KeyCode.ESCAPE);
            assertThat(find("#find-bar", javafx.scene.Node.class).isVisible()).isFalse();
            assertThat(studio().surface().node().isFocused()).isTrue();
        });
    }

    private int outlineLine(String words) {
        TreeView<?> tree = find("#outline .tree-view", TreeView.class);
        for (int row = 0; row < tree.getExpandedItemCount(); row++) {
            if (tree.getTreeItem(row).getValue().toString().contains("=" + words)) {
                return row;
            }
        }
        return -1;
    }

    @Test
    void theOutlineMirrorsTheDrawingAndSelectsInIt() throws Exception {
        Fx.run(() -> studio().actions().fire("view-outline"));
        until(() -> find("#outline .tree-view", TreeView.class).getExpandedItemCount() >= 7 + 4);
        Fx.run(() -> {
            TreeView<?> tree = find("#outline .tree-view", TreeView.class);
            studio().workspace().selection().select(card("products"));
            assertThat(tree.getSelectionModel().getSelectedItem().getValue().toString()).contains("products");
        });
        Fx.frames(3);
        Fx.run(() -> {
            java.util.Set<String> heard = new java.util.HashSet<>();
            find("#outline", javafx.scene.Node.class).lookupAll(".tree-cell").forEach(cell -> heard.add(String.valueOf(cell.getAccessibleText())));
            assertThat(heard).anyMatch(words -> words.startsWith("search, function, 1 trigger, reads products"));
            TreeView<?> tree = find("#outline .tree-view", TreeView.class);
            for (int row = 0; row < tree.getExpandedItemCount(); row++) {
                if (tree.getTreeItem(row).getValue().toString().contains("name=search")) {
                    tree.getSelectionModel().clearAndSelect(row);
                }
            }
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("search"));
            studio().workspace().store().apply(new CardEdit.RenameNode(card("search"), "seek"));
        });
        until(() -> find("#outline", javafx.scene.Node.class).lookupAll(".tree-cell").stream().anyMatch(cell -> ((Labeled) cell).getText() != null && ((Labeled) cell).getText().equals("seek")));
        Fx.run(() -> studio().workspace().store().apply(new Edit.Sequence("frame and note", List.of(
                new GroupEdit.PutGroup(new dev.drawbridge.model.Group(new dev.drawbridge.model.GroupId("g"), "Catalogue", new java.util.TreeSet<>(List.of(card("seek"), card("products"))), "", false, new java.util.TreeMap<>())),
                new NoteEdit.PutNote(dev.drawbridge.model.Note.of(new dev.drawbridge.model.NoteId("n"), "# Why"), Optional.empty())))));
        until(() -> outlineLine("Catalogue") >= 0 && outlineLine("Why") >= 0);
        Fx.run(() -> {
            TreeView<?> tree = find("#outline .tree-view", TreeView.class);
            tree.getSelectionModel().clearAndSelect(outlineLine("Catalogue"));
            assertThat(studio().workspace().selection().nodes()).containsExactlyInAnyOrder(card("seek"), card("products"));
            press(tree, KeyCode.ENTER);
            assertThat(design().groups().values().iterator().next().collapsed()).as("Enter collapses the group in the drawing").isTrue();
        });
        until(() -> find("#outline", javafx.scene.Node.class).lookupAll(".tree-cell").stream().anyMatch(cell -> "Catalogue, group of 2 cards, collapsed in the drawing".equals(cell.getAccessibleText())));
        Fx.run(() -> {
            find("#outline .tree-view", TreeView.class).getSelectionModel().clearAndSelect(outlineLine("Why"));
            assertThat(studio().workspace().selection().notes()).hasSize(1);
        });
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-outline", 1);
    }

    @Test
    void theBreadcrumbNamesWhatIsSelectedAndLeadsBack() {
        Fx.run(() -> {
            WireId wire = design().wires().values().stream().filter(w -> w.from().node().equals(card("search"))).findFirst().orElseThrow().id();
            studio().workspace().selection().select(wire);
            javafx.scene.Parent crumbs = find("#breadcrumb", javafx.scene.Parent.class);
            assertThat(crumbs.getChildrenUnmodifiable()).extracting(node -> ((Labeled) node).getText()).containsExactly("pet-store", "›", "search", "›", "products");
            ((Button) crumbs.getChildrenUnmodifiable().get(4)).fire();
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("products"));
        });
    }
}
