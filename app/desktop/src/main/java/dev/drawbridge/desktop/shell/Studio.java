package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.canvas.CardStatus;
import dev.drawbridge.desktop.canvas.Describe;
import dev.drawbridge.desktop.code.CodeHooks;
import dev.drawbridge.desktop.deploy.DeployView;
import dev.drawbridge.desktop.deploy.EnvironmentChip;
import dev.drawbridge.desktop.find.DrawingSearch;
import dev.drawbridge.desktop.find.FindBar;
import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.findings.FindingsView;
import dev.drawbridge.desktop.inspector.InspectorView;
import dev.drawbridge.desktop.inspector.WireWriting;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.outline.OutlineView;
import dev.drawbridge.desktop.outline.OutlineWords;
import dev.drawbridge.desktop.palette.PaletteView;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.run.LogsView;
import dev.drawbridge.desktop.run.Browser;
import dev.drawbridge.desktop.run.MessagesView;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.RunRecord;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.start.FirstSteps;
import dev.drawbridge.desktop.start.TourCard;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.export.Exports;
import dev.drawbridge.generators.export.WireTexts;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.java.JavaProject;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Group;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * One open project on the screen: makes the features, hands each what it needs and carries what one tells to the others.
 * What is done with them is the work of {@link Saving}, {@link RunDesk}, {@link Guide} and {@link Health}. Belongs to the
 * JavaFX thread.
 */
final class Studio {
    private static final Duration FIGURES = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final StudioContext context;
    private final OpenProject project;
    private final Workspace workspace;
    private final Overlay overlay = new Overlay();
    private final FindingsModel findings = new FindingsModel();
    private final Describe describe;
    private final Guide guide;
    private final Saving saving;
    private final RunDesk run;
    private final DeployDesk deploy;
    private final LiveDesk live;
    private final CodeTabs code;
    private final Panes panes;
    private final Exporting exporting;
    private final LeftPanel left;
    private final PaletteView palette;
    private final OutlineView outline;
    private final FindBar find;
    private final TourCard tour;
    private final FocusRing panels;
    private final Health health;
    private final Safety safety;
    private final StatusBar status;
    private final Toolbar toolbar;
    private final Actions actions = new Actions();
    private final StackPane root = new StackPane();
    private final List<Runnable> endings = new ArrayList<>();

