package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.start.FirstSteps;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.edit.Edit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;

/**
 * One open project on the screen: joins the {@link Session}, the {@link Desks} at which it is worked on and the
 * {@link Furniture} that shows it, and carries what one tells to the others. Belongs to the JavaFX thread.
 */
final class Studio {
    private static final Duration FIGURES = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Session session;
    private final Desks desks;
    private final Actions actions = new Actions();
    private final Exporting exporting;
    private final Furniture furniture;
    private final Signs signs;
    private final Health health;
    private final Safety safety;
    private final List<Runnable> endings = new ArrayList<>();

    Studio(StudioContext context, OpenProject project) {
        this.session = Session.of(context, project);
        this.desks = desks(session);
        this.exporting = new Exporting(context);
        Surface surface = context.surfaces().make(session.workspace(), new SurfaceEvents(session, desks.guide(), actions, session.writing(), desks::figures, by -> panels().step(by)));
        StudioActions.register(actions, this, context);
        context.keymap().apply(actions);
        surface.keys(context.keymap().canvas());
        this.furniture = new Furniture(session, desks, surface, actions);
        this.signs = new Signs(session, desks, furniture.toolbar(), furniture.status());
        this.health = new Health(session, panes(), furniture.status());
        this.safety = new Safety(session, desks.code());
        listen();
        furniture.restore(context.preferences());
        changed();
        runChanged();
        project.notices().forEach(context.notices()::info);
        safety.opened();
    }

    private Desks desks(Session session) {
        Guide guide = new Guide(session, this::panes);
        Saving saving = new Saving(session, () -> desks().code(), this::showTitle, this::filesChanged);
        RunDesk run = new RunDesk(session, saving, guide, this::panes);
        DeployDesk deploy = new DeployDesk(session, saving, guide, this::panes);
        LiveDesk live = new LiveDesk(session, run, deploy, guide, this::panes);
        CodeTabs code = new CodeTabs(session.workspace(), session.project().folder(), session.context().background(), run.controller(),
                new CodeDesk(session, saving, run, this::showTitle), run::start);
        return new Desks(guide, saving, run, deploy, live, code);
    }

    private void listen() {
        StudioContext context = session.context();
        endings.add(session.workspace().store().listen(change -> {
            furniture.tour().take(furniture.tour().steps().after(change.before().design(), change.after().design()));
            changed();
        }));
        endings.add(session.workspace().selection().listen(this::selectionChanged));
        endings.add(context.background().every(FIGURES, desks.run()::refreshFigures));
        endings.add(context.background().every(LOOK, desks.saving().elsewhere()::watch));
        endings.add(desks.deploy().begin());
        endings.add(desks.live().begin(furniture.root(), furniture.toolbar()));
        deploy().controller().environments().listen(this::showTitle);
        endings.add(safety.start());
        run().listen(state -> runChanged());
        desks.run().record().onMessages(batch -> {
            furniture.countMessages();
            tourDid(FirstSteps.Step.MESSAGE);
        });
        desks.run().record().onClear(furniture::countMessages);
        surface().onZoom(furniture.status()::zoom);
        endings.add(context.theme().listen(toolbar()::dark));
        toolbar().dark(context.theme().isDark());
    }

    private void changed() {
        health.changed();
        showTitle();
        signs.place();
    }

    private void showTitle() {
        signs.title();
    }

    /** A file that goes with the drawing is another. */
    private void filesChanged() {
        health.filesChanged();
    }

    private void selectionChanged() {
        if (bench().isNarrow() && bench().isInspectorOpen() && session.workspace().selection().isEmpty()) {
            bench().setInspectorOpen(false);
        }
        signs.place();
    }

    private void runChanged() {
        if (run().state() instanceof RunState.Running) {
            tourDid(FirstSteps.Step.RUN);
        }
        signs.run(run().state());
        desks.run().refreshFigures();
    }

    private void tourDid(FirstSteps.Step step) {
        furniture.tour().take(furniture.tour().steps().with(step));
    }

    /** Shows the first steps from the start. */
    void beginTour() {
        furniture.tour().begin();
    }

    /** Applies an edit; why it is refused is told as a notice. */
    void apply(Edit edit) {
        session.apply(edit);
    }

    /** Whether something would be lost by closing. */
    boolean isUnsaved() {
        return desks.isUnsaved();
    }

    /** Goes on as soon as nothing is being written. */
    void whenSaved(Runnable then) {
        desks.saving().whenIdle(then);
    }

    /** Saves code and drawing; what runs takes it over. */
    void save(Runnable then) {
        desks.save(then);
    }

    /** Another program may have changed the files. */
    void lookAgain() {
        desks.saving().elsewhere().lookAgain();
        health.filesChanged();
    }

    /** What this window looks like now, to be remembered. */
    Preferences remembered(Preferences before) {
        return furniture.remembered(before);
    }

    Session session() {
        return session;
    }

    Desks desks() {
        return desks;
    }

    Furniture furniture() {
        return furniture;
    }

    Panes panes() {
        return furniture.panes();
    }

    private FocusRing panels() {
        return furniture.panels();
    }

    Actions actions() {
        return actions;
    }

    Exporting exporting() {
        return exporting;
    }

    StackPane root() {
        return furniture.root();
    }

    Workspace workspace() {
        return session.workspace();
    }

    OpenProject project() {
        return session.project();
    }

    FindingsModel findings() {
        return session.findings();
    }

    Overlay overlay() {
        return session.overlay();
    }

    Surface surface() {
        return panes().surface();
    }

    Workbench bench() {
        return panes().bench();
    }

    Toolbar toolbar() {
        return furniture.toolbar();
    }

    Guide guide() {
        return desks.guide();
    }

    RunController run() {
        return desks.run().controller();
    }

    DeployDesk deploy() {
        return desks.deploy();
    }

    LiveDesk live() {
        return desks.live();
    }

    /** Ends what runs and stops listening. Blocks until the run has ended. */
    void close() {
        desks.close();
        desks.saving().elsewhere().close();
        desks.code().close();
        endings.forEach(Runnable::run);
        safety.closed();
        furniture.dispose();
    }
}
