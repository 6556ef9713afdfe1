package dev.drawbridge.desktop.palette;

import atlantafx.base.controls.CustomTextField;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.theme.KeyFocus;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of what can be placed; collapsed, only the icons of it. */
public final class PaletteView extends VBox {
    private final Catalogue catalogue;
    private final PaletteHooks hooks;
    private final CustomTextField search = new CustomTextField();
    private final VBox rows = new VBox(1);
    private final Region foot;
    private boolean collapsed;

    /** @param onToggle collapses or opens it */
    public PaletteView(Catalogue catalogue, PaletteHooks hooks, Runnable onToggle) {
        this.catalogue = catalogue;
        this.hooks = hooks;
        setId("palette");
        getStyleClass().addAll("side-panel", "palette");
        search.setId("palette-search");
        search.setPromptText(Words.of("palette.search"));
        search.setAccessibleText(Words.of("palette.search"));
        search.getStyleClass().add("quiet-field");
        search.setLeft(new IconView("search", 14));
        search.textProperty().addListener((observable, before, after) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
        rows.getStyleClass().add("palette-rows");
        rows.addEventHandler(KeyEvent.KEY_PRESSED, this::rowKey);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("quiet-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        foot = new VBox(Controls.iconButton("palette", Words.of("palette.toggle"), onToggle));
        foot.getStyleClass().add("palette-foot");
        getChildren().addAll(search, scroll, foot);
        fill();
    }

    /** Shows icons alone, or names too. */
    public void setCollapsed(boolean newCollapsed) {
        if (collapsed != newCollapsed) {
            collapsed = newCollapsed;
            search.setVisible(!collapsed);
            search.setManaged(!collapsed);
            if (collapsed) {
                search.clear();
            }
            getStyleClass().remove("collapsed");
            if (collapsed) {
                getStyleClass().add("collapsed");
            }
            fill();
        }
    }

    public boolean isCollapsed() {
        return collapsed;
    }

    /** Puts the caret into the search. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill() {
        rows.getChildren().clear();
        List<PaletteGroups.Group> groups = PaletteGroups.of(catalogue, search.getText()).groups();
        for (PaletteGroups.Group group : groups) {
            if (collapsed) {
                if (!rows.getChildren().isEmpty()) {
                    Region line = new Region();
                    line.getStyleClass().add("palette-divider");
                    rows.getChildren().add(line);
                }
            } else {
                rows.getChildren().add(Controls.label(group.title().toUpperCase(Locale.ROOT), "group-head"));
            }
            group.kinds().forEach(kind -> rows.getChildren().add(new PaletteRow(kind, collapsed, hooks)));
        }
        if (groups.isEmpty()) {
            Label none = Controls.paragraph(Words.of("palette.none", search.getText().strip()), "muted");
            rows.getChildren().addAll(none, Controls.linkButton(Words.of("palette.clear"), search::clear));
        }
    }

    private void searchKey(KeyEvent event) {
        List<Kind> found = PaletteGroups.of(catalogue, search.getText()).kinds();
        if (event.getCode() == KeyCode.DOWN) {
            focusRow(0);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !search.getText().isBlank() && !found.isEmpty()) {
            hooks.place(found.getFirst());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        }
    }

    private void rowKey(KeyEvent event) {
        List<PaletteRow> all = allRows();
        Node focused = getScene().getFocusOwner();
        int at = focused instanceof PaletteRow row ? all.indexOf(row) : -1;
        if (at < 0) {
            return;
        }
        if (event.getCode() == KeyCode.DOWN) {
            focusRow(Math.min(at + 1, all.size() - 1));
            event.consume();
        } else if (event.getCode() == KeyCode.UP) {
            if (at == 0 && !collapsed) {
                search.requestFocus();
            } else {
                focusRow(Math.max(0, at - 1));
            }
            event.consume();
        }
    }

    private void focusRow(int index) {
        List<PaletteRow> all = allRows();
        if (index < all.size()) {
            KeyFocus.on(all.get(index));
        }
    }

    private List<PaletteRow> allRows() {
        return rows.getChildren().stream().filter(PaletteRow.class::isInstance).map(PaletteRow.class::cast).toList();
    }
}
