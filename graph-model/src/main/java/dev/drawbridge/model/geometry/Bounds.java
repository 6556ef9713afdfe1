package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;
import java.util.Collection;
import java.util.Optional;

/** An upright rectangle. */
public record Bounds(double x, double y, double width, double height) {
    /** The rectangle with these two opposite corners, in any order. */
    public static Bounds between(Point a, Point b) {
        return new Bounds(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.abs(a.x() - b.x()), Math.abs(a.y() - b.y()));
    }

    /** The smallest rectangle around all; empty when there is none. */
    public static Optional<Bounds> around(Collection<Bounds> all) {
        return all.stream().reduce(Bounds::union);
    }

    public double maxX() {
        return x + width;
    }

    public double maxY() {
        return y + height;
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    public boolean contains(Point p) {
        return p.x() >= x && p.x() <= maxX() && p.y() >= y && p.y() <= maxY();
    }

    public boolean intersects(Bounds other) {
        return x <= other.maxX() && other.x <= maxX() && y <= other.maxY() && other.y <= maxY();
    }

    public Bounds union(Bounds other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Bounds(left, top, Math.max(maxX(), other.maxX()) - left, Math.max(maxY(), other.maxY()) - top);
    }

    /** Larger by {@code by} on each side. */
    public Bounds grow(double by) {
        return new Bounds(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
