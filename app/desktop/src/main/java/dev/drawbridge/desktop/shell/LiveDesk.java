package dev.drawbridge.desktop.shell;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.desktop.canvas.CardMark;
import dev.drawbridge.desktop.canvas.Marks;
import dev.drawbridge.desktop.canvas.Tone;
import dev.drawbridge.desktop.canvas.WireMark;
import dev.drawbridge.desktop.monitor.LiveController;
import dev.drawbridge.desktop.monitor.LiveHooks;
import dev.drawbridge.desktop.monitor.LivePanel;
import dev.drawbridge.desktop.monitor.LiveSign;
import dev.drawbridge.desktop.monitor.LiveSigns;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Live mode, as the window sees it: shown on the drawing and in the drawer, resting while the window is hidden. Belongs to the JavaFX thread. */
final class LiveDesk implements LiveHooks {
    /** The page of the drawer. */
    static final String PAGE = "live";
    private static final double ROOM = 300;

    private final Workspace workspace;
    private final RunDesk run;
    private final DeployDesk deploy;
    private final Guide guide;
    private final Supplier<Panes> panes;
    private final LiveController controller;
    private final LivePanel panel;
    private Set<NodeId> lines = Set.of();
    private Environment looked;

    LiveDesk(Session session, RunDesk run, DeployDesk deploy, Guide guide, Supplier<Panes> panes) {
        this.workspace = session.workspace();
        this.run = run;
        this.deploy = deploy;
        this.guide = guide;
        this.panes = panes;
        this.controller = new LiveController(session.context().monitors(), session.context().background(), this);
        this.panel = new LivePanel(controller, this);
        this.looked = deploy.controller().environments().current();
    }

    LiveController controller() {
        return controller;
    }

    LivePanel panel() {
        return panel;
    }

    /** Shows on the drawing from now on what is watched; the returned action ends that. */
    Runnable begin(Region root, Toolbar toolbar) {
        controller.listen(() -> {
            toolbar.live(controller.isOn());
            mark(controller.signs());
            Set<NodeId> now = controller.isOn() ? workspace.store().design().nodes().keySet() : Set.of();
            Set<NodeId> touched = new HashSet<>(lines);
            touched.addAll(now);
            lines = Set.copyOf(now);
            if (!touched.isEmpty()) {
                panes.get().surface().refreshStatus(touched);
            }
        });
        run.controller().listen(state -> controller.runChanged());
        deploy.controller().environments().listen(() -> {
            Environment now = deploy.controller().environments().current();
            if (!now.equals(looked)) {
                looked = now;
                controller.environmentChanged();
            }
        });
        ObservableValue<Boolean> seen = root.sceneProperty().flatMap(Scene::windowProperty).flatMap(LiveDesk::seen).orElse(false);
        seen.subscribe(controller::windowSeen);
        return controller.begin();
    }

    private static ObservableValue<Boolean> seen(Window window) {
        return window instanceof Stage stage ? stage.showingProperty().flatMap(showing -> stage.iconifiedProperty().map(icon -> showing && !icon)) : window.showingProperty();
    }

    /** Switches live mode, and shows the panel when it is on now. */
    void toggle() {
        controller.toggle();
        if (controller.isOn()) {
            showPanel();
        }
    }

    void showPanel() {
        guide.showBeside(PAGE, ROOM);
    }

    /** Shows the logs of the selected card. */
    void showLogs() {
        selected().stream().findFirst().ifPresent(card -> {
            if (!controller.isOn()) {
                controller.toggle();
            }
            showPanel();
            panel.showLogs(card);
        });
    }

    private void mark(LiveSigns signs) {
        Map<NodeId, CardMark> cards = new HashMap<>();
        signs.cards().forEach((card, sign) -> cards.put(card, CardMark.of(tone(sign), sign.badge()).withWords(sign.words()).withTrend(sign.trend())));
        Map<WireId, WireMark> wires = new HashMap<>();
        signs.wires().forEach((wire, sign) -> wires.put(wire, new WireMark(tone(sign), sign.badge(), sign.weight())));
        panes.get().surface().mark(Marks.Layer.LIVE, new Marks(cards, wires));
    }

    private static Tone tone(LiveSign sign) {
        return switch (sign.look()) {
            case PLAIN -> Tone.NONE;
            case QUIET -> Tone.MUTED;
            case GOOD -> Tone.OK;
            case BUSY -> Tone.ACCENT;
            case UNEASY -> Tone.WARNING;
            case BAD -> Tone.ERROR;
        };
    }

    @Override
    public Optional<LocalCloud> running() {
        return run.controller().cloud();
    }

    @Override
    public DeployRequest request() {
        return deploy.controller().environments().request();
    }

    @Override
    public Design design() {
        return workspace.store().design();
    }

    @Override
    public void show(NodeId card) {
        guide.reveal(card);
    }

    @Override
    public void openCode(NodeId function, int line) {
        guide.openCode(function, line);
    }

    @Override
    public Set<NodeId> selected() {
        return workspace.selection().nodes();
    }
}