    Studio(StudioContext context, OpenProject project) {
        this.context = context;
        this.project = project;
        this.workspace = new Workspace(project.store(), context.catalogue(), context.wires(), new Selection());
        this.describe = new Describe(context.catalogue(), context.wires());
        this.guide = new Guide(context, workspace, this::panes, this::apply);
        this.saving = new Saving(context, project, overlay, this::code, this::showTitle, this::checkAgain);
        this.run = new RunDesk(context, project, workspace, saving, guide, overlay, this::panes);
        this.deploy = new DeployDesk(context, project, workspace, saving, guide, overlay, this::panes, this::apply);
        this.live = new LiveDesk(context, workspace, run, deploy, guide, this::panes);
        this.code = new CodeTabs(workspace, project.folder(), context.background(), run.controller(), new EditorEvents(), run::start);
        this.exporting = new Exporting(context);
        Surface surface = context.surfaces().make(workspace, new SurfaceEvents());
        StudioActions.register(actions, this, context);
        context.keymap().apply(actions);
        surface.keys(context.keymap().canvas());
        this.palette = new PaletteView(context.catalogue(), new RoomMaking(this::panes), () -> actions.fire("view-palette"));
        this.outline = new OutlineView(workspace, new Reading());
        this.left = new LeftPanel(palette, outline);
        this.find = new FindBar(context.catalogue(), workspace.store()::design, this::show, surface::focus);
        InspectorView inspector = new InspectorView(workspace, code, StudioActions.forMany(actions),
                new WireWriting(context.background(), new WireTexts(new Exports(project.targets().template())), failure -> context.notices().failed(Words.of("written.title"), failure)));
        MessagesView messages = new MessagesView(run.record(), run.controller(), workspace.store()::design, context.background(), run::start);
        LogsView logs = new LogsView(run.record(), workspace.store()::design, run);
        DeployView deployment = new DeployView(deploy.controller(), deploy);
        Drawer drawer = new Drawer(List.of(
                new Drawer.Page("messages", Words.of("messages.title"), messages, Optional.of(messages.tools())),
                new Drawer.Page("findings", Words.of("findings.title"), new FindingsView(findings, workspace.store()::design, guide), Optional.empty()),
                new Drawer.Page("logs", Words.of("logs.title"), logs, Optional.of(logs.tools())),
                new Drawer.Page(DeployDesk.PAGE, Words.of("deploy.title"), deployment, Optional.of(deployment.tools())),
                new Drawer.Page(LiveDesk.PAGE, Words.of("live.title"), live.panel(), Optional.of(live.panel().tools()))), () -> setDrawer(false));
        this.tour = new TourCard(() -> {
            context.window().tourEnded();
            panes().surface().focus();
        });
        LookedAt lookedAt = new LookedAt(deploy, live.controller());
        DrawingPane drawing = new DrawingPane(surface.node(), lookedAt, find, tour);
        Workbench bench = new Workbench(drawing, left, inspector, drawer, left::setCollapsed);
        bench.onNarrow(drawing::setNarrow);
        this.panes = new Panes(surface, bench, inspector, drawer, code);
        this.status = new StatusBar(() -> guide.showDrawer("findings"), run.controller()::stop, run::showAddresses);
        this.toolbar = new Toolbar(actions, () -> Menus.popup(actions), new EnvironmentChip(deploy.controller(), deploy));
        this.health = new Health(context, this::fileFindings, workspace, findings, panes, status);
        this.panels = new FocusRing(List.of(
                new FocusRing.Stop(surface.node(), () -> true, () -> {
                    surface.focus();
                    return true;
                }),
                FocusRing.Stop.of(inspector, bench::isInspectorOpen), FocusRing.Stop.of(drawer, bench::isDrawerOpen),
                FocusRing.Stop.of(status, () -> true), FocusRing.Stop.of(toolbar, () -> true), FocusRing.Stop.of(left, () -> true)));
        bench.onEscape(surface::focus);
        this.safety = new Safety(context, project, overlay, code);
        assemble(bench);
        listen(messages);
        restore(context.preferences());
        changed();
        runChanged();
        project.notices().forEach(context.notices()::info);
        safety.opened();
    }

    private void assemble(Workbench bench) {
        Notices notices = context.notices();
        BorderPane pane = new BorderPane(bench, toolbar, null, status, null);
        pane.getStyleClass().add("studio");
        root.getChildren().addAll(pane, notices, overlay);
        root.getStyleClass().add("drawbridge");
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setMargin(notices, new Insets(0, 0, 44, 0));
    }

    private void listen(MessagesView messages) {
        endings.add(workspace.store().listen(change -> {
            tour.take(tour.steps().after(change.before().design(), change.after().design()));
            changed();
        }));
        endings.add(workspace.selection().listen(this::selectionChanged));
        endings.add(context.background().every(FIGURES, run::refreshFigures));
        endings.add(context.background().every(LOOK, saving::watch));
        endings.add(deploy.begin());
        endings.add(live.begin(root, toolbar));
        deploy.controller().environments().listen(this::showTitle);
        endings.add(safety.start());
        run.controller().listen(state -> runChanged());
        run.record().onMessages(batch -> {
            panes.drawer().rename("messages", messages.count());
            tour.take(tour.steps().with(FirstSteps.Step.MESSAGE));
        });
        run.record().onClear(() -> panes.drawer().rename("messages", messages.count()));
        panes.surface().onZoom(status::zoom);
        endings.add(context.theme().listen(toolbar::dark));
        toolbar.dark(context.theme().isDark());
    }

    private void restore(Preferences preferences) {
        panes.bench().setPaletteOpen(preferences.paletteOpen());
        panes.bench().setInspectorWidth(preferences.inspectorWidth());
        panes.bench().setDrawerHeight(preferences.drawerHeight());
        panes.bench().setDrawerOpen(preferences.drawerOpen());
    }

    /** What this window looks like now, to be remembered. */
    Preferences remembered(Preferences before) {
        Workbench bench = panes.bench();
        return before.withPanels(bench.isNarrow() ? before.paletteOpen() : bench.isPaletteOpen(), bench.inspectorWidth(), bench.drawerHeight(), bench.isDrawerOpen());
    }

