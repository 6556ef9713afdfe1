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
    /** Above, below, left, right, then the corners. */
    private static final int[][] SIDES = {{0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}};
    /** Air between a label and a card, and between two labels. */
    private static final double AIR = 4;
    /** Steps of the search beside the wire. */
    private static final double STEP = 8;
    /** Beyond this many steps no drawing a person can read has no room. */
    private static final int STEPS = 120;
    /** The heads of wires stay in sight, also where other wires arrive; and so does the first bit of the wire. */
    private static final double HEAD = 20;
    private static final double HEAD_HALF = 6;
    private static final double TAIL = 8;
    /** A label that nearly touches its wire needs no line to it. */
    private static final double NEAR = 10;

    /** Whether the label stands so far beside its wire that a thin line should lead to it. */
    public boolean aside(double width, double height) {
        Bounds box = box(centre, width, height);
        double dx = Math.max(0, Math.max(box.x() - anchor.x(), anchor.x() - box.maxX()));
        double dy = Math.max(0, Math.max(box.y() - anchor.y(), anchor.y() - box.maxY()));
        return Math.hypot(dx, dy) > NEAR;
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
        for (Bounds card : cards) {
            all.add(new Bounds(card.x() - HEAD, card.centre().y() - HEAD_HALF, HEAD, 2 * HEAD_HALF));
        }
        all.add(new Bounds(curve.end().x() - HEAD, curve.end().y() - HEAD_HALF, HEAD, 2 * HEAD_HALF));
        all.addAll(labels);
        List<Bounds> withEnds = new ArrayList<>(all);
        withEnds.add(new Bounds(curve.start().x(), curve.start().y() - 1, TAIL, 2));
        for (double t : ALONG) {
            Point on = curve.at(t);
            if (isFree(box(on, width, height), withEnds)) {
                return new LabelPlacement(on, on);
            }
        }
        LabelPlacement spare = null;
        for (int step = 1; step <= STEPS; step++) {
            for (double t : ALONG) {
                Point on = curve.at(t);
                for (int[] side : SIDES) {
                    double out = (step - 0.5) * STEP;
                    Point beside = on.plus(side[0] * (width / 2 + out), side[1] * (height / 2 + out));
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
