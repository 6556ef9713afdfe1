package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.FigureWords;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.desktop.theme.Controls;
import dev.drawbridge.desktop.words.Words;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Everything that is measured of one card: each figure with its curve over the whole range. */
final class FigureDetails extends ScrollPane {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final double CURVE = 110;
    private static final double CURVE_HEIGHT = 16;

    private final Label name = Controls.label("", "change-title");
    private final GridPane grid = new GridPane(12, 3);
    private CardFigures shown = CardFigures.NONE;

    FigureDetails() {
        setId("live-details");
        getStyleClass().add("quiet-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        ColumnConstraints words = new ColumnConstraints();
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        figure.setMinWidth(70);
        grid.getColumnConstraints().addAll(words, figure, new ColumnConstraints(CURVE));
        VBox box = new VBox(6, name, grid);
        box.getStyleClass().add("live-details");
        setContent(box);
    }

    void show(String card, CardFigures figures) {
        name.setText(card);
        if (figures.equals(shown)) {
            return;
        }
        shown = figures;
        grid.getChildren().clear();
        int row = 0;
        for (Series series : figures.measured()) {
            Metric metric = series.metric();
            Label figure = Controls.label(FigureWords.figure(metric, series.figure()) + (metric.unit() == Metric.Unit.COUNT && series.total() > 0 ? "  " + FigureWords.rate(series.rate()) : ""), "mono", "result");
            figure.setAccessibleText(metric.words() + " " + figure.getText());
            figure.pseudoClassStateChanged(BAD, metric.isTrouble() && series.total() > 0);
            figure.getStyleClass().add("live-figure");
            Curve curve = new Curve(CURVE, CURVE_HEIGHT);
            curve.show(LiveSigns.steps(series));
            grid.addRow(row++, Controls.label(metric.words(), "hint"), figure, curve);
        }
        if (row == 0) {
            grid.add(Controls.label(Words.of("live.nothing-yet"), "muted", "hint"), 0, 0, 3, 1);
        }
    }
}