    private Panes panes() {
        return panes;
    }

    private CodeTabs code() {
        return code;
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
        return panes.surface();
    }

    Workbench bench() {
        return panes.bench();
    }

    RunController run() {
        return run.controller();
    }

    LiveDesk live() {
        return live;
    }

    DeployDesk deploy() {
        return deploy;
    }

    RunDesk runDesk() {
        return run;
    }

    Guide guide() {
        return guide;
    }

    Saving saving() {
        return saving;
    }

    Exporting exporting() {
        return exporting;
    }

    PaletteView palette() {
        return palette;
    }

    LeftPanel left() {
        return left;
    }

    OutlineView outline() {
        return outline;
    }

    FindBar find() {
        return find;
    }

    Toolbar toolbar() {
        return toolbar;
    }

    FocusRing panels() {
        return panels;
    }

    FindingsModel findings() {
        return findings;
    }

    RunRecord runRecord() {
        return run.record();
    }

    boolean isUnsaved() {
        return saving.isUnsaved();
    }

    /** Goes on as soon as nothing is being written. */
    void whenSaved(Runnable then) {
        saving.whenIdle(then);
    }

    private void changed() {
        health.changed();
        showTitle();
        showPlace();
    }

    private void showTitle() {
        toolbar.project(workspace.store().design().name(), isUnsaved());
        context.titleChanged(workspace.store().design().name() + (isUnsaved() ? " •" : "") + " – " + deploy.controller().environments().current().name());
    }

    private void showPlace() {
        status.place(Breadcrumb.of(workspace.store().design(), workspace.selection().nodes(), workspace.selection().wires()), part -> {
            switch (part) {
                case Breadcrumb.Part.Project whole -> guide.showSettings();
                case Breadcrumb.Part.Frame(String words, java.util.Set<NodeId> members) -> workspace.selection().set(members, java.util.Set.of());
                case Breadcrumb.Part.Card(String words, NodeId id) -> guide.show(id);
                case Breadcrumb.Part.Rest rest -> { }
            }
        });
    }

    private void selectionChanged() {
        Workbench bench = panes.bench();
        if (bench.isNarrow() && bench.isInspectorOpen() && workspace.selection().isEmpty()) {
            bench.setInspectorOpen(false);
        }
        showPlace();
    }

    /** Shows the first steps from the start. */
    void beginTour() {
        tour.begin();
    }

