package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.desktop.monitor.LiveController.Page;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.theme.IconView;
import dev.drawbridge.desktop.theme.TabStrip;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The panel of live mode: what is watched, how far back, and figures, logs, invocations or traces. */
public final class LivePanel extends VBox {
    private final LiveController live;
    private final TabStrip tabs = new TabStrip(id -> show(Page.valueOf(id.toUpperCase(Locale.ROOT))));
    private final FiguresPane figures;
    private final LogPane logs;
    private final ReportPane reports;
    private final TracePane traces;
    private final HBox pageTools = new HBox();
    private final StackPane content = new StackPane();
    private final Label trouble = Controls.paragraph("", "live-note", "bad");
    private final Label state = Controls.label("", "muted", "hint");
    private final VBox empty = new VBox(8);
    private final ComboBox<LiveSource> source = new ComboBox<>();
    private final ComboBox<TimeRange> range = new ComboBox<>();
    private final ComboBox<ColourBy> colour = new ComboBox<>();
    private Page page = Page.FIGURES;
    private boolean refreshing;

    public LivePanel(LiveController live, LiveHooks hooks) {
        this.live = live;
        setId("live-panel");
        this.figures = new FiguresPane(live, hooks);
        this.logs = new LogPane(live, hooks);
        this.reports = new ReportPane(live, hooks, report -> {
            show(Page.LOGS);
            logs.showOnly(report.function());
            logs.find(report.requestId());
        });
        this.traces = new TracePane(live, hooks);
        choice(source, Words.of("live.source"), LiveSource.values(), this::words, live::watch);
        choice(range, Words.of("live.range"), TimeRange.CHOICES.toArray(TimeRange[]::new), value -> Words.of("live.last", value.text()), live::range);
        choice(colour, Words.of("live.colour"), ColourBy.values(), ColourBy::words, live::colour);
        source.setId("live-source");
        range.setId("live-range");
        colour.setId("live-colour");
        tabs.show(Arrays.stream(Page.values()).map(each -> new TabStrip.Tab(each.name().toLowerCase(Locale.ROOT), title(each))).toList(), "figures");
        pageTools.setAlignment(Pos.CENTER_RIGHT);
        HBox head = new HBox(8, tabs, Controls.spring(), pageTools);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("live-head");
        trouble.managedProperty().bind(trouble.visibleProperty());
        trouble.setMaxWidth(Double.MAX_VALUE);
        state.setMinWidth(0);
        HBox foot = new HBox(state);
        foot.getStyleClass().add("live-foot");
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty-state");
        empty.getChildren().setAll(new IconView("live", 20), Controls.label(Words.of("live.off"), "muted"), Controls.linkButton(Words.of("live.switch-on"), live::toggle));
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        setMinHeight(0);
        getChildren().addAll(head, trouble, content, foot);
        live.listen(this::refresh);
        // only what is seen is asked for
        content.sceneProperty().addListener((observable, before, after) -> live.page(page, after != null));
        show(Page.FIGURES);
        refresh();
    }

    private static String title(Page page) {
        return Words.of("live.page." + page.name().toLowerCase(Locale.ROOT));
    }

    private String words(LiveSource value) {
        return value == LiveSource.HERE ? Words.of("live.here") : Words.of("live.cloud");
    }

    private <T> void choice(ComboBox<T> box, String name, T[] values, Function<T, String> words, java.util.function.Consumer<T> chosen) {
        box.getItems().setAll(List.of(values));
        box.setAccessibleText(name);
        box.setTooltip(new javafx.scene.control.Tooltip(name));
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("cannot be typed");
            }
        });
        box.valueProperty().addListener((observable, before, after) -> {
            if (!refreshing && after != null) {
                chosen.accept(after);
            }
        });
    }

    /** What is watched, how far back, and which figure colours: for the head of the drawer. */
    public Node tools() {
        HBox box = new HBox(6, source, range, colour);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /** Shows a page. */
    public void show(Page wanted) {
        page = wanted;
        tabs.show(Arrays.stream(Page.values()).map(each -> new TabStrip.Tab(each.name().toLowerCase(Locale.ROOT), title(each))).toList(), wanted.name().toLowerCase(Locale.ROOT));
        content.getChildren().setAll(switch (wanted) {
            case FIGURES -> figures;
            case LOGS -> logs;
            case REPORTS -> reports;
            case TRACES -> traces;
        }, empty);
        pageTools.getChildren().setAll(wanted == Page.LOGS ? List.of(logs.tools()) : List.of());
        if (wanted != Page.TRACES && live.chosen().isPresent()) {
            live.choose(java.util.Optional.empty());
        }
        live.page(wanted, content.getScene() != null);
        refresh();
    }

    /** Shows the logs of one card. */
    public void showLogs(NodeId card) {
        show(Page.LOGS);
        logs.showOnly(card);
    }

    private void refresh() {
        refreshing = true;
        source.setValue(live.source());
        range.setValue(live.range());
        colour.setValue(live.colour());
        refreshing = false;
        String sentence = live.isOn() ? live.trouble() : "";
        trouble.setText(sentence);
        trouble.setVisible(!sentence.isEmpty());
        state.setText(live.state());
        empty.setVisible(!live.isOn());
        content.getChildren().getFirst().setVisible(live.isOn());
        switch (page) {
            case FIGURES -> figures.refresh();
            case LOGS -> logs.refresh();
            case REPORTS -> reports.refresh();
            case TRACES -> traces.refresh();
        }
    }
}
