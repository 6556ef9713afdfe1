package dev.drawbridge.desktop.outline;

import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.NoteId;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The tree beside the drawing. Choosing a line selects the card or wire on the canvas; what is selected there is chosen
 * here; Enter opens a card. A tree that is not shown does no work. Belongs to the JavaFX thread.
 */
public final class OutlineView extends VBox {
    private static final String NOTES = "notes";

    private final Workspace workspace;
    private final OutlineWords words;
    private final TreeView<Line> tree = new TreeView<>(new TreeItem<>());
    private final Map<Object, TreeItem<Line>> items = new HashMap<>();
    private final List<Runnable> endings = new ArrayList<>();
    private boolean stale = true;
    private boolean scheduled;
    private boolean following;

    private sealed interface Line {
        record Heading(String key, String words) implements Line {}

        record Frame(GroupId id, String title, int cards, boolean collapsed) implements Line {}

        record Sheet(NoteId id, String words) implements Line {}

        record Card(NodeId id, String name, String icon) implements Line {}

        record Thread(WireId id) implements Line {}
    }

    public OutlineView(Workspace workspace, OutlineWords words) {
        this.workspace = workspace;
        this.words = words;
        setId("outline");
        getStyleClass().add("outline");
        tree.setShowRoot(false);
        tree.setAccessibleText(Words.of("outline.title"));
        tree.getStyleClass().add("quiet-tree");
        tree.setCellFactory(view -> new LineCell());
        tree.getSelectionModel().selectedItemProperty().addListener((observable, before, after) -> chosen(after));
        tree.setOnKeyPressed(this::pressed);
        VBox.setVgrow(tree, Priority.ALWAYS);
        getChildren().add(tree);
        endings.add(workspace.store().listen(change -> later()));
        endings.add(workspace.selection().listen(this::follow));
        visibleProperty().addListener((observable, before, after) -> later());
    }

