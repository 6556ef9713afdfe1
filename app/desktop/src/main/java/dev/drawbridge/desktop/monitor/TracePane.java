package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Node;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Messages that were followed from card to card: a list, and the hops of the chosen one as bars over time. */
final class TracePane extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final LiveController live;
    private final LiveHooks hooks;
    private final ObservableList<Trace> traces = FXCollections.observableArrayList();
    private final ListView<Trace> list = new ListView<>(traces);
    private final ObservableList<Hop> hops = FXCollections.observableArrayList();
    private final ListView<Hop> waterfall = new ListView<>(hops);
    private final Label note = Controls.paragraph("", "live-note");
    private Optional<Trace> shown = Optional.empty();
    private boolean refreshing;

    TracePane(LiveController live, LiveHooks hooks) {
        this.live = live;
        this.hooks = hooks;
        list.setId("live-traces");
        list.getStyleClass().addAll("quiet-list", "log-list");
        list.setAccessibleText(Words.of("live.traces"));
        list.setPlaceholder(Controls.label(Words.of("live.traces.none"), "muted"));
        list.setFixedCellSize(26);
        waterfall.setFixedCellSize(26);
        list.setCellFactory(view -> new TraceCell());
        list.getSelectionModel().selectedItemProperty().addListener((observable, before, after) -> {
            if (!refreshing) {
                live.choose(Optional.ofNullable(after));
            }
        });
        waterfall.setId("live-hops");
        waterfall.getStyleClass().addAll("quiet-list", "log-list");
        waterfall.setAccessibleText(Words.of("live.hops"));
        waterfall.setPlaceholder(Controls.label(Words.of("live.traces.choose"), "muted"));
        waterfall.setCellFactory(view -> new HopCell());
        waterfall.getSelectionModel().selectedItemProperty().addListener((observable, before, after) -> {
            if (after != null && !refreshing) {
                after.card().ifPresent(hooks::show);
            }
        });
        SplitPane split = new SplitPane(list, waterfall);
        split.getStyleClass().add("quiet-split");
        split.setDividerPositions(0.4);
        for (Region part : List.of(list, waterfall, split, this)) {
            part.setMinHeight(0);
        }
        VBox.setVgrow(split, Priority.ALWAYS);
        note.managedProperty().bind(note.visibleProperty());
        note.setVisible(false);
        getChildren().addAll(note, split);
    }

    void refresh() {
        String partial = live.chosen().filter(trace -> live.source() == LiveSource.CLOUD && !trace.whole()).map(trace -> Words.of("live.traces.partial")).orElse("");
        note.setText(live.traceNote().isEmpty() ? partial : live.traceNote());
        note.setVisible(!note.getText().isEmpty());
        refreshing = true;
        if (!traces.equals(live.traces())) {
            traces.setAll(live.traces());
        }
        Optional<Trace> now = live.chosen();
        now.ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::clearSelection);
        if (!now.equals(shown)) {
            shown = now;
            hops.setAll(now.map(Trace::hops).orElse(List.of()));
        }
        refreshing = false;
    }

    private String name(Hop hop) {
        return hop.card().flatMap(hooks.design()::node).map(Node::name).orElse("");
    }

    private static String millis(Duration duration) {
        return FigureWords.millis(duration.toNanos() / 1e6);
    }

    /** When, what, how long. */
    private final class TraceCell extends ListCell<Trace> {
        private final Label time = Controls.label("", "mono", "muted");
        private final Label words = Controls.label("", "mono");
        private final Label took = Controls.label("", "mono", "muted");
        private final HBox box = new HBox(10, time, words, took);

        private TraceCell() {
            time.setMinWidth(88);
            words.setMaxWidth(Double.MAX_VALUE);
            words.setMinWidth(40);
            took.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            // a list cell is as wide as its widest words otherwise
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Trace trace, boolean nothing) {
            super.updateItem(trace, nothing);
            boolean there = !nothing && trace != null;
            pseudoClassStateChanged(BAD, there && !trace.ok());
            if (!there) {
                setGraphic(null);
                return;
            }
            time.setText(TIME.format(trace.start()));
            words.setText(trace.words());
            took.setText(trace.hops().size() + (trace.hops().size() == 1 ? " hop  " : " hops  ") + millis(trace.duration()));
            setGraphic(box);
        }
    }

    /** A hop, set in by its depth, with its time as a bar. */
    private final class HopCell extends ListCell<Hop> {
        private static final double INDENT = 12;
        private static final double LEAST_BAR = 2;
        private static final double WORDS = 130;

        private final Label card = Controls.label("", "hop-card");
        private final Label words = Controls.label("", "mono", "muted");
        private final Region bar = new Region();
        private final Pane lane = new Pane(bar) {
            @Override
            protected void layoutChildren() {
                placeBar();
            }
        };
        private final Label took = Controls.label("", "mono");
        private final HBox box = new HBox(8, card, words, lane, took);

        private HopCell() {
            card.setMinWidth(110);
            card.setPrefWidth(110);
            words.setMinWidth(60);
            words.setPrefWidth(WORDS);
            bar.getStyleClass().add("hop-bar");
            lane.setMinWidth(40);
            lane.setPrefHeight(14);
            HBox.setHgrow(lane, Priority.ALWAYS);
            took.setMinWidth(62);
            took.setAlignment(Pos.CENTER_RIGHT);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        private void placeBar() {
            Hop hop = getItem();
            if (hop == null || shown.isEmpty()) {
                return;
            }
            double all = Math.max(1, shown.get().duration().toNanos());
            double from = Duration.between(shown.get().start(), hop.start()).toNanos() / all * lane.getWidth();
            double wide = Math.max(LEAST_BAR, hop.duration().toNanos() / all * lane.getWidth());
            bar.resizeRelocate(Math.clamp(from, 0, Math.max(0, lane.getWidth() - LEAST_BAR)), lane.getHeight() / 2 - 4, Math.min(wide, lane.getWidth()), 8);
        }

        @Override
        protected void updateItem(Hop hop, boolean nothing) {
            super.updateItem(hop, nothing);
            boolean there = !nothing && hop != null;
            pseudoClassStateChanged(BAD, there && !hop.ok());
            if (!there) {
                setGraphic(null);
                return;
            }
            card.setText(name(hop).isEmpty() ? hop.words() : name(hop));
            card.setStyle(null);
            HBox.setMargin(card, new javafx.geometry.Insets(0, 0, 0, hop.depth() * INDENT));
            String what = name(hop).isEmpty() || hop.words().equals(name(hop)) ? "" : hop.words();
            String said = hop.ok() ? what : (what + "  " + hop.result()).strip();
            words.setText(said);
            words.setPrefWidth(hop.ok() ? WORDS : WORDS * 2);
            setTooltip(hop.ok() ? null : new Tooltip(said));
            took.setText(millis(hop.duration()));
            setGraphic(box);
            lane.requestLayout();
        }
    }
}
