package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.deploy.TemplateParameter;
import dev.drawbridge.cloud.deploy.EnvironmentsFile;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.DeployStage;
import dev.drawbridge.desktop.deploy.FakeDeployer;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.desktop.theme.Fonts;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying in the window, from the button to the proof, against a cloud that does what it is told. */
class DeployJourneysTest {
    @TempDir
    Path folder;

    private final FakeDeployer cloud = new FakeDeployer();
    private Path project;
    private Background background;
    private Stage stage;
    private DesignerWindow window;

    private void open(String theme, double width) throws Exception {
        Fx.start();
        project = folder.resolve("pet-store");
        Example.find("pet-store").orElseThrow().copyTo(project);
        PreferenceFile preferences = new PreferenceFile(folder.resolve("preferences.json"));
        preferences.write(Preferences.defaults().withTheme(theme).withTourDone().withWindow(width, 900, false));
        background = new Background(Platform::runLater);
        Catalogue catalogue = Catalogue.standard();
        WireTable wires = WireTable.standard();
        Fx.run(() -> {
            Fonts.load();
            stage = new Stage();
            window = new DesignerWindow(stage, new DesignerWindow.Parts(catalogue, wires, background, new LogFile(folder.resolve("log")), preferences, new Projects(),
                    new ExampleProjects(folder.resolve("projects")), KeyFile.read(folder.resolve("keymap.json")), (request, listener) -> new FakeCloud(), new Deployers(List.of(cloud)),
                    design -> Checks.standard().run(design, catalogue, wires)));
            stage.show();
            window.start(Optional.of(project));
        });
        until(() -> window.studio().isPresent());
        Fx.frames(3);
    }

    @AfterEach
    void close() throws InterruptedException {
        cloud.gate.countDown();
        Fx.run(() -> {
            stage.hide();
            window.studio().ifPresent(Studio::close);
            // the toolkit without a display keeps every window that ever was, and with it all that is in it
            stage.setScene(null);
        });
        background.close();
        background.awaitEnd(Duration.ofSeconds(60));
        // what was still to be told is written to the log before its folder goes
        Fx.run(() -> { });
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        Fx.until(condition);
    }

    private <T extends Node> T find(String selector, Class<T> type) throws Exception {
        until(() -> stage.getScene().getRoot().lookup(selector) != null);
        Fx.frames(1);
        return type.cast(Fx.call(() -> stage.getScene().getRoot().lookup(selector)));
    }

    private void press(String selector) throws Exception {
        Button button = find(selector, Button.class);
        Fx.run(button::fire);
    }

    private void type(String selector, String text) throws Exception {
        TextField field = find(selector, TextField.class);
        Fx.run(() -> field.setText(text));
    }

    private DeployStage stage() {
        return window.studio().orElseThrow().deploy().controller().stage();
    }

    private void picture(String name) {
        Fx.frames(8);
        Fx.picture(stage.getScene().getRoot(), name, 1);
    }

    /** The last news may come a moment after the end, and cards show what is new some at a time. */
    private void untilSaid(String selector, String words) throws Exception {
        until(() -> stage.getScene().getRoot().lookupAll(selector).stream().map(Labeled.class::cast).anyMatch(label -> label.getText().equals(words)));
    }

