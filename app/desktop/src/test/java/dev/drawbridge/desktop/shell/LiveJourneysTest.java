package dev.drawbridge.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Deployers;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.desktop.actions.KeyFile;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.desktop.deploy.FakeDeployer;
import dev.drawbridge.desktop.fx.Fx;
import dev.drawbridge.desktop.monitor.ColourBy;
import dev.drawbridge.desktop.monitor.FakeMonitor;
import dev.drawbridge.desktop.monitor.LiveController;
import dev.drawbridge.desktop.monitor.LiveController.Page;
import dev.drawbridge.desktop.monitor.LiveSource;
import dev.drawbridge.desktop.monitor.Monitors;
import dev.drawbridge.desktop.notices.LogFile;
import dev.drawbridge.desktop.preferences.PreferenceFile;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.desktop.project.Projects;
import dev.drawbridge.desktop.run.FakeCloud;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.theme.Fonts;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Checks;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live mode in the window: figures on the drawing, logs, invocations and traces beside it. */
class LiveJourneysTest {
    @TempDir
    Path folder;

    private final FakeCloud run = new FakeCloud();
    private final FakeDeployer deployer = new FakeDeployer();
    private Optional<FakeMonitor> monitor = Optional.empty();
    private Background background;
    private Stage stage;
    private DesignerWindow window;

    private final Monitors monitors = new Monitors() {
        @Override
        public Monitor open(DeployRequest request) {
            FakeMonitor opened = new FakeMonitor(request::design, Duration.ofHours(1));
            monitor = Optional.of(opened);
            return opened;
        }

        @Override
        public Monitor open(LocalCloud cloud, Supplier<Design> design) {
            return Monitors.standard().open(cloud, design);
        }
    };

