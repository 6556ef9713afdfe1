package dev.drawbridge.desktop.theme;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Icons;
import dev.drawbridge.icons.Stroke;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.Group;
import javafx.scene.transform.Scale;

/** One of our icons as a node of a fixed size. Its colour is the looked-up colour {@code -db-icon} of where it stands. */
public final class IconView extends Region {
    private final double size;

    /** @param size width and height in pixels */
    public IconView(String iconId, double size) {
        this.size = size;
        getStyleClass().add("icon-view");
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        show(iconId);
    }

    /** Shows another icon at the same place. */
    public void show(String iconId) {
        Icon icon = Icons.findOrUnknown(iconId);
        Group group = new Group();
        group.setManaged(false);
        group.setAutoSizeChildren(false);
        for (Stroke stroke : icon.strokes()) {
            SVGPath path = new SVGPath();
            path.setContent(stroke.data());
            path.getStyleClass().add(stroke.filled() ? "icon-dot" : "icon-line");
            path.setStrokeWidth(Icon.PEN);
            path.setStrokeLineCap(StrokeLineCap.ROUND);
            path.setStrokeLineJoin(StrokeLineJoin.ROUND);
            group.getChildren().add(path);
        }
        group.getTransforms().setAll(new Scale(size / Icon.GRID, size / Icon.GRID));
        getChildren().setAll(group);
    }
}
