package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Node;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** What the platform reports of each invocation, to be sorted: the slowest, the hungriest, those that had to start. */
final class ReportPane extends StackPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final LiveController live;
    private final ObservableList<ReportLine> rows = FXCollections.observableArrayList();
    private final TableView<ReportLine> table = new TableView<>(rows);

    /** @param opened shows the lines of an invocation */
    ReportPane(LiveController live, LiveHooks hooks, Consumer<ReportLine> opened) {
        this.live = live;
        table.setId("live-reports");
        table.getStyleClass().add("quiet-table");
        table.setAccessibleText(Words.of("live.reports"));
        table.setPlaceholder(Controls.label(Words.of("live.reports.none"), "muted"));
        table.setMinHeight(0);
        setMinHeight(0);
        Columns.add(table, Words.of("live.time"), 122, "mono", ReportLine::time, TIME::format);
        Columns.add(table, Words.of("live.function"), 120, "", report -> hooks.design().node(report.function()).map(Node::name).orElse(report.function().value()), name -> name);
        Columns.add(table, Words.of("live.duration"), 84, "mono", ReportLine::duration, ReportPane::millis);
        Columns.add(table, Words.of("live.billed"), 84, "mono", ReportLine::billed, ReportPane::millis);
        Columns.add(table, Words.of("live.memory"), 84, "mono", ReportLine::memory, memory -> memory + " MB");
        Columns.add(table, Words.of("live.used"), 84, "mono", report -> report.used().orElse(-1), used -> used < 0 ? "" : used + " MB");
        Columns.add(table, Words.of("live.start"), 84, "mono", report -> report.init().orElse(Duration.ZERO), init -> init.isZero() ? "" : millis(init));
        Columns.add(table, Words.of("live.status"), 84, "result", ReportLine::status, status -> status);
        Columns.add(table, Words.of("live.request"), 240, "mono", ReportLine::requestId, id -> id).setMaxWidth(4000);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> {
            TableRow<ReportLine> row = new TableRow<>() {
                @Override
                protected void updateItem(ReportLine report, boolean nothing) {
                    super.updateItem(report, nothing);
                    pseudoClassStateChanged(BAD, !nothing && report != null && !report.ok());
                }
            };
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && row.getItem() != null) {
                    opened.accept(row.getItem());
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER && table.getSelectionModel().getSelectedItem() != null) {
                opened.accept(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        getStyleClass().add("live-table");
        getChildren().add(table);
    }

    private static String millis(Duration duration) {
        return FigureWords.millis(duration.toNanos() / 1e6);
    }

    void refresh() {
        if (!rows.equals(live.reports())) {
            ReportLine selected = table.getSelectionModel().getSelectedItem();
            rows.setAll(live.reports());
            table.sort();
            if (selected != null && rows.contains(selected)) {
                table.getSelectionModel().select(selected);
            }
        }
    }
}
