package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.examples.Example;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.file.ProjectFolder;
import dev.drawbridge.model.kind.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does in the window, from the pet store on. */
class DesignerJourneysTest {
    @TempDir
    Path folder;

    private Path project;
    private OpenWindow open;
    private Background background;
    private Stage stage;
    private DesignerWindow window;
    private FakeCloud cloud;

    @BeforeEach
    void open() throws Exception {
        Fx.start();
        project = folder.resolve("pet-store");
        Example.find("pet-store").orElseThrow().copyTo(project);
        start("light", 1440, 900);
    }

    private void start(String theme, double width, double height) throws Exception {
        open = new OpenWindow(folder, project, theme, width, height, () -> cloud);
        stage = open.stage;
        window = open.window;
        background = open.background;
        Node shop = Fx.call(() -> design().nodeNamed("shop").orElseThrow());
        cloud = new FakeCloud(new Address(shop.id(), "GET /products", "http://127.0.0.1:1/products"));
        Fx.frames(3);
    }

    @AfterEach
    void close() throws InterruptedException {
        open.close();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        OpenWindow.until(condition);
    }

    private Studio studio() {
        return window.studio().orElseThrow();
    }

    private Design design() {
        return studio().workspace().store().design();
    }

    private NodeId card(String name) {
        return design().nodeNamed(name).orElseThrow().id();
    }

    private <T> T find(String selector, Class<T> type) {
        Scene scene = stage.getScene();
        return type.cast(scene.getRoot().lookup(selector));
    }

    private void select(String name) throws Exception {
        Fx.run(() -> studio().workspace().selection().select(card(name)));
        until(() -> find("#card-name", TextField.class).getText().equals(name) && find("#card-name", TextField.class).isVisible());
        Fx.frames(2);
    }

    private void press(javafx.scene.Node target, KeyCode key) {
        target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void thePetStoreIsOnTheCanvasAndNothingIsUnsaved() {
        Fx.run(() -> {
            assertThat(stage.getTitle()).startsWith("pet-store").doesNotContain("•");
            assertThat(design().nodes()).hasSizeGreaterThanOrEqualTo(7);
            assertThat(studio().isUnsaved()).isFalse();
        });
    }

    @Test
    void aFieldThatIsTypedIntoChangesTheDesignInOneStepAndUndoTakesItBack() throws Exception {
        select("search");
        Fx.run(() -> {
            TextField memory = (TextField) stage.getScene().getRoot().lookup("#field-memory .text-field");
            memory.requestFocus();
            memory.setText("10");
            memory.setText("102");
            memory.setText("1024");
            assertThat(design().requireNode(card("search")).field("memory")).contains(Value.of(1024));
            assertThat(stage.getTitle()).contains("•");
            studio().actions().fire("edit-undo");
            // 10 was refused, so 102 never was either: one step brings the default back
            assertThat(design().requireNode(card("search")).field("memory")).isEqualTo(Optional.empty());
        });
        until(() -> ((TextField) stage.getScene().getRoot().lookup("#field-memory .text-field")).getText().isEmpty());
    }

    @Test
    void aValueThatDoesNotFitIsToldUnderItsFieldAndChangesNothing() throws Exception {
        select("search");
        Fx.run(() -> {
            Design before = design();
            ((TextField) stage.getScene().getRoot().lookup("#field-timeout .text-field")).setText("5000");
            Labeled message = (Labeled) stage.getScene().getRoot().lookup("#field-timeout .field-message");
            assertThat(message.isVisible()).isTrue();
            assertThat(message.getText()).contains("1 to 900 s").contains("5000");
            assertThat(design()).isEqualTo(before);
        });
    }

    @Test
    void anExpressionIsTakenWhereAValueIs() throws Exception {
        select("search");
        Fx.run(() -> {
            ToggleButton toggle = (ToggleButton) stage.getScene().getRoot().lookup("#field-memory .toggle-button");
            toggle.fire();
            ((TextField) stage.getScene().getRoot().lookup("#field-memory .expression")).setText("!Ref MemorySize");
            assertThat(design().requireNode(card("search")).field("memory")).contains(new Value.Expression("Ref", Value.of("MemorySize")));
        });
    }

    @Test
    void enterInThePaletteKeepsTheCardAfterSaveAndReopen() throws Exception {
        Fx.run(() -> press(find("#palette-queue", javafx.scene.Node.class), KeyCode.ENTER));
        until(() -> design().nodes().values().stream().anyMatch(node -> node.kind().equals("queue")));
        Fx.run(() -> studio().save(() -> { }));
        Design saved = Fx.call(this::design);
        until(() -> !studio().isUnsaved());
        assertThat(new ProjectFolder(project).read().design().nodes()).isEqualTo(saved.nodes());
    }

    @Test
    void savesAreWrittenElsewhereInOrderAndWhoeverClosesWaitsForThem() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Fx.run(() -> {
            studio().apply(new Edit.RenameNode(card("search"), "seek"));
            studio().save(() -> order.add("first"));
            assertThat(studio().isUnsaved()).as("the files are not written on this thread").isTrue();
            studio().apply(new Edit.RenameNode(card("purchase"), "buy"));
            studio().save(() -> order.add("second"));
            studio().whenSaved(() -> order.add("closed"));
        });
        until(() -> order.size() == 3);
        assertThat(order).containsExactly("first", "second", "closed");
        assertThat(Fx.call(() -> studio().isUnsaved())).isFalse();
        assertThat(new ProjectFolder(project).read().design().nodes()).isEqualTo(Fx.call(this::design).nodes());
        assertThat(Files.readString(project.resolve("template.yaml"))).contains("Seek", "Buy");
    }

