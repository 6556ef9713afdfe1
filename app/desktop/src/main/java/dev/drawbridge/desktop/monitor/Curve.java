package dev.drawbridge.desktop.monitor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

/** Values over time as a line, scaled to their largest. */
final class Curve extends Pane {
    private final Polyline line = new Polyline();
    private final double width;
    private final double height;

    Curve(double width, double height) {
        this.width = width;
        this.height = height;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        line.getStyleClass().add("live-curve");
        getChildren().add(line);
    }

    void show(List<Double> values) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < values.size() && values.size() > 1; i++) {
            points.add(width * i / (values.size() - 1));
            points.add(1 + (height - 2) * (1 - (most <= 0 ? 0 : values.get(i) / most)));
        }
        line.getPoints().setAll(points);
    }
}
