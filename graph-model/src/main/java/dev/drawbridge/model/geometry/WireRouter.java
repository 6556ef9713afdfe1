package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;
import java.util.Collection;

/**
 * Finds the curve of a wire that runs under as few cards as it cheaply can: the plain curve if that is free, else the
 * flattest arc above or below that is. Pure, and its work grows only with the cards that are handed in.
 */
public final class WireRouter {
    /** How far a routed curve may leave the rectangle of its two ends, to the left and right. */
    public static final double SLACK_X = 220;
    /** How far a routed curve may leave the rectangle of its two ends, up and down (of its control points). */
    public static final double SLACK_Y = 340;

    private static final double[] LIFTS = {40, 70, 100, 130, 160, 200, 260, SLACK_Y};
    private static final double[] REACHES = {48, 96, 150};
    private static final int SAMPLES = 28;
    /** A wire touches its own two cards at their edge; so a card counts only inside of this. */
    private static final double EDGE = 3;

    private WireRouter() {}

    /**
     * The curve between two ports.
     *
     * @param start centre of the port it leaves
     * @param fromPort name of that port
     * @param end centre of the port it reaches
     * @param cards the rectangles of the cards around, those at its two ends included
     */
    public static WireCurve route(Point start, String fromPort, Point end, Collection<Bounds> cards) {
        WireCurve plain = WireCurve.between(start, fromPort, end);
        double fewest = covered(plain, cards);
        if (fewest == 0) {
            return plain;
        }
        boolean failure = fromPort.equals("failure");
        WireCurve best = plain;
        for (double lift : LIFTS) {
            for (double reach : REACHES) {
                for (int side = failure ? 1 : -1; side <= 1; side += 2) {
                    Point c1 = failure ? start.plus(0, lift) : start.plus(reach, side * lift);
                    WireCurve arc = new WireCurve(start, c1, end.plus(-reach, failure ? Math.min(lift, 60) : side * lift), end);
                    double hits = covered(arc, cards);
                    // an arc must be worth its length: a wire that only brushes a corner stays as it is
                    if (hits < fewest - 0.5) {
                        best = arc;
                        fewest = hits;
                    }
                }
            }
            if (fewest == 0) {
                return best;
            }
        }
        return best;
    }

    /** How many of the samples lie under a card. */
    private static double covered(WireCurve curve, Collection<Bounds> cards) {
        int hits = 0;
        for (int i = 1; i < SAMPLES; i++) {
            Point p = curve.at((double) i / SAMPLES);
            for (Bounds card : cards) {
                if (p.x() > card.x() + EDGE && p.x() < card.maxX() - EDGE && p.y() > card.y() + EDGE && p.y() < card.maxY() - EDGE) {
                    hits++;
                    break;
                }
            }
        }
        return hits;
    }
}
