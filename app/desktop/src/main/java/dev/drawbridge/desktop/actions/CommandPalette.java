package dev.drawbridge.desktop.actions;

import atlantafx.base.controls.CustomTextField;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.words.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One field that finds everything: cards, kinds to add, actions. Arrow keys choose, Enter does it. */
public final class CommandPalette extends VBox {
    private static final double ROW = 34;
    private static final int ROWS = 10;

    /**
     * Something that can be found.
     *
     * @param hint shown at the right: a shortcut, or what it is
     */
    public record Entry(String label, String hint, String icon, Runnable run) {}

    private final List<Entry> entries;
    private final Runnable close;
    private final CustomTextField input = new CustomTextField();
    private final ListView<Entry> list = new ListView<>();

    /** @param close takes the palette away; called before what was chosen is done */
    public CommandPalette(List<Entry> entries, Runnable close) {
        this.entries = List.copyOf(entries);
        this.close = close;
        setId("command-palette");
        setAccessibleText(Words.of("commands.title"));
        getStyleClass().add("command-palette");
        setMaxSize(560, USE_PREF_SIZE);
        input.setLeft(new IconView("search", 16));
        input.setPromptText(Words.of("commands.prompt"));
        input.setAccessibleText(Words.of("commands.prompt"));
        input.textProperty().addListener((observable, before, after) -> fill());
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getStyleClass().add("quiet-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setAccessibleText(Words.of("commands.title"));
        list.setPlaceholder(Controls.label(Words.of("commands.none"), "muted"));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> choose());
        getChildren().addAll(input, list);
        fill();
    }

    /** Puts the caret into the field. */
    public void focusInput() {
        input.requestFocus();
    }

    private void fill() {
        list.getItems().setAll(ActionSearch.find(entries, Entry::label, input.getText()));
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(ROW * Math.clamp(list.getItems().size(), 2, ROWS) + 4);
    }

    private void key(KeyEvent event) {
        int size = list.getItems().size();
        int at = list.getSelectionModel().getSelectedIndex();
        int to = switch (event.getCode()) {
            case DOWN -> Math.floorMod(at + 1, Math.max(1, size));
            case UP -> Math.floorMod(at - 1, Math.max(1, size));
            case PAGE_DOWN -> Math.min(at + ROWS, size - 1);
            case PAGE_UP -> Math.max(at - ROWS, 0);
            default -> -1;
        };
        if (to >= 0) {
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - ROWS + 2));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    /** One entry. */
    private static final class Cell extends ListCell<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean nothing) {
            super.updateItem(entry, nothing);
            if (nothing || entry == null) {
                setGraphic(null);
                return;
            }
            Label hint = Controls.label(entry.hint(), "muted", "hint");
            HBox line = new HBox(10, new IconView(entry.icon(), 16), new Label(entry.label()), Controls.spring(), hint);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(entry.label() + (entry.hint().isEmpty() ? "" : ", " + entry.hint()));
        }
    }
}
