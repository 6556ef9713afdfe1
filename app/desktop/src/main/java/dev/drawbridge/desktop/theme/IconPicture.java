package dev.drawbridge.desktop.theme;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Icons;
import dev.drawbridge.icons.Stroke;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** Icons as bitmaps, for the window manager. On the JavaFX thread. */
public final class IconPicture {
    private static final Color GROUND = Color.web("#2f6feb");

    private IconPicture() {}

    /** The logo in white on a rounded square of the accent colour. @param size width and height in pixels */
    public static Image logo(int size) {
        Icon icon = Icons.findOrUnknown("drawbridge");
        Canvas canvas = new Canvas(size, size);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setFill(GROUND);
        pen.fillRoundRect(0, 0, size, size, size * 0.44, size * 0.44);
        double inset = size * 0.14;
        pen.translate(inset, inset);
        double scale = (size - 2 * inset) / Icon.GRID;
        pen.scale(scale, scale);
        pen.setStroke(Color.WHITE);
        pen.setFill(Color.WHITE);
        pen.setLineWidth(Icon.PEN);
        pen.setLineCap(StrokeLineCap.ROUND);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        for (Stroke stroke : icon.strokes()) {
            pen.beginPath();
            pen.appendSVGPath(stroke.data());
            if (stroke.filled()) {
                pen.fill();
            } else {
                pen.stroke();
            }
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, null);
    }
}
