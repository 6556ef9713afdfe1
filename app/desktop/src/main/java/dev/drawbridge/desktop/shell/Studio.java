package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.code.CodeHooks;
import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.findings.FindingsHooks;
import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.findings.FindingsView;
import dev.drawbridge.desktop.inspector.InspectorView;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.palette.PaletteHooks;
import dev.drawbridge.desktop.palette.PaletteView;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.run.AddressRow;
import dev.drawbridge.desktop.run.LogsView;
import dev.drawbridge.desktop.run.MessagesView;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.RunHooks;
import dev.drawbridge.desktop.run.RunRecord;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.run.SourcePlace;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.generators.project.SaveResult;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One open project on the screen. Makes the features, hands each what it needs and carries what one tells to the others.
 * Belongs to the JavaFX thread.
 */
final class Studio {
    private static final Duration FIGURES = Duration.ofSeconds(1);

    private final StudioContext context;
    private final OpenProject project;
    private final Workspace workspace;
    private final Notices notices;
    private final Overlay overlay = new Overlay();
    private final FindingsModel findings = new FindingsModel();
    private final RunRecord record = new RunRecord();
    private final RunController run;
    private final CodeTabs code;
    private final Surface surface;
    private final PaletteView palette;
    private final InspectorView inspector;
    private final MessagesView messages;
    private final LogsView logs;
    private final Drawer drawer;
    private final Workbench bench;
    private final StatusBar status;
    private final Toolbar toolbar;
    private final Actions actions = new Actions();
    private final LatestWins<Design, Checked> checker;
    private final StackPane root = new StackPane();
    private final List<Runnable> endings = new ArrayList<>();
    private Set<NodeId> badged = Set.of();

    private record Checked(Design design, List<Finding> findings) {}

    Studio(StudioContext context, OpenProject project) {
        this.context = context;
        this.project = project;
        this.notices = context.notices();
        this.workspace = new Workspace(project.store(), context.catalogue(), context.wires(), new Selection());
        this.run = new RunController(context.starter(), context.background(), record, runHooks());
        this.code = new CodeTabs(workspace, project.folder(), context.background(), run, codeHooks(), this::startRun);
        this.surface = context.surfaces().make(workspace, new SurfaceEvents());
        StudioActions.register(actions, this, context);
        this.palette = new PaletteView(context.catalogue(), placing(), () -> actions.fire("view-palette"));
        this.inspector = new InspectorView(workspace, code, StudioActions.forMany(actions));
        this.messages = new MessagesView(record, run, workspace.store()::design, context.background(), this::startRun);
        this.logs = new LogsView(record, workspace.store()::design, runHooks());
        FindingsView findingsView = new FindingsView(findings, workspace.store()::design, findingsHooks());
        this.drawer = new Drawer(List.of(
                new Drawer.Page("messages", Words.of("messages.title"), messages, Optional.of(messages.tools())),
                new Drawer.Page("findings", Words.of("findings.title"), findingsView, Optional.empty()),
                new Drawer.Page("logs", Words.of("logs.title"), logs, Optional.of(logs.tools()))), () -> setDrawer(false));
        this.bench = new Workbench(surface.node(), palette, inspector, drawer, palette::setCollapsed);
        this.status = new StatusBar(() -> showDrawer("findings"), run::stop, this::showAddresses);
        this.toolbar = new Toolbar(actions, () -> Menus.popup(actions));
        BorderPane pane = new BorderPane(bench, toolbar, null, status, null);
        pane.getStyleClass().add("studio");
        root.getChildren().addAll(pane, notices, overlay);
        root.getStyleClass().add("drawbridge");
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setMargin(notices, new javafx.geometry.Insets(0, 0, 44, 0));

        checker = context.background().latestWins("checks", design -> new Checked(design, context.checks().apply(design)),
                done -> findings.show(done.design(), done.findings()), notices::unexpected);
        findings.listen(this::findingsChanged);
        endings.add(workspace.store().listen(change -> changed()));
        endings.add(workspace.selection().listen(this::selectionChanged));
        endings.add(context.background().every(FIGURES, this::refreshFigures));
        run.listen(this::runChanged);
        record.onMessages(batch -> drawer.rename("messages", messages.count()));
        record.onClear(() -> drawer.rename("messages", messages.count()));
        surface.onZoom(status::zoom);
        endings.add(context.theme().listen(toolbar::dark));
        toolbar.dark(context.theme().isDark());
        restore(context.preferences());
        changed();
        runChanged(run.state());
        project.notices().forEach(notices::info);
    }