    @Test
    void aSaveThatFailsIsToldAndTheNextOneIsTried() throws Exception {
        Path file = project.resolve("drawbridge.json");
        byte[] whole = Files.readAllBytes(file);
        Files.delete(file);
        Files.createDirectory(file);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Fx.run(() -> {
            studio().apply(new Edit.RenameNode(card("search"), "seek"));
            studio().save(() -> order.add("saved"));
            studio().whenSaved(() -> order.add("idle"));
        });
        until(() -> order.contains("idle"));
        assertThat(order).doesNotContain("saved");
        assertThat(Fx.call(() -> studio().isUnsaved())).isTrue();
        Fx.run(() -> assertThat(stage.getScene().getRoot().lookupAll(".notice")).extracting(javafx.scene.Node::getAccessibleText)
                .anyMatch(told -> told.contains("could not be saved") || told.contains("drawbridge.json")));

        Files.delete(file);
        Files.write(file, whole);
        Fx.run(() -> studio().save(() -> order.add("saved")));
        until(() -> order.contains("saved"));
        assertThat(Files.readString(file)).contains("seek");
    }

    @Test
    void aRunShowsItsMessagesAndLogsAndStopsCleanly() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        NodeId shop = Fx.call(() -> card("shop"));
        NodeId web = Fx.call(() -> card("web"));
        Optional<WireId> wire = Fx.call(() -> design().wiresOf(web).stream().filter(w -> w.to().node().equals(shop)).findFirst().map(w -> w.id()));
        cloud.journal.record(new Message(0, Instant.now(), wire, web, shop, "GET /products?q=dog", 0, Duration.ofMillis(4), true, "200",
                "GET /products?q=dog\n\n", "[{\"id\":\"p-1\"}]"));
        cloud.journal.record(new LogLine(Instant.now(), Fx.call(() -> card("search")), "r", "found 1", false));
        until(() -> !find("#messages", TableView.class).getItems().isEmpty());
        Fx.run(() -> find("#messages", TableView.class).getSelectionModel().select(0));
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-running", 1);
        Fx.run(() -> studio().guide().showDrawer("logs"));
        until(() -> !find("#logs", ListView.class).getItems().isEmpty());
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Idle);
        assertThat(cloud.closed).hasValue(1);
    }

    @Test
    void theListOfMessagesStandsBelowTheTabsAndCastsNoShadow() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        NodeId shop = Fx.call(() -> card("shop"));
        for (int i = 0; i < 20; i++) {
            cloud.journal.record(new Message(0, Instant.now(), Optional.empty(), shop, shop, "GET /" + i, 0, Duration.ofMillis(4), true, "200", "", ""));
        }
        until(() -> find("#messages", TableView.class).getItems().size() == 20);
        Fx.frames(3);
        Fx.run(() -> {
            javafx.scene.Node header = find("#messages .column-header-background", javafx.scene.Node.class);
            javafx.scene.Node tabs = find("#drawer .drawer-head", javafx.scene.Node.class);
            assertThat(top(header)).isGreaterThanOrEqualTo(bottom(tabs));
            for (javafx.scene.Node node : find("#drawer", javafx.scene.Node.class).lookupAll("*")) {
                assertThat(node.getEffect()).as(node + " " + node.getStyleClass()).isNull();
            }
        });
    }

    private static double top(javafx.scene.Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(javafx.scene.Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    @Test
    void savingCodeWritesTheFileAndWhatRunsTakesItOver() throws Exception {
        Fx.run(() -> studio().actions().fire("run-toggle"));
        until(() -> studio().run().state() instanceof RunState.Running);
        Fx.run(() -> studio().guide().openCode(card("search"), 0));
        until(() -> find(".code", CodeArea.class) != null && find(".code", CodeArea.class).getLength() > 0);
        Fx.run(() -> find(".code", CodeArea.class).appendText("// changed\n"));
        until(() -> studio().isUnsaved());
        Fx.run(() -> studio().actions().fire("file-save"));
        Path file = project.resolve(Fx.call(() -> FunctionCode.of(design(), design().requireNode(card("search"))).sourcePath()));
        until(() -> Files.readString(file).endsWith("// changed\n"));
        until(() -> cloud.reloaded.get() > 0);
        assertThat(Fx.call(() -> studio().isUnsaved())).isFalse();
    }

    @Test
    void escapeTakesTheCommandPaletteAway() throws Exception {
        Fx.run(() -> studio().actions().fire("commands"));
        Fx.run(() -> {
            assertThat(find("#command-palette", javafx.scene.Node.class)).isNotNull();
            press(stage.getScene().getFocusOwner(), KeyCode.ESCAPE);
            assertThat(find("#command-palette", javafx.scene.Node.class)).isNull();
        });
    }

    @Test
    void everyActionIsInTheCommandPaletteAndEveryShortcutInTheSheetThatAQuestionMarkOpens() throws Exception {
        Fx.run(() -> studio().workspace().selection().select(card("search")));
        Fx.run(() -> studio().actions().fire("commands"));
        Fx.run(() -> {
            java.util.Set<String> offered = new java.util.HashSet<>();
            ((ListView<?>) find("#command-palette .list-view", ListView.class)).getItems()
                    .forEach(entry -> offered.add(((dev.drawbridge.desktop.actions.CommandPalette.Entry) entry).label() + "|" + ((dev.drawbridge.desktop.actions.CommandPalette.Entry) entry).hint()));
            studio().actions().all().stream().filter(action -> action.enabled().getAsBoolean() && !action.id().equals("commands"))
                    .forEach(action -> assertThat(offered).contains(action.label() + "|" + action.shortcutText()));
            studio().overlay().hide();
            studio().surface().focus();
            javafx.event.Event.fireEvent(stage.getScene().getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "?", KeyCode.SLASH, true, false, false, false));
            javafx.event.Event.fireEvent(stage.getScene(), new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false));
        });
        Fx.frames(3);
        Fx.run(() -> {
            java.util.Set<String> shown = new java.util.HashSet<>();
            find("#shortcuts", javafx.scene.Node.class).lookupAll(".key-cap").forEach(cap -> shown.add(((Labeled) cap).getText()));
            studio().actions().all().stream().filter(action -> action.shortcut().isPresent()).forEach(action -> assertThat(shown).contains(action.shortcutText()));
        });
    }

    @Test
    void anotherAccessChangesAtOnceWhatTheWireIsSaidToMakeAndToWrite() throws Exception {
        WireId wire = Fx.call(() -> design().wires().values().stream().filter(w -> w.from().node().equals(card("search")) && w.to().node().equals(card("products"))).findFirst().orElseThrow().id());
        Fx.run(() -> {
            studio().bench().setInspectorOpen(true);
            studio().workspace().selection().select(wire);
        });
        until(() -> written().contains("dynamodb:GetItem") && ledger().contains("dynamodb:GetItem") && !written().contains("PutItem"));
        Fx.run(() -> studio().workspace().store().apply(new Edit.SetWireField(wire, "mode", Optional.of(Value.of("write")))));
        until(() -> written().contains("dynamodb:PutItem") && ledger().contains("dynamodb:PutItem") && !written().contains("GetItem") && !ledger().contains("GetItem"));
        Fx.run(() -> {
            studio().workspace().selection().clear();
        });
        until(() -> find("#format-terraform", javafx.scene.control.CheckBox.class) != null);
        Fx.run(() -> find("#format-terraform", javafx.scene.control.CheckBox.class).fire());
        Fx.run(() -> studio().workspace().selection().select(wire));
        until(() -> find("#written-terraform", javafx.scene.Node.class) != null && written().contains("aws_iam_role"));
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-wire-formats", 1);
    }

    /** What the inspector shows of the files, in all formats. */
    private String written() {
        StringBuilder all = new StringBuilder();
        stage.getScene().getRoot().lookupAll("#wire-texts .text-area").forEach(area -> all.append(((javafx.scene.control.TextArea) area).getText()));
        return all.toString();
    }

    private String ledger() {
        StringBuilder all = new StringBuilder();
        stage.getScene().getRoot().lookupAll(".ledger-line").forEach(line -> all.append(((Labeled) line).getText()).append(' '));
        return all.toString();
    }

    @Test
    void inANarrowWindowThePaletteCollapsesAndTheInspectorMakesRoom() throws Exception {
        close();
        start("dark", 960, 640);
        Fx.run(() -> {
            assertThat(studio().bench().isNarrow()).isTrue();
            assertThat(studio().furniture().palette().isCollapsed()).isTrue();
            assertThat(studio().surface().node().getWidth()).isGreaterThan(850);
            studio().actions().fire("view-inspector");
            assertThat(find("#inspector", javafx.scene.Node.class).isVisible()).isTrue();
        });
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-narrow-dark", 1);
    }

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
            studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.RenameNode(card("search"), "seek"));
        });
        until(() -> find("#outline", javafx.scene.Node.class).lookupAll(".tree-cell").stream().anyMatch(cell -> ((Labeled) cell).getText() != null && ((Labeled) cell).getText().equals("seek")));
        Fx.run(() -> studio().workspace().store().apply(new Edit.Sequence("frame and note", List.of(
                new Edit.PutGroup(new dev.drawbridge.model.Group(new dev.drawbridge.model.GroupId("g"), "Catalogue", new java.util.TreeSet<>(List.of(card("seek"), card("products"))), "", false, new java.util.TreeMap<>())),
                new Edit.PutNote(dev.drawbridge.model.Note.of(new dev.drawbridge.model.NoteId("n"), "# Why"), Optional.empty())))));
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
            ((javafx.scene.control.Button) crumbs.getChildrenUnmodifiable().get(4)).fire();
            assertThat(studio().workspace().selection().nodes()).containsExactly(card("products"));
        });
    }

    @Test
    void theStartPageShowsRecentProjectsAndTemplatesWithTheirPictures() throws Exception {
        Fx.run(() -> studio().actions().fire("file-welcome"));
        until(() -> find("#welcome", javafx.scene.Node.class).lookupAll(".image-view").size() == Example.all().size());
        assertThat(find("#welcome-template", javafx.scene.control.Button.class).isFocusTraversable()).isTrue();
        assertThat(find("#welcome-import", javafx.scene.control.Button.class).getText()).contains("Import template");
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-welcome", 1);
        Fx.run(() -> find("#template-click-counter", javafx.scene.control.Button.class).fire());
        until(() -> design().name().equals("click-counter"));
        assertThat(Fx.call(() -> stage.getTitle())).startsWith("click-counter");
    }

    @Test
    void theFirstStepsGoOnAsTheyAreDoneAndGoAwayForGood() throws Exception {
        Fx.run(() -> {
            studio().actions().fire("help-tour");
            assertThat(find("#tour", javafx.scene.Node.class).isVisible()).isTrue();
            studio().surface().place(studio().workspace().catalogue().find("queue").orElseThrow());
            assertThat(find("#tour .tour-title", Labeled.class).getText()).isEqualTo("Draw a wire");
        });
        Fx.picture(Fx.call(() -> stage.getScene().getRoot()), "designer-first-steps", 1);
        Fx.run(() -> {
            find("#tour .icon-button", javafx.scene.control.Button.class).fire();
            assertThat(find("#tour", javafx.scene.Node.class).isVisible()).isFalse();
        });
        assertThat(new PreferenceFile(folder.resolve("preferences.json")).read().tourDone()).isTrue();
    }

    @Test
    void unsavedWorkIsKeptAndOfferedAfterACrash() throws Exception {
        Path kept = project.resolve(".drawbridge/recovery.json");
        Fx.run(() -> studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.RenameNode(card("search"), "seek")));
        until(() -> Files.exists(kept));
        byte[] crashed = Files.readAllBytes(kept);
        close();
        assertThat(kept).as("closed on purpose").doesNotExist();
        Files.write(kept, crashed);
        start("light", 1440, 900);
        until(() -> studio().overlay().isVisible());
        Fx.run(() -> stage.getScene().getRoot().lookupAll(".accent-button").stream().map(javafx.scene.control.Button.class::cast)
                .filter(button -> button.getText().equals("Restore")).forEach(javafx.scene.control.Button::fire));
        Fx.run(() -> {
            assertThat(design().nodeNamed("seek")).isPresent();
            assertThat(studio().isUnsaved()).isTrue();
            studio().workspace().store().undo();
            assertThat(design().nodeNamed("search")).isPresent();
        });
    }

    @Test
    void aProjectThatAnotherProgramChangedIsTakenUpOrAskedAboutNeverWrittenOver() throws Exception {
        Path file = project.resolve("drawbridge.json");
        Files.writeString(file, Files.readString(file).replace("\"name\": \"search\"", "\"name\": \"seek\""));
        Fx.run(() -> studio().lookAgain());
        Fx.run(() -> {
            assertThat(design().nodeNamed("seek")).isPresent();
            assertThat(studio().isUnsaved()).isFalse();
            studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.RenameNode(card("seek"), "mine"));
        });
        String theirs = Files.readString(file).replace("\"name\": \"seek\"", "\"name\": \"theirs\"");
        Files.writeString(file, theirs);
        Fx.run(() -> {
            studio().lookAgain();
            assertThat(design().nodeNamed("mine")).isPresent();
            studio().actions().fire("file-save");
        });
        until(() -> studio().overlay().isVisible());
        assertThat(Files.readString(file)).isEqualTo(theirs);
    }

    @Test
    void whatBothChangedMayWaitAmongTheFindingsWithAWayToTakeEither() throws Exception {
        Fx.run(() -> studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.SetField(card("search"), "timeout", Optional.of(dev.drawbridge.model.Value.of(25)))));
        dev.drawbridge.generators.project.OpenProject other = dev.drawbridge.generators.project.OpenProject.open(project);
        other.store().apply(new dev.drawbridge.model.edit.Edit.SetField(card("search"), "timeout", Optional.of(dev.drawbridge.model.Value.of(40))));
        other.save();
        Fx.run(() -> studio().actions().fire("file-save"));
        until(() -> studio().overlay().isVisible());
        Fx.run(() -> studio().overlay().lookupAll(".button").stream().map(javafx.scene.control.Button.class::cast).filter(button -> button.getText().equals("Decide one by one"))
                .findFirst().orElseThrow().fire());
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.rule().equals("undecided-change")));
        Fx.run(() -> {
            var finding = studio().findings().findings().stream().filter(each -> each.rule().equals("undecided-change")).findFirst().orElseThrow();
            assertThat(finding.message()).contains("25").contains("40").contains("by another program");
            studio().workspace().store().apply(finding.fixes().getFirst().edit());
            assertThat(design().requireNode(card("search")).field("timeout")).contains(dev.drawbridge.model.Value.of(25));
        });
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.rule().equals("undecided-change")));
    }

    @Test
    void whatTheSourceOfAFunctionSaysIsAmongTheFindings() throws Exception {
        Files.createDirectories(project.resolve("legacy"));
        Files.writeString(project.resolve("legacy/Other.java"), "class Other {}");
        Fx.run(() -> {
            studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.SetField(card("search"), "codeUri", Optional.of(dev.drawbridge.model.Value.of("legacy"))));
            studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.SetField(card("search"), "handler", Optional.of(dev.drawbridge.model.Value.of("shop.Search::handle"))));
        });
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.rule().equals("handler-missing")));
        Files.writeString(project.resolve("legacy/Search.java"), "class Search {}");
        Fx.run(() -> studio().lookAgain());
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.rule().equals("handler-missing")));
    }

    @Test
    void theDefinitionOfAStateMachineOpensLikeCodeAndItsMistakesAreFindings() throws Exception {
        Path file = project.resolve("flows/night.asl.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "StartAt: A\nStates:\n  A: {Type: Pass, Next: Gone}\n");
        Fx.run(() -> {
            Node machine = Node.of(design().freshNodeId("night"), "state-machine", "night").withField("definitionUri", dev.drawbridge.model.Value.of("flows/night.asl.yaml"));
            studio().workspace().store().apply(new dev.drawbridge.model.edit.Edit.AddNode(machine, Optional.empty()));
        });
        until(() -> studio().findings().findings().stream().anyMatch(finding -> finding.message().startsWith("flows/night.asl.yaml:3:19: ")));
        Fx.run(() -> studio().guide().openCode(card("night"), 0));
        until(() -> find(".code", CodeArea.class) != null && find(".code", CodeArea.class).getText().contains("Next: Gone"));
        Files.writeString(file, "StartAt: A\nStates:\n  A: {Type: Succeed}\n");
        Fx.run(() -> studio().lookAgain());
        until(() -> studio().findings().findings().stream().noneMatch(finding -> finding.message().contains("night.asl.yaml")));
        until(() -> find(".code", CodeArea.class).getText().contains("Succeed"));
    }

    @Test
    void theDrawingIsTakenOutInEveryFormat() throws Exception {
        Exporting exporting = Fx.call(() -> studio().exporting());
        for (Exporting.Way way : Exporting.Way.all()) {
            Path file = folder.resolve(way.action() + "." + way.format().extension());
            Fx.run(() -> exporting.write(way, studio().workspace().store().drawing(), file));
            until(() -> Files.exists(file));
            assertThat(Files.size(file)).as(way.action()).isGreaterThan(200);
        }
        assertThat(javax.imageio.ImageIO.read(folder.resolve("export-png2.png").toFile()).getWidth())
                .isEqualTo(2 * javax.imageio.ImageIO.read(folder.resolve("export-png.png").toFile()).getWidth());
    }

    @Test
    void theKeysOfTheUserHoldAndABadEntryIsOneSentence() throws Exception {
        close();
        Files.writeString(folder.resolve("keymap.json"), "{\"view-outline\": \"Ctrl+Shift+Y\", \"edit-duplicate\": \"Ctrl+Alt+D\", \"fly\": \"F9\"}");
        start("light", 1440, 900);
        Fx.run(() -> {
            assertThat(studio().actions().get("view-outline").shortcutText()).isEqualTo("Ctrl+Shift+Y");
            assertThat(stage.getScene().getAccelerators()).containsKey(javafx.scene.input.KeyCombination.valueOf("Shortcut+Shift+Y"))
                    .doesNotContainKey(javafx.scene.input.KeyCombination.valueOf("Shortcut+Shift+O"));
            assertThat(stage.getScene().getRoot().lookupAll(".notice")).extracting(javafx.scene.Node::getAccessibleText)
                    .containsExactly("There is no action \"fly\" to give keys to; see the file " + folder.resolve("keymap.json") + ".");
            studio().workspace().selection().select(card("search"));
            int before = design().nodes().size();
            javafx.scene.Node canvas = studio().surface().node();
            canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, false, true, false, false));
            assertThat(design().nodes()).hasSize(before);
            canvas.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.D, false, true, true, false));
            assertThat(design().nodes()).hasSize(before + 1);
        });
    }
}
