package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.List;

/** Puts parts of a drawing that have nothing to do with each other side by side and below each other, in reading order. */
final class Shelves {
    private static final double GAP = 4 * CardMetrics.GRID;

    private Shelves() {}

    /** The width and height of a part. */
    record Size(double width, double height) {}

    /** The upper left corner of each part, in the order of the parts. */
    static List<Point> place(List<Size> parts) {
        double area = 0;
        double widest = 0;
        for (Size part : parts) {
            area += (part.width() + GAP) * (part.height() + GAP);
            widest = Math.max(widest, part.width());
        }
        double width = Math.max(widest, Math.sqrt(area * Tile.SHAPE));
        List<Point> places = new ArrayList<>();
        double x = 0;
        double y = 0;
        double high = 0;
        for (Size part : parts) {
            if (x > 0 && x + part.width() > width) {
                x = 0;
                y = up(y + high + GAP);
                high = 0;
            }
            places.add(new Point(x, y));
            x = up(x + part.width() + GAP);
            high = Math.max(high, part.height());
        }
        return places;
    }

    private static double up(double value) {
        return Math.ceil(value / CardMetrics.GRID) * CardMetrics.GRID;
    }
}