    /** Puts the caret into the tree. */
    public void focusTree() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty() && tree.getExpandedItemCount() > 0) {
            tree.getFocusModel().focus(0);
        }
    }

    private void pressed(KeyEvent event) {
        TreeItem<Line> item = tree.getSelectionModel().getSelectedItem();
        if (item == null) {
            return;
        }
        boolean folds = event.isShortcutDown() && (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END);
        if (folds && item.getValue() instanceof Line.Frame(GroupId id, String title, int cards, boolean collapsed)) {
            words.fold(id, event.getCode() == KeyCode.HOME);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            open(item.getValue());
            event.consume();
        }
    }

    /** What Enter and a double click do. */
    private void open(Line line) {
        switch (line) {
            case Line.Card(NodeId id, String name, String icon) -> words.open(id);
            case Line.Sheet(NoteId id, String said) -> words.open(id);
            case Line.Frame(GroupId id, String title, int cards, boolean collapsed) -> words.fold(id, !collapsed);
            case Line.Heading heading -> { }
            case Line.Thread(WireId id) -> words.show(id);
        }
    }

    /** Stops listening. */
    public void dispose() {
        endings.forEach(Runnable::run);
    }

    // several changes of one pulse are one rebuild
    private void later() {
        stale = true;
        if (!scheduled && isVisible()) {
            scheduled = true;
            Platform.runLater(() -> {
                scheduled = false;
                rebuild();
            });
        }
    }

    private void rebuild() {
        if (!stale || !isVisible()) {
            return;
        }
        stale = false;
        following = true;
        Set<Object> closed = new HashSet<>();
        Set<Object> opened = new HashSet<>();
        items.forEach((key, item) -> {
            if (!item.isLeaf()) {
                (item.isExpanded() ? opened : closed).add(key);
            }
        });
        items.clear();
        List<TreeItem<Line>> sections = new ArrayList<>();
        Outline outline = Outline.of(workspace.store().design(), workspace.catalogue());
        for (Outline.Section section : outline.sections()) {
            TreeItem<Line> heading = item(section.key(), section.frame().<Line>map(id -> new Line.Frame(id, section.title(), section.cards().size(), section.collapsed()))
                    .orElseGet(() -> new Line.Heading(section.key(), section.title())));
            heading.setExpanded(!closed.contains(section.key()));
            for (Outline.Card card : section.cards()) {
                TreeItem<Line> line = item(card.id(), new Line.Card(card.id(), card.name(), card.icon()));
                card.wires().forEach(wire -> line.getChildren().add(item(wire, new Line.Thread(wire))));
                line.setExpanded(opened.contains(card.id()));
                heading.getChildren().add(line);
            }
            sections.add(heading);
        }
        if (!outline.notes().isEmpty()) {
            TreeItem<Line> heading = item(NOTES, new Line.Heading(NOTES, Words.of("outline.notes")));
            heading.setExpanded(!closed.contains(NOTES));
            outline.notes().forEach(note -> heading.getChildren().add(item(note.id(), new Line.Sheet(note.id(), note.words()))));
            sections.add(heading);
        }
        tree.getRoot().getChildren().setAll(sections);
        following = false;
        follow();
    }

    private TreeItem<Line> item(Object key, Line line) {
        TreeItem<Line> item = new TreeItem<>(line);
        items.put(key, item);
        return item;
    }

    /** What is selected in the drawing is chosen here. */
    private void follow() {
        if (following || stale || !isVisible()) {
            return;
        }
        following = true;
        Set<NodeId> nodes = workspace.selection().nodes();
        Set<WireId> wires = workspace.selection().wires();
        Set<NoteId> notes = workspace.selection().notes();
        TreeItem<Line> item = nodes.size() == 1 && wires.isEmpty() && notes.isEmpty() ? items.get(nodes.iterator().next())
                : wires.size() == 1 && nodes.isEmpty() && notes.isEmpty() ? items.get(wires.iterator().next())
                : notes.size() == 1 && nodes.isEmpty() && wires.isEmpty() ? items.get(notes.iterator().next())
                : notes.isEmpty() ? frameOf(nodes) : null;
        if (item == null) {
            tree.getSelectionModel().clearSelection();
        } else if (tree.getSelectionModel().getSelectedItem() != item) {
            for (TreeItem<Line> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            tree.getSelectionModel().select(item);
            tree.scrollTo(tree.getRow(item));
        }
        following = false;
    }

    /** The line of the group whose cards are selected, and no others; null for none. */
    private TreeItem<Line> frameOf(Set<NodeId> nodes) {
        return workspace.store().design().groups().values().stream().filter(group -> group.members().equals(nodes)).findFirst()
                .map(group -> items.get("frame:" + group.id().value())).orElse(null);
    }

    private void chosen(TreeItem<Line> item) {
        if (following || item == null) {
            return;
        }
        following = true;
        switch (item.getValue()) {
            case Line.Heading heading -> { }
            case Line.Card(NodeId id, String name, String icon) -> words.show(id);
            case Line.Thread(WireId id) -> words.show(id);
            case Line.Sheet(NoteId id, String said) -> words.show(id);
            case Line.Frame(GroupId id, String title, int cards, boolean collapsed) -> words.show(id);
        }
        following = false;
    }

    private final class LineCell extends TreeCell<Line> {
        LineCell() {
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Line line, boolean nothing) {
            super.updateItem(line, nothing);
            getStyleClass().removeAll("outline-heading", "outline-wire");
            if (nothing || line == null) {
                setText(null);
                setGraphic(null);
                setContextMenu(null);
                setAccessibleText(null);
                setTooltip(null);
                return;
            }
            setContextMenu(null);
            switch (line) {
                case Line.Frame(GroupId id, String title, int cards, boolean collapsed) -> {
                    getStyleClass().add("outline-heading");
                    set(collapsed ? Words.of("outline.collapsed", title) : title, Words.of(collapsed ? "outline.group.collapsed" : "outline.group", title, cards), null);
                    MenuItem fold = new MenuItem(Words.of(collapsed ? "outline.expand" : "outline.collapse", title));
                    fold.setMnemonicParsing(false);
                    fold.setOnAction(event -> words.fold(id, !collapsed));
                    setContextMenu(new ContextMenu(fold));
                }
                case Line.Sheet(NoteId id, String said) -> set(said.isEmpty() ? Words.of("note.empty") : said,
                        said.isEmpty() ? Words.of("note.empty") : Words.of("note.words", said), new IconView("edit", 14));
                case Line.Heading(String key, String title) -> {
                    getStyleClass().add("outline-heading");
                    set(title, title, null);
                }
                case Line.Card(NodeId id, String name, String icon) -> {
                    boolean there = workspace.store().design().node(id).isPresent();
                    set(name, there ? words.card(id) : name, new IconView(icon, 14));
                }
                case Line.Thread(WireId id) -> {
                    getStyleClass().add("outline-wire");
                    String said = workspace.store().design().wire(id).isPresent() ? words.wire(id) : "";
                    set(said, said, null);
                }
            }
        }

        private void set(String shown, String heard, IconView icon) {
            setText(shown);
            setGraphic(icon);
            setAccessibleText(heard);
            setTooltip(heard.equals(shown) ? null : new javafx.scene.control.Tooltip(heard));
        }
    }
}
