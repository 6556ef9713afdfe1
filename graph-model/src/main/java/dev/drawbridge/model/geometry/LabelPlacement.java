package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where the label of a wire goes: on the wire near its middle if there is room, else beside it. Never over a card; over
 * another label only where everything near is taken.
 *
 * @param centre the middle of the label
 * @param anchor the point of the wire that it belongs to; differs from the centre when the label stands beside the wire
 */
public record LabelPlacement(Point centre, Point anchor) {
    private static final double[] ALONG = {0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76};
    /** Air between a label and a card, and between two labels. */
    private static final double AIR = 4;
    /** Steps of the search beside the wire. */
    private static final double STEP = 8;
    /** Beyond this many steps no drawing a person can read has no room. */
    private static final int STEPS = 120;

    /** Whether the label stands beside its wire, so that a thin line should lead to it. */
    public boolean aside() {
        return Math.hypot(centre.x() - anchor.x(), centre.y() - anchor.y()) > 1;
    }

    /** The rectangle of the label. */
    public Bounds bounds(double width, double height) {
        return box(centre, width, height);
    }

    /**
     * Places one label.
     *
     * @param width of the label, with its padding
     * @param height of the label, with its padding
     * @param cards the cards around
     * @param labels the labels around that are placed already
     */
    public static LabelPlacement of(WireCurve curve, double width, double height, Collection<Bounds> cards, Collection<Bounds> labels) {
        List<Bounds> all = new ArrayList<>(cards);
        all.addAll(labels);
        for (double t : ALONG) {
            Point on = curve.at(t);
            if (isFree(box(on, width, height), all)) {
                return new LabelPlacement(on, on);
            }
        }
        LabelPlacement spare = null;
        for (int step = 1; step <= STEPS; step++) {
            for (double t : ALONG) {
                Point on = curve.at(t);
                for (int side = -1; side <= 1; side += 2) {
                    Point beside = on.plus(0, side * (height / 2 + step * STEP));
                    Bounds box = box(beside, width, height);
                    if (isFree(box, all)) {
                        return new LabelPlacement(beside, on);
                    }
                    if (spare == null && isFree(box, cards)) {
                        spare = new LabelPlacement(beside, on);
                    }
                }
            }
        }
        Point middle = curve.at(0.5);
        return spare != null ? spare : new LabelPlacement(middle.plus(0, -STEPS * STEP), middle);
    }

    private static Bounds box(Point centre, double width, double height) {
        return new Bounds(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }

    private static boolean isFree(Bounds box, Collection<Bounds> taken) {
        Bounds wide = box.grow(AIR);
        for (Bounds other : taken) {
            if (wide.intersects(other)) {
                return false;
            }
        }
        return true;
    }
}