    private void open(String theme, double width) throws Exception {
        Fx.start();
        Path project = folder.resolve("pet-store");
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
                    new ExampleProjects(folder.resolve("projects")), KeyFile.read(folder.resolve("keymap.json")), (request, listener) -> run, new Deployers(List.of(deployer)), monitors,
                    design -> Checks.standard().run(design, catalogue, wires)));
            stage.show();
            window.start(Optional.of(project));
        });
        until(() -> window.studio().isPresent());
        Fx.frames(3);
    }

    @AfterEach
    void close() throws InterruptedException {
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

    private void press(String selector) {
        Fx.run(() -> ((Button) stage.getScene().getRoot().lookup(selector)).fire());
    }

    private LiveController live() {
        return window.studio().orElseThrow().live().controller();
    }

    private void page(Page page) {
        Fx.run(() -> window.studio().orElseThrow().live().panel().show(page));
        Fx.frames(2);
    }

    private boolean anyWords(String selector, String words) {
        return stage.getScene().getRoot().lookupAll(selector).stream().map(Labeled.class::cast).anyMatch(label -> label.getText().contains(words));
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) stage.getScene().getRoot().lookup(selector);
    }

    private TableView<?> table(String selector) {
        return (TableView<?>) stage.getScene().getRoot().lookup(selector);
    }

    private void picture(String name) {
        Fx.run(() -> window.studio().orElseThrow().surface().perform("FIT"));
        Fx.frames(8);
        Fx.picture(stage.getScene().getRoot(), name, 1);
    }

    private void watched(String theme, double width) throws Exception {
        open(theme, width);
        press("#live-button");
        until(() -> !live().figures().cards().isEmpty());
        until(() -> anyWords(".canvas-card .live", "err"));
    }

    private NodeId id(String name) {
        return Fx.call(() -> window.studio().orElseThrow().workspace().store().design().nodeNamed(name).map(Node::id).orElseThrow());
    }

    @Test
    void figuresStandOnCardsAndWiresAndInTheTable() throws Exception {
        watched("light", 1440);
        // cards and wires show them some at a time
        until(() -> anyWords(".canvas-mark-badge", "errors") && anyWords(".canvas-pill", "6.1/s"));
        assertThat(Fx.call(() -> table("#live-figures").getItems().size())).isEqualTo(5);
        assertThat(Fx.call(() -> anyWords("#live-panel .hint", "1 call, about $0.0004 so far, $0.02 an hour"))).isTrue();
        picture("live-figures-light");
        Fx.run(() -> live().colour(ColourBy.SLOWNESS));
        until(() -> anyWords(".canvas-mark-badge", "p95 1.4 s"));
        press("#live-button");
        until(() -> monitor.orElseThrow().closed.get() == 1);
        until(() -> !anyWords(".canvas-card .live", "err"));
    }

    @Test
    void anAlarmThatIsOnIsSeenBeforeAllElse() throws Exception {
        watched("dark", 1440);
        monitor.orElseThrow().alarm = true;
        Fx.run(() -> live().range(TimeRange.parse("1h")));
        until(() -> anyWords(".canvas-mark-badge", "alarm: errors"));
        picture("live-alarm-dark");
    }

    @Test
    void codeThatWasPushedIsReadBesideTheFiguresAndHidesNoAlarm() throws Exception {
        deployer.pushed = java.util.Set.of(new NodeId("search"));
        watched("light", 1440);
        until(() -> anyWords(".canvas-mark-badge", "↑ pushed"));
        monitor.orElseThrow().alarm = true;
        Fx.run(() -> live().range(TimeRange.parse("1h")));
        until(() -> anyWords(".canvas-mark-badge", "alarm: errors · ↑ pushed"));
    }

    @Test
    void alarmsAreRowsOfTheInspector() throws Exception {
        open("light", 1440);
        Fx.run(() -> {
            Studio studio = window.studio().orElseThrow();
            studio.apply(new CardEdit.SetField(id0("search"), "alarms", Optional.of(Value.of(List.of(Value.entries("metric", "errors", "threshold", 3, "topic", "nobody"), Value.entries("metric", "p99", "threshold", 2000))))));
            studio.guide().show(id0("search"));
            studio.bench().setInspectorOpen(true);
        });
        until(() -> anyWords(".label", "Alarms"));
        until(() -> window.studio().orElseThrow().findings().of(id0("search")).isPresent());
        Fx.run(() -> window.studio().orElseThrow().bench().setInspectorWidth(480));
        Fx.run(() -> window.studio().orElseThrow().guide().show(new dev.drawbridge.model.check.Subject.OfNode(id0("search"), "alarms")));
        picture("live-alarms-inspector-light");
    }

    @Test
    void logsAreReadWhileTheyAreSeenAndAStackFrameOpensTheLine() throws Exception {
        watched("light", 1440);
        assertThat(monitor.orElseThrow().tailed).hasValue(0);
        page(Page.LOGS);
        until(() -> list("#live-logs").getItems().size() == 8);
        picture("live-logs-light");
        until(() -> stage.getScene().getRoot().lookupAll("#live-logs .mono").stream().map(Labeled.class::cast).anyMatch(Labeled::isUnderline));
        Fx.run(() -> stage.getScene().getRoot().lookupAll("#live-logs .mono").stream().map(Labeled.class::cast).filter(Labeled::isUnderline).findFirst().orElseThrow()
                .fireEvent(new javafx.scene.input.MouseEvent(javafx.scene.input.MouseEvent.MOUSE_CLICKED, 0, 0, 0, 0, javafx.scene.input.MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, true, false, true, null)));
        until(() -> window.studio().orElseThrow().live().selected().contains(window.studio().orElseThrow().workspace().store().design().nodeNamed("purchase").orElseThrow().id()) || anyWords(".tab-word", "Code"));
    }

    @Test
    void invocationsAreSortedAndTracesAreDrawn() throws Exception {
        watched("dark", 1440);
        page(Page.REPORTS);
        until(() -> table("#live-reports").getItems().size() == 20);
        picture("live-reports-dark");
        page(Page.TRACES);
        until(() -> list("#live-traces").getItems().size() == 6);
        Fx.run(() -> list("#live-traces").getSelectionModel().select(0));
        until(() -> anyWords(".canvas-mark-badge", "4 · 9 ms"));
        assertThat(Fx.call(() -> list("#live-hops").getItems().size())).isEqualTo(4);
        picture("live-trace-dark");
        page(Page.FIGURES);
        until(() -> !anyWords(".canvas-mark-badge", "4 · 9 ms"));
    }

    @Test
    void troubleIsASentenceAndFiguresStay() throws Exception {
        watched("light", 960);
        monitor.orElseThrow().failure = "The credentials have expired. Sign in again.";
        Fx.run(() -> live().range(TimeRange.parse("1h")));
        until(() -> anyWords(".live-note", "The credentials have expired. Sign in again. It is tried again in"));
        assertThat(Fx.call(() -> anyWords(".canvas-card .live", "err"))).isTrue();
        picture("live-trouble-light-960");
        monitor.orElseThrow().failure = "";
        Fx.run(() -> live().range(TimeRange.parse("5m")));
        until(() -> !anyWords(".live-note", "expired"));
    }

    @Test
    void nothingIsAskedWhileTheWindowIsHidden() throws Exception {
        watched("light", 1440);
        int before = monitor.orElseThrow().asked.get();
        Fx.run(() -> {
            stage.hide();
            live().range(TimeRange.parse("1h"));
        });
        Thread.sleep(300);
        assertThat(monitor.orElseThrow().asked).hasValue(before);
        Fx.run(stage::show);
        until(() -> monitor.orElseThrow().asked.get() > before);
    }

    @Test
    void theRunOnThisMachineIsWatchedInTheSameView() throws Exception {
        open("light", 1440);
        Fx.run(() -> window.studio().orElseThrow().desks().run().start());
        until(() -> window.studio().orElseThrow().run().state() instanceof RunState.Running);
        press("#live-button");
        assertThat(Fx.call(() -> live().source())).isEqualTo(LiveSource.HERE);
        WireId wire = Fx.call(() -> window.studio().orElseThrow().workspace().store().design().wires().values().stream()
                .filter(w -> w.from().node().equals(id0("web")) && w.to().node().equals(id0("shop"))).findFirst().orElseThrow().id());
        run.journal.record(new Message(0, Instant.now(), Optional.of(wire), id("web"), id("shop"), "GET /products", 0, Duration.ofMillis(4), true, "200", "", ""));
        run.journal.record(new LogLine(Instant.now(), id("search"), "r1", "found 3 dogs", false));
        until(() -> live().figures().of(wire).count() == 1);
        page(Page.LOGS);
        until(() -> list("#live-logs").getItems().size() == 1);
        page(Page.TRACES);
        until(() -> list("#live-traces").getItems().size() == 1);
        Fx.run(() -> window.studio().orElseThrow().run().stop());
        until(() -> !live().isOn());
    }

    private NodeId id0(String name) {
        return window.studio().orElseThrow().workspace().store().design().nodeNamed(name).map(Node::id).orElseThrow();
    }
}
