package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;
import java.util.Collection;
import java.util.List;

/**
 * Finds the curve of a wire that runs under as few cards as it cheaply can: the plain curve if that is free, else the
 * one that turns earlier or later, else the flattest arc above or below that is. Pure, and its work grows only with the cards that are handed in.
 */
public final class WireRouter {
    /** How far a routed curve may leave the rectangle of its two ends, to the left and right. */
    public static final double SLACK_X = 220;
    /** How far a routed curve may leave the rectangle of its two ends, up and down (of its control points). */
    public static final double SLACK_Y = 340;

    private static final double[] LIFTS = {40, 70, 100, 130, 160, 200, 260, SLACK_Y};
    private static final double[] REACHES = {48, 96, 150};
    /** Handles of different length at the two ends: a wire that turns late, or early, slips between two columns of cards. */
    private static final double[] TURNS = {30, 80, 150, SLACK_X};
    /** For the ways that leave one end flat and the other steep. */
    private static final double[] STEEP = {0, 70, -70, 160, -160, 260, -260, SLACK_Y, -SLACK_Y};
    /** One arc does not find its way through more cards than these. */
    private static final int CROWD = 24;
    private static final int SAMPLES = 28;
    /** A wire touches its own two cards at their edge; so a card counts only inside of this. */
    private static final double EDGE = 3;
    /** The four weights of each sample; the same for every curve. */
    private static final double[][] WEIGHTS = new double[SAMPLES - 1][];

    static {
        for (int i = 1; i < SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            double u = 1 - t;
            WEIGHTS[i - 1] = new double[] {u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        }
    }

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
        Search search = new Search(plain, List.copyOf(cards));
        boolean failure = fromPort.equals("failure");
        if (!search.isFree() && !failure) {
            for (double leave : TURNS) {
                for (double arrive : TURNS) {
                    search.consider(new WireCurve(start, start.plus(leave, 0), end.plus(-arrive, 0), end));
                }
            }
        }
        if (cards.size() > CROWD) {
            return search.best;
        }
        for (int l = 0; l < LIFTS.length && !search.isFree(); l++) {
            for (double reach : REACHES) {
                for (int side = failure ? 1 : -1; side <= 1; side += 2) {
                    Point c1 = failure ? start.plus(0, LIFTS[l]) : start.plus(reach, side * LIFTS[l]);
                    search.consider(new WireCurve(start, c1, end.plus(-reach, failure ? Math.min(LIFTS[l], 60) : side * LIFTS[l]), end));
                }
            }
        }
        for (int a = 0; a < STEEP.length && !search.isFree() && !failure; a++) {
            for (double b : STEEP) {
                search.consider(new WireCurve(start, start.plus(60, STEEP[a]), end.plus(-60, b), end));
                search.consider(new WireCurve(start, start.plus(SLACK_X, STEEP[a]), end.plus(-60, b), end));
                search.consider(new WireCurve(start, start.plus(60, STEEP[a]), end.plus(-SLACK_X, b), end));
            }
        }
        return search.best;
    }

    /** Keeps the best way so far. */
    private static final class Search {
        private final List<Bounds> cards;
        private WireCurve best;
        private int fewest;

        Search(WireCurve plain, List<Bounds> cards) {
            this.cards = cards;
            best = plain;
            fewest = covered(plain, Integer.MAX_VALUE);
        }

        boolean isFree() {
            return fewest == 0;
        }

        void consider(WireCurve curve) {
            int hits = fewest == 0 ? 0 : covered(curve, fewest);
            if (hits < fewest) {
                best = curve;
                fewest = hits;
            }
        }

        /** How many of the samples lie under a card; no more than {@code enough} are counted. */
        private int covered(WireCurve curve, int enough) {
            int hits = 0;
            for (double[] w : WEIGHTS) {
                double x = w[0] * curve.start().x() + w[1] * curve.control1().x() + w[2] * curve.control2().x() + w[3] * curve.end().x();
                double y = w[0] * curve.start().y() + w[1] * curve.control1().y() + w[2] * curve.control2().y() + w[3] * curve.end().y();
                for (Bounds card : cards) {
                    if (x > card.x() + EDGE && x < card.maxX() - EDGE && y > card.y() + EDGE && y < card.maxY() - EDGE) {
                        hits++;
                        break;
                    }
                }
                if (hits >= enough) {
                    return hits;
                }
            }
            return hits;
        }
    }
}
