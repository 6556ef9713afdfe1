package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** All cards with their figures, to be sorted by any of them. */
final class FiguresPane extends HBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private static final double DETAILS = 300;
    private static final double ROOM = 640;

    private final LiveController live;
    private final LiveHooks hooks;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final TableView<Row> table = new TableView<>(rows);
    private final FigureDetails details = new FigureDetails();
    private final TableColumn<Row, String> others;
    private boolean refreshing;

    /** A card; figures that are missing sort below all others. */
    private record Row(NodeId card, String name, CardFigures figures) {
        double rate() {
            return figures.work().map(Series::rate).orElse(-1.0);
        }

        double figure(Metric first, Metric second) {
            return figures.figure(first).orElse(figures.figure(second).orElse(-1));
        }
    }

    FiguresPane(LiveController live, LiveHooks hooks) {
        this.live = live;
        this.hooks = hooks;
        table.setId("live-figures");
        table.getStyleClass().add("quiet-table");
        table.setAccessibleText(Words.of("live.figures"));
        table.setPlaceholder(Controls.label(Words.of("live.nothing-yet"), "muted"));
        table.setMinHeight(0);
        setMinHeight(0);
        Columns.add(table, Words.of("live.card"), 120, "", Row::name, name -> name);
        TableColumn<Row, CardFigures> curve = new TableColumn<>(Words.of("live.trend"));
        curve.setPrefWidth(96);
        curve.setMinWidth(60);
        curve.setSortable(false);
        curve.setReorderable(false);
        curve.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue().figures()));
        curve.setCellFactory(view -> new CurveCell());
        table.getColumns().add(curve);
        Columns.add(table, Words.of("live.rate"), 78, "mono", Row::rate, rate -> rate < 0 ? "" : FigureWords.rate(rate));
        Columns.add(table, Words.of("live.errors"), 64, "result", row -> row.figures().errors(), FigureWords::number);
        Columns.add(table, "p50", 68, "mono", row -> row.figure(Metric.DURATION_P50, Metric.LATENCY_P50), FiguresPane::millis);
        Columns.add(table, "p95", 68, "mono", row -> row.figure(Metric.DURATION_P95, Metric.LATENCY_P95), FiguresPane::millis);
        Columns.add(table, "p99", 68, "mono", row -> row.figure(Metric.DURATION_P99, Metric.LATENCY_P99), FiguresPane::millis);
        others = Columns.add(table, Words.of("live.others"), 320, "", row -> others(row.figures()), words -> words);
        others.setSortable(false);
        others.setMaxWidth(4000);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new TableRow<>() {
            @Override
            protected void updateItem(Row row, boolean nothing) {
                super.updateItem(row, nothing);
                pseudoClassStateChanged(BAD, !nothing && row != null && row.figures().errors() > 0);
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, after) -> {
            if (after != null && !refreshing) {
                hooks.show(after.card());
            }
            showDetails();
        });
        getStyleClass().add("live-table");
        HBox.setHgrow(table, Priority.ALWAYS);
        details.managedProperty().bind(details.visibleProperty());
        details.setMinWidth(DETAILS);
        details.setPrefWidth(DETAILS);
        details.setMinHeight(0);
        widthProperty().addListener(observable -> showDetails());
        getChildren().addAll(table, details);
        showDetails();
    }

    /** The details of a chosen card take the place of the last column, where there is room. */
    private void showDetails() {
        Row row = table.getSelectionModel().getSelectedItem();
        boolean there = row != null && getWidth() >= ROOM;
        details.setVisible(there);
        others.setVisible(!there);
        if (there) {
            details.show(row.name(), row.figures());
        }
    }

    /** The card that is selected on the drawing is the one that is told of. */
    private void follow() {
        java.util.Set<NodeId> selected = hooks.selected();
        if (selected.size() == 1) {
            rows.stream().filter(row -> selected.contains(row.card())).findFirst().filter(row -> row != table.getSelectionModel().getSelectedItem()).ifPresent(table.getSelectionModel()::select);
        }
    }

    private static String millis(double value) {
        return value < 0 ? "" : FigureWords.millis(value);
    }

    private static String others(CardFigures figures) {
        Metric work = figures.work().map(Series::metric).orElse(Metric.BYTES);
        return figures.series().values().stream()
                .filter(series -> series.metric() != work && !isColumn(series.metric()) && series.figure().isPresent() && (!series.metric().isTrouble() || series.total() > 0))
                .map(series -> series.metric().words() + " " + FigureWords.figure(series.metric(), series.figure())).collect(Collectors.joining("   "));
    }

    private static boolean isColumn(Metric metric) {
        return switch (metric) {
            case DURATION_P50, DURATION_P95, DURATION_P99, LATENCY_P50, LATENCY_P95, LATENCY_P99, ERRORS -> true;
            default -> false;
        };
    }

    void refresh() {
        List<Row> next = new ArrayList<>();
        for (Node node : hooks.design().nodes().values()) {
            CardFigures figures = live.figures().of(node.id());
            if (figures.series().values().stream().anyMatch(series -> series.figure().isPresent())) {
                next.add(new Row(node.id(), node.name(), figures));
            }
        }
        if (next.isEmpty() && rows.isEmpty()) {
            return;
        }
        next.sort(java.util.Comparator.comparing(Row::name));
        Row selected = table.getSelectionModel().getSelectedItem();
        refreshing = true;
        rows.setAll(next);
        table.sort();
        if (selected != null) {
            rows.stream().filter(row -> Objects.equals(row.card(), selected.card())).findFirst().ifPresent(table.getSelectionModel()::select);
        }
        follow();
        refreshing = false;
        showDetails();
    }

    /** A small curve. */
    private static final class CurveCell extends TableCell<Row, CardFigures> {
        private final Curve curve = new Curve(84, 16);

        @Override
        protected void updateItem(CardFigures figures, boolean nothing) {
            super.updateItem(figures, nothing);
            if (nothing || figures == null) {
                setGraphic(null);
                return;
            }
            curve.show(LiveSigns.trend(figures));
            setGraphic(curve);
        }
    }
}
