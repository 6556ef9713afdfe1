package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.DeployOutcome;
import dev.drawbridge.cloud.deploy.DeployStatus;
import dev.drawbridge.cloud.deploy.Output;
import dev.drawbridge.desktop.canvas.CardMark;
import dev.drawbridge.desktop.canvas.Ghosts;
import dev.drawbridge.desktop.canvas.Marks;
import dev.drawbridge.desktop.canvas.Tone;
import dev.drawbridge.desktop.canvas.WireMark;
import dev.drawbridge.desktop.deploy.CardSign;
import dev.drawbridge.desktop.deploy.CostSheet;
import dev.drawbridge.desktop.deploy.DeployController;
import dev.drawbridge.desktop.deploy.DeployGhosts;
import dev.drawbridge.desktop.deploy.DeployHooks;
import dev.drawbridge.desktop.deploy.DeployMarks;
import dev.drawbridge.desktop.deploy.DeployStage;
import dev.drawbridge.desktop.deploy.EnvironmentSheet;
import dev.drawbridge.desktop.deploy.StackSheet;
import dev.drawbridge.desktop.run.Browser;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.geometry.FreePlaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The deployment of the open project, as the window sees it: saved first, shown on the drawing, its outputs on their cards. Belongs to the JavaFX thread. */
final class DeployDesk implements DeployHooks {
    /** The page of the drawer. */
    static final String PAGE = "deploy";
    private static final double ROOM = 320;

    private final Session session;
    private final StudioContext context;
    private final OpenProject project;
    private final Workspace workspace;
    private final Saving saving;
    private final Guide guide;
    private final Overlay overlay;
    private final Supplier<Panes> panes;
    private final DeployController controller;
    private final LastPlaces lastPlaces;
    private List<Output> outputs = List.of();

    DeployDesk(Session session, Saving saving, Guide guide, Supplier<Panes> panes) {
        this.session = session;
        this.context = session.context();
        this.project = session.project();
        this.workspace = session.workspace();
        this.saving = saving;
        this.guide = guide;
        this.overlay = session.overlay();
        this.panes = panes;
        this.lastPlaces = new LastPlaces(project.folder(), context.background());
        this.controller = new DeployController(context.deployers(), context.background(), this);
    }

    DeployController controller() {
        return controller;
    }

    /** Shows every stage on the drawing from now on; the returned action ends that. */
    Runnable begin() {
        controller.listen(this::staged);
        controller.open();
        lastPlaces.load();
        return workspace.store().listen(change -> {
            lastPlaces.follow(change);
            controller.drawingChanged();
            if (controller.stage() instanceof DeployStage.Compared compared) {
                show(compared);
            }
        });
    }

    private void staged(DeployStage stage) {
        List<Output> known = switch (stage) {
            case DeployStage.Resting(Optional<DeployStatus> status) -> status.map(DeployStatus::outputs).orElse(List.of());
            case DeployStage.Ended(var work, var progress, DeployOutcome outcome) -> outcome.outputs();
            case DeployStage.Asking asking -> outputs;
            case DeployStage.Planned planned -> outputs;
            case DeployStage.Outdated outdated -> outputs;
            case DeployStage.RemovalPlanned planned -> outputs;
            case DeployStage.Working working -> outputs;
            case DeployStage.Compared compared -> outputs;
            case DeployStage.Refused refused -> outputs;
        };
        if (!known.equals(outputs)) {
            outputs = known;
            panes.get().surface().refreshStatus(design().nodes().keySet());
        }
        show(stage);
    }

    private void show(DeployStage stage) {
        mark(DeployMarks.of(stage, design(), controller.pushed()));
        haunt(DeployGhosts.of(stage, design()));
    }

    private void haunt(DeployGhosts ghosts) {
        Layout layout = workspace.store().drawing().layout();
        FreePlaces free = FreePlaces.below(FreePlaces.complete(design(), layout).values());
        panes.get().surface().ghosts(new Ghosts(
                ghosts.cards().stream().map(ghost -> new Ghosts.Card(ghost.node().id(), workspace.catalogue().of(ghost.node()), ghost.node().name(),
                        lastPlaces.of(ghost.node(), layout, free), ghost.sign().badge(), ghost.sign().words())).toList(),
                ghosts.wires().stream().map(wire -> new Ghosts.Wire(wire.from(), wire.to())).toList()));
    }

