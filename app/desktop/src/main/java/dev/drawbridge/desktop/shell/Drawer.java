package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.TabStrip;
import dev.drawbridge.desktop.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panel below the canvas: one of several lists, with its own tools at the right of the tabs. */
final class Drawer extends VBox {
    /** @param tools filter and search of the list, if it has some */
    record Page(String id, String words, Node content, Optional<Node> tools) {}

    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final TabStrip tabs = new TabStrip(this::show);
    private final StackPane tools = new StackPane();
    private final StackPane content = new StackPane();
    private String current = "";

    Drawer(List<Page> all, Runnable close) {
        setId("drawer");
        getStyleClass().add("drawer");
        all.forEach(page -> pages.put(page.id(), page));
        tools.setAlignment(Pos.CENTER_RIGHT);
        HBox head = new HBox(8, tabs, Controls.spring(), tools, Controls.iconButton("close", Words.of("drawer.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("drawer-head");
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        getChildren().addAll(head, content);
        tabs.show(all.stream().map(page -> new TabStrip.Tab(page.id(), page.words())).toList(), all.getFirst().id());
        show(all.getFirst().id());
    }

    void show(String id) {
        Page page = pages.get(id);
        current = id;
        tabs.show(pages.values().stream().map(p -> new TabStrip.Tab(p.id(), p.words())).toList(), id);
        content.getChildren().setAll(page.content());
        tools.getChildren().setAll(page.tools().stream().toList());
    }

    String current() {
        return current;
    }

    /** Changes the words of a tab, such as a count. */
    void rename(String id, String words) {
        tabs.rename(id, words);
    }
}