    private List<String> words(String selector) throws Exception {
        return Fx.call(() -> stage.getScene().getRoot().lookupAll(selector).stream().map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    @Test
    void deployShowsThePlanFirstAndAppliesItOnOneClick() throws Exception {
        open("light", 1440);
        press("#deploy-button");
        Button apply = find("#deploy-apply", Button.class);

        assertThat(cloud.calls).containsExactly("plan dev");
        assertThat(words(".group-head")).containsSubsequence("PERMISSIONS THAT THIS GIVES", "CHANGES");
        assertThat(words("#deploy-account .label")).anyMatch(text -> text.contains("111122223333") && text.contains("user/anna"));
        assertThat(Fx.call(apply::isDisabled)).isFalse();
        untilSaid(".canvas-mark-badge", "~ Timeout, MemorySize");
        picture("deploy-plan-light");

        press("#deploy-apply");
        until(() -> stage() instanceof DeployStage.Ended);
        find(".output-row", Node.class);
        untilSaid(".canvas-mark-badge", "✓ done");
        until(() -> stage.getScene().getRoot().lookupAll(".live").stream().map(Labeled.class::cast).anyMatch(label -> label.getText().startsWith("abc123.execute-api")));
        picture("deploy-done-light");
    }

    @Test
    void lostDataNeedsItsNameTypedAndSoDoesProduction() throws Exception {
        open("dark", 1440);
        new EnvironmentsFile(project).save(Environment.named("production").withRegion("eu-west-1").withProduction(true));
        cloud.losesData = true;
        Fx.run(() -> window.studio().orElseThrow().deploy().controller().open());
        until(() -> window.studio().orElseThrow().deploy().controller().environments().current().production());
        press("#deploy-button");
        Button apply = find("#deploy-apply", Button.class);

        assertThat(Fx.call(apply::isDisabled)).isTrue();
        picture("deploy-plan-dark");
        type("#typed-production", "production");
        assertThat(Fx.call(apply::isDisabled)).isTrue();
        type("#typed-Purchases", "purchases");
        assertThat(Fx.call(apply::isDisabled)).as("another spelling is another name").isTrue();
        type("#typed-Purchases", "Purchases");
        assertThat(Fx.call(apply::isDisabled)).isFalse();
    }

    @Test
    void aSecretIsDotsInTheSheetGoesIntoNoFileAndIsSentWithTheNextPlan() throws Exception {
        cloud.parameters = List.of(
                new TemplateParameter("Stage", "String", Optional.of("green"), "Which half answers", false, List.of("blue", "green")),
                new TemplateParameter("ApiKey", "String", Optional.empty(), "Of the shop", true, List.of()),
                new TemplateParameter("OldToken", "String", Optional.of(""), "", true, List.of()),
                new TemplateParameter("Size", "Number", Optional.of("3"), "", false, List.of()));
        open("light", 1440);
        new EnvironmentsFile(project).save(Environment.named("dev").withParameters(new java.util.TreeMap<>(java.util.Map.of("OldToken", "in-the-file-1", "Stage", "blue"))));
        Fx.run(() -> window.studio().orElseThrow().deploy().controller().open());
        until(() -> !window.studio().orElseThrow().deploy().controller().environments().current().parameters().isEmpty());
        Fx.run(() -> window.studio().orElseThrow().deploy().editEnvironments());
        TextField dots = find("#parameter-ApiKey", TextField.class);
        assertThat(dots).isInstanceOf(javafx.scene.control.PasswordField.class);
        type("#parameter-ApiKey", "k-4711");
        assertThat(words(".field-message")).anyMatch(text -> text.startsWith("This secret stands in environments.json"));
        picture("environment-secret-light");
        assertThat(Fx.call(() -> dots.isVisible())).isTrue();
        ToggleButton show = find("#parameter-ApiKey-show", ToggleButton.class);
        Fx.run(show::fire);
        assertThat(Fx.call(() -> dots.isVisible())).as("only who asks sees it").isFalse();
        TextField clear = find("#parameter-ApiKey-clear", TextField.class);
        assertThat(Fx.<String>call(clear::getText)).isEqualTo("k-4711");
        type("#parameter-OldToken", "${OLD_TOKEN}");
        press("#environment-save");
        until(() -> stage.getScene().getRoot().lookup("#environment-save") == null);

        assertThat(Files.readString(project.resolve("environments.json"))).contains("${OLD_TOKEN}", "blue").doesNotContain("k-4711", "in-the-file-1", "ApiKey");
        press("#deploy-button");
        find("#deploy-apply", Button.class);
        assertThat(cloud.given).containsEntry("ApiKey", "k-4711").containsEntry("Stage", "blue").containsEntry("OldToken", "${OLD_TOKEN}");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("k-4711");
            }
        }
    }

    @Test
    void anEnvironmentThatIsChangedPutsItsPlanAside() throws Exception {
        cloud.parameters = List.of(new TemplateParameter("Size", "Number", Optional.of("3"), "", false, List.of()));
        open("dark", 1440);
        press("#deploy-button");
        find("#deploy-apply", Button.class);
        Fx.run(() -> window.studio().orElseThrow().deploy().editEnvironments());
        type("#parameter-Size", "5");
        picture("environment-dark");
        press("#environment-save");
        until(() -> stage() instanceof DeployStage.Outdated);
    }

    @Test
    void aFailureIsInWordsOnItsCardAndInThePanelAndCanBeTriedAgain() throws Exception {
        open("dark", 1440);
        cloud.fails = true;
        cloud.waits = true;
        press("#deploy-button");
        press("#deploy-apply");
        until(() -> stage() instanceof DeployStage.Working(var work, var progress, var cancelling) && progress.resources().size() == 3);
        picture("deploy-working-dark");
        cloud.gate.countDown();
        until(() -> stage() instanceof DeployStage.Ended(var work, var progress, var outcome) && progress.takingBack().isPresent());
        Fx.frames(2);

        assertThat(words(".change-words")).contains("The role may not be assumed by Lambda.");
        untilSaid(".canvas-mark-badge", "✕ failed");
        untilSaid(".canvas-mark-badge", "↩ taken back");
        picture("deploy-failed-dark");
        cloud.fails = false;
        press("#deploy-retry");
        find("#deploy-apply", Button.class);
    }

