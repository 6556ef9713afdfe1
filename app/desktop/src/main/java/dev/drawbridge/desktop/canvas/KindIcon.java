package dev.drawbridge.desktop.canvas;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Icons;
import dev.drawbridge.icons.Stroke;
import dev.drawbridge.model.kind.Kind;
import java.util.Locale;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A tile in the colour of a kind's family with the kind's icon on it. */
public final class KindIcon extends Region {
    private final double size;

    /**
     * @param size of the tile, in pixels
     * @param ink width of the icon on it, in pixels
     */
    public KindIcon(Kind kind, double size, double ink) {
        this.size = size;
        getStyleClass().addAll("kind-icon", "tile", familyClass(kind));
        Group strokes = new Group();
        for (Stroke stroke : Icons.findOrUnknown(kind.icon()).strokes()) {
            SVGPath path = new SVGPath();
            path.setContent(stroke.data());
            path.getStyleClass().add(stroke.filled() ? "ink-fill" : "ink-stroke");
            strokes.getChildren().add(path);
        }
        strokes.setManaged(false);
        strokes.getTransforms().add(new Scale(ink / Icon.GRID, ink / Icon.GRID, 0, 0));
        strokes.setLayoutX((size - ink) / 2);
        strokes.setLayoutY((size - ink) / 2);
        getChildren().add(strokes);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }

    /** The tile's width and height, in pixels. */
    public double size() {
        return size;
    }

    /** The style class that gives {@code -db-ink} and {@code -db-tile} the colours of the kind's family. */
    public static String familyClass(Kind kind) {
        return "family-" + kind.family().name().toLowerCase(Locale.ROOT);
    }
}