    private void mark(DeployMarks marks) {
        Map<NodeId, CardMark> cards = new HashMap<>();
        marks.cards().forEach((card, sign) -> cards.put(card, CardMark.of(tone(sign), sign.badge()).withPending(sign.pending()).withWords(sign.words())));
        Map<WireId, WireMark> wires = new HashMap<>();
        marks.wires().forEach((wire, sign) -> wires.put(wire, WireMark.of(tone(sign), sign.badge())));
        panes.get().surface().mark(Marks.Layer.DEPLOY, new Marks(cards, wires));
    }

    private static Tone tone(CardSign sign) {
        return switch (sign.tone()) {
            case QUIET -> Tone.MUTED;
            case GOOD -> Tone.OK;
            case BUSY -> Tone.ACCENT;
            case CHANGED -> Tone.WARNING;
            case BAD -> Tone.ERROR;
        };
    }

    /** What the card is called or where it answers in the cloud; empty if nobody knows. */
    String live(NodeId card) {
        return output(card).map(output -> output.value().replaceFirst("^https?://", "")).orElse("");
    }

    /** The output of a card: an address before a name. */
    private Optional<Output> output(NodeId card) {
        Map<Boolean, Output> found = new LinkedHashMap<>();
        outputs.stream().filter(output -> output.card().equals(Optional.of(card))).forEach(output -> found.putIfAbsent(output.value().startsWith("http"), output));
        return Optional.ofNullable(found.getOrDefault(true, found.get(false)));
    }

    /** The output of the one card that is selected. */
    Optional<Output> selected() {
        return workspace.selection().nodes().size() == 1 ? output(workspace.selection().nodes().iterator().next()) : Optional.empty();
    }

    void copy() {
        selected().ifPresent(output -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(output.value());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    /** The one function that is selected, if code can be pushed to it. */
    Optional<NodeId> pushable() {
        boolean free = !controller.stage().isBusy() && !controller.environments().current().production();
        return free && workspace.selection().nodes().size() == 1 ? Optional.of(workspace.selection().nodes().iterator().next())
                .filter(card -> design().node(card).filter(node -> workspace.catalogue().of(node).role() == NodeRole.FUNCTION).isPresent()) : Optional.empty();
    }

    void push() {
        pushable().ifPresent(controller::push);
    }

    void call() {
        selected().ifPresent(output -> browse(output.value()));
    }

    @Override
    public Path project() {
        return project.folder();
    }

    @Override
    public Design design() {
        return workspace.store().design();
    }

    @Override
    public void saved(Runnable then) {
        saving.save(() -> saving.generate(then));
    }

    @Override
    public void showPanel() {
        guide.showBeside(PAGE, ROOM);
    }

    @Override
    public void show(NodeId card) {
        workspace.selection().select(card);
        panes.get().surface().reveal(card);
    }

    @Override
    public void openCode(NodeId function, int line) {
        guide.openCode(function, line);
    }

    @Override
    public void failed(String what, Exception failure) {
        context.notices().failed(what, failure);
    }

    @Override
    public void done(String sentence) {
        context.notices().done(sentence);
    }

    @Override
    public void editEnvironments() {
        overlay.show(new EnvironmentSheet(controller.environments(), overlay::hide), Pos.CENTER, () -> { });
    }

    @Override
    public void importStack() {
        Path beside = Optional.ofNullable(project.folder().toAbsolutePath().getParent()).orElse(project.folder());
        overlay.show(new StackSheet(context.deployers(), context.background(), controller.environments().current(), beside::resolve, made -> {
            overlay.hide();
            context.window().openRecent(made.toString());
        }, overlay::hide), Pos.CENTER, () -> { });
    }

    @Override
    public void showCost() {
        overlay.show(new CostSheet(controller, this, overlay::hide), Pos.CENTER, () -> { });
    }

    @Override
    public boolean adopt(Design other, String label) {
        List<Edit> edits = new ArrayList<>();
        design().nodes().values().forEach(card -> other.node(card.id()).ifPresent(wanted -> {
            Set<String> names = new TreeSet<>(card.fields().keySet());
            names.addAll(wanted.fields().keySet());
            names.stream().filter(name -> !card.field(name).equals(wanted.field(name))).forEach(name -> edits.add(new CardEdit.SetField(card.id(), name, wanted.field(name))));
        }));
        if (!edits.isEmpty()) {
            session.apply(new Edit.Sequence(label, edits));
        }
        return !edits.isEmpty();
    }

    @Override
    public void browse(String address) {
        Browser.open(address);
    }
}