    private void restore(Preferences preferences) {
        bench.setPaletteOpen(preferences.paletteOpen());
        bench.setInspectorWidth(preferences.inspectorWidth());
        bench.setDrawerHeight(preferences.drawerHeight());
        bench.setDrawerOpen(preferences.drawerOpen());
    }

    /** What this window looks like now, to be remembered. */
    Preferences remembered(Preferences before) {
        return before.withPanels(bench.isNarrow() ? before.paletteOpen() : bench.isPaletteOpen(), bench.inspectorWidth(), bench.drawerHeight(), bench.isDrawerOpen());
    }

    StackPane root() {
        return root;
    }

    Actions actions() {
        return actions;
    }

    Workspace workspace() {
        return workspace;
    }

    OpenProject project() {
        return project;
    }

    Overlay overlay() {
        return overlay;
    }

    Surface surface() {
        return surface;
    }

    Workbench bench() {
        return bench;
    }

    RunController run() {
        return run;
    }

    PaletteView palette() {
        return palette;
    }

    FindingsModel findings() {
        return findings;
    }

    RunRecord runRecord() {
        return record;
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return workspace.store().isChanged() || code.hasUnsaved();
    }

    // ---- the drawing

    private void changed() {
        checker.submit(workspace.store().design());
        showTitle();
        showCounts();
    }

    private void showTitle() {
        toolbar.project(workspace.store().design().name(), isUnsaved());
        context.titleChanged(workspace.store().design().name() + (isUnsaved() ? " •" : ""));
    }

    private void showCounts() {
        Design design = workspace.store().design();
        int errors = findings.count(Severity.ERROR);
        int warnings = findings.count(Severity.WARNING);
        String words = Words.of("status.counts", design.nodes().size(), design.wires().size());
        if (errors > 0) {
            words += " · " + Words.of("status.errors", errors);
        }
        if (warnings > 0) {
            words += " · " + Words.of("status.warnings", warnings);
        }
        status.counts(words);
    }

    private void findingsChanged() {
        int count = findings.findings().size();
        drawer.rename("findings", count == 0 ? Words.of("findings.title") : Words.of("findings.title") + " " + count);
        showCounts();
        Set<NodeId> now = new java.util.HashSet<>();
        findings.findings().forEach(finding -> {
            if (finding.subject() instanceof Subject.OfNode(NodeId node, String field)) {
                now.add(node);
            }
        });
        Set<NodeId> touched = new java.util.HashSet<>(badged);
        touched.addAll(now);
        badged = now;
        surface.refreshStatus(touched);
    }

    private void selectionChanged() {
        if (bench.isNarrow() && bench.isInspectorOpen() && workspace.selection().isEmpty()) {
            bench.setInspectorOpen(false);
        }
    }

    void undo() {
        workspace.store().undo();
    }

    void redo() {
        workspace.store().redo();
    }

    /** Applies an edit; why it is refused is told as a notice. */
    void apply(Edit edit) {
        try {
            workspace.store().apply(edit);
        } catch (ModelException refused) {
            notices.error(refused.getMessage());
        }
    }

    /** Saves code and drawing; what runs takes it over. */
    void save(Runnable then) {
        code.saveAll();
        if (saveDrawing(then)) {
            reloadRun();
            then.run();
        }
    }

    /** Saves the drawing if it needs it. @param then goes on after a question that had to be asked @return whether it is saved now */
    private boolean saveDrawing(Runnable then) {
        if (!workspace.store().isChanged()) {
            return true;
        }
        try {
            return switch (project.save()) {
                case SaveResult.Saved saved -> {
                    saved(saved);
                    yield true;
                }
                case SaveResult.ChangedOnDisk changed -> {
                    ask(changed, then);
                    yield false;
                }
            };
        } catch (ModelException refused) {
            notices.failed(Words.of("save.failed"), refused);
            return false;
        }
    }

    private void saved(SaveResult.Saved saved) {
        showTitle();
        saved.notes().forEach(notices::info);
        if (!saved.notes().isEmpty()) {
            code.lookAgain();
        }
    }

    /** Another program changed the files, and so did the user. */
    private void ask(SaveResult.ChangedOnDisk changed, Runnable then) {
        overlay.show(new Question(Words.of("conflict.title"), changed.sentence(), List.of(
                new Question.Answer(Words.of("cancel"), false, () -> { }),
                new Question.Answer(Words.of("conflict.reload"), false, this::reload),
                new Question.Answer(Words.of("conflict.over"), false, () -> {
                    saved(project.saveOver());
                    then.run();
                })), overlay), Pos.CENTER, () -> { });
    }

    private void reload() {
        try {
            project.reload();
            project.notices().forEach(notices::info);
            showTitle();
        } catch (ModelException unreadable) {
            notices.failed(Words.of("open.failed"), unreadable);
        }
    }

