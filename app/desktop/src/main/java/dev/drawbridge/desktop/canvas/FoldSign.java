package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.GroupFrames;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** Two arrow heads that point at each other (collapse) or away from each other (expand). Clicked by the canvas' own hit test. */
final class FoldSign extends Region {
    private static final String COLLAPSE = "M8 6 L12 10 L16 6 M8 18 L12 14 L16 18";
    private static final String EXPAND = "M8 9 L12 5 L16 9 M8 15 L12 19 L16 15";

    FoldSign(boolean collapse) {
        getStyleClass().add("canvas-fold-sign");
        setManaged(false);
        SVGPath arrows = new SVGPath();
        arrows.setContent(collapse ? COLLAPSE : EXPAND);
        arrows.getStyleClass().add("arrows");
        arrows.setManaged(false);
        getChildren().add(arrows);
        setPrefSize(GroupFrames.SIGN, GroupFrames.SIGN);
    }
}
