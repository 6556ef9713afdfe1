package dev.drawbridge.icons;

import java.util.Arrays;

/** Walks segments and keeps the extremes; a curve counts where it really turns, not where its control points lie. */
final class BoundsFinder {
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    void add(Segment segment) {
        switch (segment) {
            case Segment.MoveTo move -> {
                startX = move.x();
                startY = move.y();
                reach(move.x(), move.y());
            }
            case Segment.LineTo line -> reach(line.x(), line.y());
            case Segment.CubicTo c -> {
                double[] turnsX = turns(x, c.x1(), c.x2(), c.x());
                double[] turnsY = turns(y, c.y1(), c.y2(), c.y());
                for (double t : turnsX) {
                    widen(at(t, x, c.x1(), c.x2(), c.x()), y);
                }
                for (double t : turnsY) {
                    widen(x, at(t, y, c.y1(), c.y2(), c.y()));
                }
                reach(c.x(), c.y());
            }
            case Segment.Close() -> reach(startX, startY);
        }
    }

    Bounds bounds() {
        if (minX > maxX) {
            throw new IllegalStateException("An empty path has no bounds.");
        }
        return new Bounds(minX, minY, maxX, maxY);
    }

    private void reach(double toX, double toY) {
        x = toX;
        y = toY;
        widen(toX, toY);
    }

    private void widen(double toX, double toY) {
        minX = Math.min(minX, toX);
        minY = Math.min(minY, toY);
        maxX = Math.max(maxX, toX);
        maxY = Math.max(maxY, toY);
    }

    private static double at(double t, double p0, double p1, double p2, double p3) {
        double u = 1 - t;
        return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
    }

    /** Where the derivative of one coordinate is zero, strictly inside the curve. */
    private static double[] turns(double p0, double p1, double p2, double p3) {
        double a = -p0 + 3 * p1 - 3 * p2 + p3;
        double b = 2 * (p0 - 2 * p1 + p2);
        double c = p1 - p0;
        double[] roots;
        if (Math.abs(a) < 1e-12) {
            roots = Math.abs(b) < 1e-12 ? new double[0] : new double[] {-c / b};
        } else {
            double square = b * b - 4 * a * c;
            if (square < 0) {
                return new double[0];
            }
            double root = Math.sqrt(square);
            roots = new double[] {(-b + root) / (2 * a), (-b - root) / (2 * a)};
        }
        return Arrays.stream(roots).filter(t -> t > 0 && t < 1).toArray();
    }
}