    // ---- going to things

    /** Selects what a finding is about, shows it, and puts the caret into its field. */
    void show(Subject subject) {
        switch (subject) {
            case Subject.OfNode(NodeId node, String field) -> {
                if (workspace.store().design().node(node).isPresent()) {
                    workspace.selection().select(node);
                    surface.reveal(node);
                    bench.setInspectorOpen(true);
                    context.background().onUi(() -> inspector.showField(field));
                }
            }
            case Subject.OfWire(WireId wire, String field) -> {
                if (workspace.store().design().wire(wire).isPresent()) {
                    workspace.selection().select(wire);
                    surface.reveal(wire);
                    bench.setInspectorOpen(true);
                    context.background().onUi(() -> inspector.showField(field));
                }
            }
            case Subject.OfDesign() -> showSettings();
            case Subject.OfFile(String path, int line, int column) -> notices.info(line > 0 ? path + ":" + line : path);
        }
    }

    void show(NodeId card) {
        workspace.selection().select(card);
        surface.reveal(card);
        surface.focus();
    }

    void showSettings() {
        workspace.selection().clear();
        bench.setInspectorOpen(true);
    }

    /** Opens a card: a function shows its code, everything else its properties. */
    void open(NodeId card) {
        Kind kind = workspace.catalogue().of(workspace.store().design().requireNode(card));
        workspace.selection().select(card);
        bench.setInspectorOpen(true);
        if (kind.role() == NodeRole.FUNCTION) {
            openCode(card, 0);
        }
    }

    /** Shows the class of a function. @param line counted from 1; 0 for where the caret is */
    void openCode(NodeId function, int line) {
        if (workspace.store().design().node(function).isEmpty()) {
            return;
        }
        bench.setInspectorOpen(true);
        if (bench.inspectorWidth() < 480 && !bench.isNarrow()) {
            bench.setInspectorWidth(480);
        }
        inspector.showCode(function);
        if (line > 0) {
            context.background().onUi(() -> code.view(function).goTo(line));
        }
    }

    void showDrawer(String page) {
        drawer.show(page);
        setDrawer(true);
    }

    void toggleDrawer(String page) {
        if (bench.isDrawerOpen() && drawer.current().equals(page)) {
            setDrawer(false);
        } else {
            showDrawer(page);
        }
    }

    void setDrawer(boolean open) {
        bench.setDrawerOpen(open);
    }

    /** Another program may have changed the files. */
    void lookAgain() {
        code.lookAgain();
        if (!overlay.isVisible() && !project.changedOnDisk().isEmpty() && !workspace.store().isChanged()) {
            reload();
            notices.info(Words.of("conflict.reloaded"));
        }
    }

    // ---- running

    void startRun() {
        code.saveAll();
        if (saveDrawing(this::startRun)) {
            run.start(new RunRequest(project.folder(), workspace.store().design(), 0), () -> context.projects().generate(project.folder()));
            showDrawer("messages");
        }
    }

    void toggleRun() {
        if (run.state().isBusy()) {
            run.stop();
        } else {
            startRun();
        }
    }

    private void reloadRun() {
        if (run.state() instanceof RunState.Running && !workspace.store().isChanged()) {
            long from = System.nanoTime();
            run.reload(workspace.store().design(), () -> context.projects().generate(project.folder()),
                    () -> notices.done(Words.of("run.reloaded", (System.nanoTime() - from) / 1_000_000)));
        }
    }

    private void runChanged(RunState state) {
        toolbar.show(state);
        switch (state) {
            case RunState.Idle idle -> status.idle(Words.of("status.idle"));
            case RunState.Starting(String step) -> status.busy(step, true);
            case RunState.Stopping stopping -> status.busy(Words.of("run.stopping"), false);
            case RunState.Running(List<Address> addresses) -> status.running(Words.of("status.running", addresses.stream()
                    .map(Address::text).filter(text -> text.startsWith("http")).findFirst()
                    .map(text -> text.replaceFirst("^https?://([^/]+).*", "$1")).orElse("127.0.0.1")));
        }
        refreshFigures();
    }

    private void refreshFigures() {
        if (!record.messages().isEmpty()) {
            surface.refreshStatus(workspace.store().design().nodes().keySet());
        }
    }

    void showAddresses() {
        if (run.state() instanceof RunState.Running(List<Address> addresses)) {
            VBox sheet = new VBox(8);
            sheet.getStyleClass().add("dialog-sheet");
            sheet.setMaxSize(680, Region.USE_PREF_SIZE);
            sheet.getChildren().add(Controls.label(Words.of("status.addresses"), "sheet-title"));
            addresses.forEach(address -> sheet.getChildren().add(new AddressRow(address)));
            overlay.show(sheet, Pos.CENTER, () -> { });
        }
    }

