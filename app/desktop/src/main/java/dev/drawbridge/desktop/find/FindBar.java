package dev.drawbridge.desktop.find;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.kind.Catalogue;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The bar above the drawing that looks for words in it: Enter goes to the next hit, Shift+Enter to the one before, Escape back to the drawing. */
public final class FindBar extends HBox {
    private final DrawingSearch search;
    private final Supplier<Design> design;
    private final Consumer<DrawingSearch.Hit> show;
    private final Runnable closed;
    private final TextField words = new TextField();
    private final Label count = Controls.label("", "muted");
    private List<DrawingSearch.Hit> hits = List.of();
    private int at = -1;

    /** @param show selects a hit and scrolls to it, without taking the focus @param closed gives the focus back */
    public FindBar(Catalogue catalogue, Supplier<Design> design, Consumer<DrawingSearch.Hit> show, Runnable closed) {
        super(6);
        this.search = new DrawingSearch(catalogue);
        this.design = design;
        this.show = show;
        this.closed = closed;
        setId("find-bar");
        getStyleClass().add("drawing-find");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setId("find-words");
        words.setPrefColumnCount(18);
        words.setPromptText(Words.of("find.prompt"));
        words.setAccessibleText(Words.of("find.prompt"));
        words.getStyleClass().add("quiet-field");
        words.textProperty().addListener((observable, before, after) -> look(true));
        count.setMinWidth(84);
        count.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(words, count, Controls.iconButton("chevron-up", Words.of("find.previous"), () -> step(-1)),
                Controls.iconButton("chevron-down", Words.of("find.next"), () -> step(1)), Controls.iconButton("close", Words.of("find.close"), this::close));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() == words) {
                step(event.isShiftDown() ? -1 : 1);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        setVisible(false);
    }

    /** Shows the bar and puts the caret into it. */
    public void open() {
        setVisible(true);
        words.requestFocus();
        words.selectAll();
        look(false);
    }

    /** Goes on to the next hit (1) or back (-1), round at the ends; opens the bar if need be. */
    public void step(int by) {
        if (!isVisible()) {
            open();
            return;
        }
        DrawingSearch.Hit current = at >= 0 && at < hits.size() ? hits.get(at) : null;
        hits = search.find(design.get(), words.getText());
        // the drawing may have changed since: go on from the same hit, wherever it stands now
        int now = current == null ? -1 : hits.indexOf(current);
        at = hits.isEmpty() ? -1 : now < 0 && by < 0 ? hits.size() - 1 : Math.floorMod(now + by, hits.size());
        tell();
    }

    private void look(boolean go) {
        hits = search.find(design.get(), words.getText());
        at = hits.isEmpty() || !go ? -1 : 0;
        tell();
    }

    private void tell() {
        if (words.getText().isBlank()) {
            count.setText("");
        } else if (hits.isEmpty()) {
            count.setText(Words.of("find.none"));
        } else {
            count.setText(at < 0 ? Words.of("find.count", hits.size()) : Words.of("find.at", at + 1, hits.size()));
        }
        if (at >= 0) {
            String why = hits.get(at).why();
            words.setAccessibleHelp(why);
            count.setTooltip(why.isEmpty() ? null : new javafx.scene.control.Tooltip(why));
            show.accept(hits.get(at));
        }
    }

    private void close() {
        setVisible(false);
        closed.run();
    }
}