    @Test
    void aRemovalSaysWhatStaysAndNeedsTheNameOfTheStack() throws Exception {
        open("light", 1440);
        press("#deploy-button");
        press("#deploy-discard");
        press("#deploy-remove");
        Button remove = find("#deploy-destroy", Button.class);
        assertThat(Fx.call(remove::isDisabled)).isTrue();
        picture("deploy-removal-light");
        type("#typed-stack", "pet-store-dev");
        assertThat(Fx.call(remove::isDisabled)).isFalse();

        Fx.run(remove::fire);
        until(() -> stage() instanceof DeployStage.Ended);
        assertThat(cloud.calls).contains("destroy pet-store-dev");
        untilSaid(".deploy-sentence", "pet-store-dev is gone.");
    }

    @Test
    void anEnvironmentIsMadeInItsFormAndShownInTheToolBar() throws Exception {
        open("light", 1440);
        Fx.run(() -> window.studio().orElseThrow().actions().fire("deploy-environments"));
        press("#environment-add");
        picture("deploy-environments-light");
        type("#environment-name", "live");
        ComboBox<?> region = find("#environment-region", ComboBox.class);
        Fx.run(() -> region.getEditor().setText("eu-west-1"));
        CheckBox production = find("#environment-production", CheckBox.class);
        Fx.run(() -> production.setSelected(true));
        press("#environment-save");

        until(() -> ((Button) stage.getScene().getRoot().lookup("#environment-chip")).getText().equals("live · eu-west-1"));
        assertThat(new EnvironmentsFile(project).find("live").production()).isTrue();
    }

    @Test
    void differencesAreOnTheCardsPropertyByProperty() throws Exception {
        open("light", 1100);
        press("#deploy-button");
        press("#deploy-discard");
        press("#deploy-compare");
        until(() -> stage() instanceof DeployStage.Compared);
        Fx.frames(2);

        untilSaid(".canvas-mark-badge", "≠ differs");
        assertThat(words(".change-property")).containsExactly("MemorySize  512  →  2048");
        picture("deploy-drift-light");
        press("#deploy-revert");
        find("#deploy-apply", Button.class);
        assertThat(cloud.calls).contains("revert");

        press("#deploy-discard");
        press("#deploy-compare");
        until(() -> stage() instanceof DeployStage.Compared);
        Fx.frames(2);
        press("#adopt-Search");
        until(() -> window.studio().orElseThrow().workspace().store().design().nodeNamed("search").orElseThrow().field("memory").equals(Optional.of(dev.drawbridge.model.Value.of(2048))));
        // what is drawn so is no difference that could still be taken back by mistake
        until(() -> stage() instanceof DeployStage.Resting);
    }

    @Test
    void whatItCostsIsShownCardByCardAndAnAssumptionIsKeptWithTheEnvironment() throws Exception {
        open("dark", 1440);
        press("#deploy-button");
        Labeled planned = find("#deploy-cost-after", Labeled.class);
        String first = Fx.call(planned::getText);
        assertThat(first).matches("\\$\\d+\\.\\d\\d");
        Fx.run(() -> window.studio().orElseThrow().actions().fire("deploy-cost"));
        String before = Fx.call(() -> find("#cost-total").getText());
        type("#cost-requests", "50000000");
        assertThat(Fx.call(() -> find("#cost-total").getText())).isNotEqualTo(before);
        picture("deploy-cost-dark");
        press("#cost-save");

        until(() -> window.studio().orElseThrow().deploy().controller().environments().current().traffic().requests() == 50_000_000);
        assertThat(new EnvironmentsFile(project).find("dev").traffic().requests()).isEqualTo(50_000_000);
        until(() -> !find("#deploy-cost-after").getText().equals(first));
    }

    @Test
    void pushedCodeMarksItsFunctionUntilItIsDeployed() throws Exception {
        open("light", 1440);
        Fx.run(() -> {
            var store = window.studio().orElseThrow().workspace();
            store.selection().select(store.store().design().nodeNamed("search").orElseThrow().id());
            window.studio().orElseThrow().actions().fire("deploy-push");
        });
        untilSaid(".canvas-mark-badge", "↑ pushed");

        // and the panel says what is there instead of that nobody asked
        until(() -> cloud.calls.equals(List.of("push search", "status dev")));
        picture("deploy-pushed-light");
    }

    private Labeled find(String selector) {
        return (Labeled) stage.getScene().getRoot().lookup(selector);
    }
}
