package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.actions.Actions;
import dev.drawbridge.desktop.deploy.DeployView;
import dev.drawbridge.desktop.deploy.EnvironmentChip;
import dev.drawbridge.desktop.find.FindBar;
import dev.drawbridge.desktop.findings.FindingsView;
import dev.drawbridge.desktop.inspector.InspectorView;
import dev.drawbridge.desktop.notices.Notices;
import dev.drawbridge.desktop.outline.OutlineView;
import dev.drawbridge.desktop.palette.PaletteView;
import dev.drawbridge.desktop.preferences.Preferences;
import dev.drawbridge.desktop.run.LogsView;
import dev.drawbridge.desktop.run.MessagesView;
import dev.drawbridge.desktop.start.TourCard;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** All that stands in the window of an open project: makes the views, puts each in its place, and knows how it was left. Belongs to the JavaFX thread. */
final class Furniture {
    private final Session session;
    private final PaletteView palette;
    private final OutlineView outline;
    private final LeftPanel left;
    private final FindBar find;
    private final MessagesView messages;
    private final TourCard tour;
    private final Toolbar toolbar;
    private final StatusBar status;
    private final Panes panes;
    private final FocusRing panels;
    private final StackPane root = new StackPane();

    Furniture(Session session, Desks desks, Surface surface, Actions actions) {
        this.session = session;
        this.palette = new PaletteView(session.context().catalogue(), new RoomMaking(this::panes), () -> actions.fire("view-palette"));
        this.outline = new OutlineView(session.workspace(), new OutlineReading(session, desks.guide(), () -> surface));
        this.left = new LeftPanel(palette, outline);
        this.find = new FindBar(session.context().catalogue(), session::design, desks.guide()::reveal, surface::focus);
        this.messages = new MessagesView(desks.run().record(), desks.run().controller(), session::design, session.context().background(), desks.run()::start);
        this.tour = new TourCard(() -> {
            session.context().window().tourEnded();
            surface.focus();
        });
        InspectorView inspector = new InspectorView(session.workspace(), desks.code(), StudioActions.forMany(actions), session.writing());
        Drawer drawer = drawer(desks);
        DrawingPane drawing = new DrawingPane(surface.node(), new LookedAt(desks.deploy(), desks.live().controller()), find, tour);
        Workbench bench = new Workbench(drawing, left, inspector, drawer, left::setCollapsed);
        bench.onNarrow(drawing::setNarrow);
        bench.onEscape(surface::focus);
        this.panes = new Panes(surface, bench, inspector, drawer, desks.code());
        this.status = new StatusBar(() -> desks.guide().showDrawer("findings"), desks.run().controller()::stop, desks.run()::showAddresses);
        this.toolbar = new Toolbar(actions, () -> Menus.popup(actions), new EnvironmentChip(desks.deploy().controller(), desks.deploy()));
        this.panels = new FocusRing(List.of(
                new FocusRing.Stop(surface.node(), () -> true, () -> {
                    surface.focus();
                    return true;
                }),
                FocusRing.Stop.of(inspector, bench::isInspectorOpen), FocusRing.Stop.of(drawer, bench::isDrawerOpen),
                FocusRing.Stop.of(status, () -> true), FocusRing.Stop.of(toolbar, () -> true), FocusRing.Stop.of(left, () -> true)));
        assemble();
    }

    private Drawer drawer(Desks desks) {
        LogsView logs = new LogsView(desks.run().record(), session::design, desks.run());
        DeployView deployment = new DeployView(desks.deploy().controller(), desks.deploy());
        return new Drawer(List.of(
                new Drawer.Page("messages", Words.of("messages.title"), messages, Optional.of(messages.tools())),
                new Drawer.Page("findings", Words.of("findings.title"), new FindingsView(session.findings(), session::design, desks.guide()), Optional.empty()),
                new Drawer.Page("logs", Words.of("logs.title"), logs, Optional.of(logs.tools())),
                new Drawer.Page(DeployDesk.PAGE, Words.of("deploy.title"), deployment, Optional.of(deployment.tools())),
                new Drawer.Page(LiveDesk.PAGE, Words.of("live.title"), desks.live().panel(), Optional.of(desks.live().panel().tools()))), () -> panes().bench().setDrawerOpen(false));
    }

    private void assemble() {
        Notices notices = session.context().notices();
        BorderPane pane = new BorderPane(panes.bench(), toolbar, null, status, null);
        pane.getStyleClass().add("studio");
        root.getChildren().addAll(pane, notices, session.overlay());
        root.getStyleClass().add("drawbridge");
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // above the zoom bar, which stands at the same height in a window of no great width
        StackPane.setMargin(notices, new Insets(0, 0, 84, 0));
    }

    /** Puts the panels as they were left. */
    void restore(Preferences preferences) {
        panes.bench().setPaletteOpen(preferences.paletteOpen());
        panes.bench().setInspectorWidth(preferences.inspectorWidth());
        panes.bench().setDrawerHeight(preferences.drawerHeight());
        panes.bench().setDrawerOpen(preferences.drawerOpen());
    }

    /** How the panels stand now, to be remembered. */
    Preferences remembered(Preferences before) {
        Workbench bench = panes.bench();
        return before.withPanels(bench.isNarrow() ? before.paletteOpen() : bench.isPaletteOpen(), bench.inspectorWidth(), bench.drawerHeight(), bench.isDrawerOpen());
    }

    /** Opens the left panel at the palette or the outline. */
    void showLeft(String page) {
        panes.bench().setPaletteOpen(true);
        left.show(page);
    }

    /** Says at the head of the messages how many there are. */
    void countMessages() {
        panes.drawer().rename("messages", messages.count());
    }

    Panes panes() {
        return panes;
    }

    PaletteView palette() {
        return palette;
    }

    OutlineView outline() {
        return outline;
    }

    LeftPanel left() {
        return left;
    }

    FindBar find() {
        return find;
    }

    TourCard tour() {
        return tour;
    }

    Toolbar toolbar() {
        return toolbar;
    }

    StatusBar status() {
        return status;
    }

    FocusRing panels() {
        return panels;
    }

    StackPane root() {
        return root;
    }

    void dispose() {
        panes.inspector().dispose();
        outline.dispose();
        panes.surface().dispose();
    }
}