    private RunHooks runHooks() {
        return new RunHooks() {
            @Override
            public void crossed(List<Crossing> crossings) {
                crossings.forEach(crossing -> surface.pulse(crossing.wire(), crossing.ok()));
            }

            @Override
            public void problem(NodeId card, String sentence) {
                Optional<SourcePlace> place = place(card, sentence);
                notices.error(sentence, new Notices.Way(Words.of("notice.show"), () -> {
                    place.ifPresentOrElse(p -> openCode(card, p.line()), () -> Studio.this.show(card));
                    place.ifPresent(p -> code.opened(card).ifPresent(view -> view.mark(Set.of(p.line()))));
                }));
            }

            @Override
            public void failed(String what, Exception failure) {
                String message = failure.getMessage() == null ? "" : failure.getMessage();
                Optional<NodeId> culprit = culprit(message);
                if (culprit.isPresent()) {
                    context.log().write(what, failure);
                    problem(culprit.get(), message);
                } else {
                    notices.failed(what, failure);
                }
            }

            @Override
            public void openCode(NodeId function, int line) {
                Studio.this.openCode(function, line);
            }
        };
    }

    /** The place in the function's own class that a sentence names. */
    private Optional<SourcePlace> place(NodeId card, String sentence) {
        return workspace.store().design().node(card)
                .flatMap(node -> SourcePlace.find(sentence, FunctionCode.of(workspace.store().design(), node).className() + ".java"));
    }

    /** The function in whose class a sentence names a place. */
    private Optional<NodeId> culprit(String sentence) {
        return workspace.store().design().nodes().values().stream()
                .filter(node -> workspace.catalogue().of(node).role() == NodeRole.FUNCTION)
                .filter(node -> place(node.id(), sentence).isPresent()).map(node -> node.id()).findFirst();
    }

    private CodeHooks codeHooks() {
        return new CodeHooks() {
            @Override
            public void saved(NodeId function) {
                showTitle();
                reloadRun();
            }

            @Override
            public void generate(Runnable then) {
                Studio.this.generate(then);
            }

            @Override
            public void failed(String what, Exception failure) {
                notices.failed(what, failure);
            }

            @Override
            public void unsavedChanged() {
                showTitle();
            }
        };
    }

    /** Writes the files that code is built from. */
    void generate(Runnable then) {
        if (saveDrawing(() -> generate(then))) {
            context.background().io(() -> {
                context.projects().generate(project.folder());
                return true;
            }, done -> then.run(), failure -> notices.failed(Words.of("generate.failed"), failure));
        }
    }

    /** The surface, for the palette; where the palette lies over it, it goes away when a card is placed. */
    private PaletteHooks placing() {
        return new PaletteHooks() {
            @Override
            public void carry(Kind kind, double sceneX, double sceneY) {
                surface.carry(kind, sceneX, sceneY);
            }

            @Override
            public void drop(Kind kind, double sceneX, double sceneY) {
                surface.drop(kind, sceneX, sceneY);
                makeRoom();
            }

            @Override
            public void cancel() {
                surface.cancel();
            }

            @Override
            public void place(Kind kind) {
                surface.place(kind);
                makeRoom();
            }

            private void makeRoom() {
                if (bench.isNarrow() && bench.isPaletteOpen()) {
                    bench.setPaletteOpen(false);
                }
            }
        };
    }

    private FindingsHooks findingsHooks() {
        return new FindingsHooks() {
            @Override
            public void show(Subject subject) {
                Studio.this.show(subject);
            }

            @Override
            public void fix(Edit edit) {
                apply(edit);
            }
        };
    }

    /** What the surface tells and asks. */
    final class SurfaceEvents {
        void open(NodeId card) {
            Studio.this.open(card);
        }

        void rename(NodeId card) {
            workspace.selection().select(card);
            bench.setInspectorOpen(true);
            context.background().onUi(inspector::focusName);
        }

        void notice(String sentence) {
            notices.info(sentence);
        }

        Actions actions() {
            return actions;
        }

        String live(NodeId card) {
            return run.state() instanceof RunState.Running ? record.live(card, java.time.Instant.now()) : "";
        }

        Optional<FindingsModel.Summary> findings(NodeId card) {
            return findings.of(card);
        }
    }

    /** Ends what runs and stops listening. Blocks until the run has ended. */
    void close() {
        run.closeNow();
        endings.forEach(Runnable::run);
        inspector.dispose();
        surface.dispose();
    }
}
