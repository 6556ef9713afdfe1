package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;

/** The cubic curve of a wire: leaves its port outwards (right, or down from a failure port) and arrives from the left. */
public record WireCurve(Point start, Point control1, Point control2, Point end) {
    private static final int STEPS = 24;

    /** The curve between two ports, given by their centres. */
    public static WireCurve between(Point start, String fromPort, Point end) {
        double dx = end.x() - start.x();
        double dy = end.y() - start.y();
        // backwards wires need a wide loop, forward ones a handle of half the way
        double reach = dx >= 0 ? Math.max(24, Math.min(dx / 2, 160)) : Math.min(60 + -dx / 4 + Math.abs(dy) / 8, 220);
        Point c1 = fromPort.equals("failure") ? start.plus(0, Math.max(40, reach)) : start.plus(reach, 0);
        return new WireCurve(start, c1, end.plus(-reach, 0), end);
    }

    /** The point at {@code t} from 0 (start) to 1 (end). */
    public Point at(double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double c = 3 * u * t * t;
        double d = t * t * t;
        return new Point(
                a * start.x() + b * control1.x() + c * control2.x() + d * end.x(),
                a * start.y() + b * control1.y() + c * control2.y() + d * end.y());
    }

    /** How far the point is from the curve; exact to about a pixel, which is enough to hit it. */
    public double distance(Point p) {
        double best = Double.MAX_VALUE;
        Point a = start;
        for (int i = 1; i <= STEPS; i++) {
            Point b = at((double) i / STEPS);
            best = Math.min(best, segmentDistance(p, a, b));
            a = b;
        }
        return best;
    }

    private static double segmentDistance(Point p, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.clamp(((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length, 0, 1);
        return Math.hypot(p.x() - a.x() - t * dx, p.y() - a.y() - t * dy);
    }

    /** A rectangle that holds the whole curve (the hull of its four points). */
    public Bounds bounds() {
        double left = Math.min(Math.min(start.x(), end.x()), Math.min(control1.x(), control2.x()));
        double right = Math.max(Math.max(start.x(), end.x()), Math.max(control1.x(), control2.x()));
        double top = Math.min(Math.min(start.y(), end.y()), Math.min(control1.y(), control2.y()));
        double bottom = Math.max(Math.max(start.y(), end.y()), Math.max(control1.y(), control2.y()));
        return new Bounds(left, top, right - left, bottom - top);
    }
}
