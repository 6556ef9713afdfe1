package dev.drawbridge.desktop.actions;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All shortcuts at a glance, read from the registry, so that the sheet is never out of date. */
public final class ShortcutSheet extends VBox {
    /** A line that is no action of the registry: a gesture, or a key of the canvas. */
    public record Line(String group, String words, String keys) {}

    public ShortcutSheet(Actions actions, List<Line> more, Runnable close) {
        super(12);
        setId("shortcuts");
        getStyleClass().add("dialog-sheet");
        setMaxSize(860, 560);
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        actions.all().stream().filter(action -> action.shortcut().isPresent())
                .forEach(action -> groups.computeIfAbsent(action.group(), g -> new ArrayList<>()).add(new Line(action.group(), action.label(), action.shortcutText())));
        more.forEach(line -> groups.computeIfAbsent(line.group(), g -> new ArrayList<>()).add(line));
        FlowPane columns = new FlowPane(32, 16);
        groups.forEach((group, lines) -> {
            VBox column = new VBox(2);
            column.setPrefWidth(240);
            column.getChildren().add(Controls.label(group.toUpperCase(Locale.ROOT), "group-head"));
            lines.forEach(line -> {
                Label keys = Controls.label(line.keys(), "key-cap");
                keys.setMinWidth(USE_PREF_SIZE);
                HBox row = new HBox(8, Controls.label(line.words()), Controls.spring(), keys);
                row.setAlignment(Pos.CENTER_LEFT);
                row.setMinHeight(26);
                column.getChildren().add(row);
            });
            columns.getChildren().add(column);
        });
        HBox head = new HBox(Controls.label(Words.of("shortcuts.title"), "sheet-title"), Controls.spring(), Controls.iconButton("close", Words.of("notice.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("quiet-scroll");
        getChildren().addAll(head, scroll);
    }
}
