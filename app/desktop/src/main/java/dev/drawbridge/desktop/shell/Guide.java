package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.find.DrawingSearch;
import dev.drawbridge.desktop.findings.FindingsHooks;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.asl.DefinitionFindings;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Subject;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import java.util.Set;
import java.util.function.Supplier;

/** Takes the user to things: selects, scrolls there, and opens the panel that shows them. Belongs to the JavaFX thread. */
final class Guide implements FindingsHooks {
    private static final double ROOM_FOR_CODE = 480;

    private final Session session;
    private final StudioContext context;
    private final Workspace workspace;
    private final Supplier<Panes> panes;

    Guide(Session session, Supplier<Panes> panes) {
        this.session = session;
        this.context = session.context();
        this.workspace = session.workspace();
        this.panes = panes;
    }

    /** Selects what a finding is about, shows it, and puts the caret into its field. */
    @Override
    public void show(Subject subject) {
        switch (subject) {
            case Subject.OfNode(NodeId node, String field) -> {
                if (workspace.store().design().node(node).isPresent()) {
                    reveal(node);
                    toField(field);
                }
            }
            case Subject.OfWire(WireId wire, String field) -> {
                if (workspace.store().design().wire(wire).isPresent()) {
                    reveal(wire);
                    toField(field);
                }
            }
            case Subject.OfDesign() -> showSettings();
            case Subject.OfFile(String path, int line, int column) -> context.notices().info(line > 0 ? path + ":" + line : path);
        }
    }

    private void toField(String field) {
        panes.get().bench().setInspectorOpen(true);
        context.background().onUi(() -> panes.get().inspector().showField(field));
    }

    @Override
    public void fix(Edit edit) {
        session.apply(edit);
    }

    /** Selects what was found and scrolls to it; the focus stays where it is. */
    void reveal(DrawingSearch.Hit hit) {
        switch (hit) {
            case DrawingSearch.Hit.Card(NodeId id, String _) -> reveal(id);
            case DrawingSearch.Hit.Line(WireId id, String _) -> reveal(id);
            case DrawingSearch.Hit.Sheet(NoteId id, String _) -> reveal(id);
        }
    }

    /** Selects a card and scrolls to it; the focus stays where it is. */
    void reveal(NodeId card) {
        workspace.selection().select(card);
        panes.get().surface().reveal(card);
    }

    /** Selects a wire and scrolls to it; the focus stays where it is. */
    void reveal(WireId wire) {
        workspace.selection().select(wire);
        panes.get().surface().reveal(wire);
    }

    /** Selects a note and scrolls to it; the focus stays where it is. */
    void reveal(NoteId note) {
        workspace.selection().select(note);
        panes.get().surface().reveal(note);
    }

    /** Selects all cards of a group and scrolls to them; the focus stays where it is. */
    void reveal(GroupId group) {
        Set<NodeId> members = workspace.store().design().groups().get(group).members();
        workspace.selection().set(members, Set.of());
        members.stream().findFirst().ifPresent(panes.get().surface()::reveal);
    }

    /** Selects a card and goes to it. */
    void show(NodeId card) {
        reveal(card);
        panes.get().surface().focus();
    }

    void showSettings() {
        workspace.selection().clear();
        panes.get().bench().setInspectorOpen(true);
    }

    /** Opens a card: a function shows its code, a state machine the file of its definition, everything else its properties. */
    void open(NodeId card) {
        Kind kind = workspace.catalogue().of(workspace.store().design().requireNode(card));
        workspace.selection().select(card);
        panes.get().bench().setInspectorOpen(true);
        if (kind.role() == NodeRole.FUNCTION || DefinitionFindings.file(workspace.store().design().requireNode(card)).isPresent()) {
            openCode(card, 0);
        }
    }

    /** Shows the class of a function. @param line counted from 1; 0 for where the caret is */
    void openCode(NodeId function, int line) {
        if (workspace.store().design().node(function).isEmpty()) {
            return;
        }
        Workbench bench = panes.get().bench();
        bench.setInspectorOpen(true);
        if (bench.inspectorWidth() < ROOM_FOR_CODE && !bench.isNarrow()) {
            bench.setInspectorWidth(ROOM_FOR_CODE);
        }
        panes.get().inspector().showCode(function);
        if (line > 0) {
            panes.get().code().with(function, view -> context.background().onUi(() -> view.goTo(line)));
        }
    }

    /** Puts the caret into the name of a card. */
    void rename(NodeId card) {
        workspace.selection().select(card);
        panes.get().bench().setInspectorOpen(true);
        context.background().onUi(panes.get().inspector()::focusName);
    }

    void showDrawer(String page) {
        panes.get().drawer().show(page);
        panes.get().bench().setDrawerOpen(true);
    }

    /** Shows a page of the drawer at least that high, and above it the whole drawing: the panel must not cover what it is about. */
    void showBeside(String page, double height) {
        Panes now = panes.get();
        // of a small window the drawing keeps half
        double room = now.bench().getHeight() > 0 ? Math.min(height, now.bench().getHeight() / 2) : height;
        boolean covers = !now.bench().isDrawerOpen() || now.bench().shownDrawer() < room;
        showDrawer(page);
        if (covers) {
            now.bench().setDrawerHeight(Math.max(room, now.bench().shownDrawer()));
            // fitted to the room that is left, which only a layout tells
            now.bench().layout();
            now.surface().perform("FIT");
        }
    }

    void toggleDrawer(String page) {
        if (panes.get().bench().isDrawerOpen() && panes.get().drawer().current().equals(page)) {
            panes.get().bench().setDrawerOpen(false);
        } else {
            showDrawer(page);
        }
    }
}