    private void runChanged() {
        if (run.controller().state() instanceof RunState.Running) {
            tour.take(tour.steps().with(FirstSteps.Step.RUN));
        }
        RunDesk.tell(run.controller().state(), toolbar, status);
        run.refreshFigures();
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
            context.notices().error(refused.getMessage());
        }
    }

    /** Saves code and drawing; what runs takes it over. */
    void save(Runnable then) {
        saving.save(() -> {
            run.reload();
            then.run();
        });
    }

    /** A file that goes with the drawing is another. */
    private void checkAgain() {
        health.filesChanged();
    }

    /** What files beside the drawing say: the source of functions, the definitions of state machines. */
    private List<Finding> fileFindings(Design design) {
        List<Finding> all = new ArrayList<>(project.definitionFindings(design));
        all.addAll(project.codeFindings(design));
        return all;
    }

    void openCode(NodeId function, int line) {
        guide.openCode(function, line);
    }

    void showDrawer(String page) {
        guide.showDrawer(page);
    }

    void setDrawer(boolean open) {
        panes.bench().setDrawerOpen(open);
    }

    /** Opens the left panel at the palette or the outline. */
    void showLeft(String page) {
        panes.bench().setPaletteOpen(true);
        left.show(page);
    }

    /** Another program may have changed the files. */
    void lookAgain() {
        saving.lookAgain();
        health.filesChanged();
    }

    private void show(DrawingSearch.Hit hit) {
        switch (hit) {
            case DrawingSearch.Hit.Card(NodeId id, String why) -> guide.reveal(id);
            case DrawingSearch.Hit.Line(WireId id, String why) -> guide.reveal(id);
            case DrawingSearch.Hit.Sheet(NoteId id, String why) -> guide.reveal(id);
        }
    }

    /** The drawing in words, for the outline. */
    private final class Reading implements OutlineWords {
        @Override
        public String card(NodeId card) {
            Design design = workspace.store().design();
            return describe.card(design, card, design.wiresOf(card).stream().map(Wire::id).collect(Collectors.toSet()),
                    findings.of(card).map(summary -> new CardStatus.Badge(summary.count(), summary.worst())), "");
        }

        @Override
        public String wire(WireId wire) {
            Design design = workspace.store().design();
            return describe.wire(design, design.requireWire(wire));
        }

        @Override
        public void show(NodeId card) {
            guide.reveal(card);
        }

        @Override
        public void show(WireId wire) {
            guide.reveal(wire);
        }

        @Override
        public void show(NoteId note) {
            guide.reveal(note);
        }

        @Override
        public void show(GroupId group) {
            guide.reveal(group);
        }

        @Override
        public void open(NodeId card) {
            guide.open(card);
        }

        @Override
        public void open(NoteId note) {
            workspace.selection().select(note);
            panes.surface().write(note);
        }

        @Override
        public void fold(GroupId group, boolean collapse) {
            Group now = workspace.store().design().groups().get(group);
            if (now.collapsed() != collapse) {
                apply(new Edit.PutGroup(now.withCollapsed(collapse)));
                guide.reveal(group);
            }
        }
    }

    /** What the editors of code tell and ask. */
    private final class EditorEvents implements CodeHooks {
        @Override
        public void saved(NodeId function) {
            showTitle();
            run.reload();
        }

        @Override
        public void generate(Runnable then) {
            saving.generate(then);
        }

        @Override
        public Callable<Optional<String>> wanted(NodeId function) {
            Design design = workspace.store().design();
            return () -> {
                if (design.node(function).filter(node -> context.catalogue().of(node).role() == NodeRole.FUNCTION).isEmpty()) {
                    return Optional.empty();
                }
                String path = FunctionCode.of(design, design.requireNode(function)).sourcePath();
                return new JavaProject(context.catalogue(), context.wires()).of(design).stream().filter(file -> file.path().equals(path)).findFirst().map(GeneratedFile::content);
            };
        }

        @Override
        public void failed(String what, Exception failure) {
            context.notices().failed(what, failure);
        }

        @Override
        public void unsavedChanged() {
            showTitle();
        }
    }

    /** What the surface tells and asks. */
    final class SurfaceEvents {
        void open(NodeId card) {
            guide.open(card);
        }

        void rename(NodeId card) {
            guide.rename(card);
        }

        /** Opens the address of a note in the browser; only those that a browser is for, whatever a file may say. */
        void openLink(String address) {
            if (address.matches("(?i)(https?://|mailto:).+")) {
                Browser.open(address);
            } else {
                context.notices().info(Words.of("note.nolink", address));
            }
        }

        void leave(boolean forward) {
            panels.step(forward ? 1 : -1);
        }

        void notice(String sentence) {
            context.notices().info(sentence);
        }

        <T> Runnable think(java.util.concurrent.Callable<T> work, java.util.function.Consumer<T> then, Runnable failed) {
            boolean[] stopped = new boolean[1];
            var running = context.background().io(work, answer -> {
                if (!stopped[0]) {
                    then.accept(answer);
                }
            }, failure -> {
                if (!stopped[0]) {
                    context.notices().failed(Words.of("action.arrange-tidy"), failure);
                    failed.run();
                }
            });
            return () -> {
                stopped[0] = true;
                running.cancel(true);
            };
        }

        Runnable busy(String sentence, Runnable stop) {
            return context.notices().working(sentence, new Notices.Way(Words.of("notice.stop"), stop));
        }

        Actions actions() {
            return actions;
        }

        String live(NodeId card) {
            String figures = live.controller().line(card).isEmpty() ? run.live(card) : live.controller().line(card);
            return figures.isEmpty() ? deploy.live(card) : figures;
        }

        Optional<FindingsModel.Summary> findings(NodeId card) {
            return findings.of(card);
        }
    }

    /** Ends what runs and stops listening. Blocks until the run has ended. */
    void close() {
        run.controller().closeNow();
        deploy.controller().close();
        endings.forEach(Runnable::run);
        safety.closed();
        panes.inspector().dispose();
        outline.dispose();
        panes.surface().dispose();
    }
}
