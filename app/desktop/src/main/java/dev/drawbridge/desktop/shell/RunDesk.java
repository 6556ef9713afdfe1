package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.desktop.logs.SourcePlace;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.run.AddressRow;
import dev.drawbridge.desktop.run.RunController;
import dev.drawbridge.desktop.run.RunHooks;
import dev.drawbridge.desktop.run.RunRecord;
import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.NodeRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The run of the open project, as the window sees it: saved first, started, kept in step, its troubles told where they belong. Belongs to the JavaFX thread. */
final class RunDesk implements RunHooks {
    private final StudioContext context;
    private final OpenProject project;
    private final Workspace workspace;
    private final Saving saving;
    private final Guide guide;
    private final Overlay overlay;
    private final Supplier<Panes> panes;
    private final RunRecord record = new RunRecord();
    private final RunController controller;

    RunDesk(Session session, Saving saving, Guide guide, Supplier<Panes> panes) {
        this.context = session.context();
        this.project = session.project();
        this.workspace = session.workspace();
        this.saving = saving;
        this.guide = guide;
        this.overlay = session.overlay();
        this.panes = panes;
        this.controller = new RunController(context.starter(), context.background(), record, this);
    }

    RunController controller() {
        return controller;
    }

    RunRecord record() {
        return record;
    }

    /** Saves everything and starts it. */
    void start() {
        saving.save(() -> {
            controller.start(new RunRequest(project.folder(), workspace.store().design(), 0), () -> context.projects().generate(project.folder()));
            guide.showDrawer("messages");
        });
    }

    void toggle() {
        if (controller.state().isBusy()) {
            controller.stop();
        } else {
            start();
        }
    }

    /** What runs takes over what was saved. */
    void reload() {
        if (controller.state() instanceof RunState.Running && !workspace.store().isChanged()) {
            long from = System.nanoTime();
            controller.reload(workspace.store().design(), () -> context.projects().generate(project.folder()),
                    () -> context.notices().done(Words.of("run.reloaded", (System.nanoTime() - from) / 1_000_000)));
        }
    }

    /** Shows how the run is. */
    static void tell(RunState state, Toolbar toolbar, StatusBar status) {
        toolbar.show(state);
        switch (state) {
            case RunState.Idle idle -> status.idle(Words.of("status.idle"));
            case RunState.Starting(String step) -> status.busy(step, true);
            case RunState.Stopping stopping -> status.busy(Words.of("run.stopping"), false);
            case RunState.Running(List<Address> addresses) -> status.running(Words.of("status.running", addresses.stream()
                    .map(Address::text).filter(text -> text.startsWith("http")).findFirst()
                    .map(text -> text.replaceFirst("^https?://([^/]+).*", "$1")).orElse("127.0.0.1")));
        }
    }

    /** The figures on a card, while it runs. */
    String live(NodeId card) {
        return controller.state() instanceof RunState.Running ? record.live(card, Instant.now()) : "";
    }

    void refreshFigures() {
        if (!record.messages().isEmpty()) {
            panes.get().surface().refreshStatus(workspace.store().design().nodes().keySet());
        }
    }

    void showAddresses() {
        if (controller.state() instanceof RunState.Running(List<Address> addresses)) {
            VBox sheet = new VBox(8);
            sheet.getStyleClass().add("dialog-sheet");
            sheet.setMaxSize(680, Region.USE_PREF_SIZE);
            sheet.getChildren().add(Controls.label(Words.of("status.addresses"), "sheet-title"));
            addresses.forEach(address -> sheet.getChildren().add(new AddressRow(address)));
            overlay.show(sheet, Pos.CENTER, () -> { });
        }
    }

    /** The schedule that is meant: the selected one, or the only one. */
    Optional<Node> schedule() {
        List<Node> all = workspace.store().design().nodes().values().stream().filter(node -> node.kind().equals("schedule") || node.kind().equals("scheduler")).toList();
        Optional<Node> selected = all.stream().filter(node -> workspace.selection().nodes().contains(node.id())).findFirst();
        return selected.isPresent() || all.size() != 1 ? selected : Optional.of(all.getFirst());
    }

    /** Lets the schedule that is meant fire now. */
    void tick() {
        fire(schedule().orElseThrow().id(), LocalCloud::tick, "action.run-tick");
    }

    /** The selected card, if it stands for something that does not run here and can send a sample instead. */
    Optional<NodeId> sampled() {
        // asked whenever a menu or a tool tip wants to know whether the action is there: no event is made for that
        SampleEvents samples = new SampleEvents(workspace.store().design(), workspace.wires(), Instant.now());
        return workspace.selection().nodes().size() != 1 ? Optional.empty() : workspace.selection().nodes().stream().filter(samples::sends).findFirst();
    }

    /** Lets the selected source send its samples. */
    void sample() {
        fire(sampled().orElseThrow(), LocalCloud::sample, "action.run-sample");
    }

    /** Has a source start what it is wired to. */
    private void fire(NodeId source, BiConsumer<LocalCloud, NodeId> how, String action) {
        LocalCloud cloud = controller.cloud().orElseThrow();
        context.background().io(() -> {
            how.accept(cloud, source);
            return true;
        }, done -> { }, failure -> context.notices().failed(Words.of(action), failure));
    }

    @Override
    public void crossed(List<Crossing> crossings) {
        crossings.forEach(crossing -> panes.get().surface().pulse(crossing.wire(), crossing.ok()));
    }

    @Override
    public void problem(NodeId card, String sentence) {
        Optional<SourcePlace> place = place(card, sentence);
        boolean function = workspace.store().design().node(card).filter(node -> workspace.catalogue().of(node).role() == NodeRole.FUNCTION).isPresent();
        context.notices().error(sentence, new Notices.Way(Words.of("notice.show"), () -> {
            if (!function) {
                guide.show(card);
                return;
            }
            guide.openCode(card, place.map(SourcePlace::line).orElse(0));
            panes.get().code().with(card, view -> {
                view.problem(sentence);
                place.ifPresent(p -> view.mark(Set.of(p.line())));
            });
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
            context.notices().failed(what, failure);
        }
    }

    @Override
    public void ended() {
        context.notices().error(Words.of("run.ended"), new Notices.Way(Words.of("run.start"), this::start));
    }

    @Override
    public void openCode(NodeId function, int line) {
        guide.openCode(function, line);
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
}
