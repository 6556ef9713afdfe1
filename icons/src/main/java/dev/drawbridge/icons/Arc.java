package dev.drawbridge.icons;

import java.util.ArrayList;
import java.util.List;

/**
 * An elliptical arc as SVG gives it: two ends and the shape of the ellipse between them.
 *
 * <p>The way from ends to centre is that of
 * <a href="https://www.w3.org/TR/SVG2/implnote.html#ArcImplementationNotes">SVG 2, arc implementation notes</a>.
 *
 * @param fromX    x of the start
 * @param fromY    y of the start
 * @param radiusX  first radius of the ellipse, not negative
 * @param radiusY  second radius of the ellipse, not negative
 * @param rotation how far the first radius is turned from the x axis, in degrees
 * @param large    whether to go the long way round
 * @param sweep    whether to go clockwise on the screen
 * @param toX      x of the end
 * @param toY      y of the end
 */
record Arc(
        double fromX,
        double fromY,
        double radiusX,
        double radiusY,
        double rotation,
        boolean large,
        boolean sweep,
        double toX,
        double toY) {

    /** The arc as cubic curves of at most a quarter turn each; a line where a radius is 0; nothing where it has no length. */
    List<Segment> segments() {
        if (fromX == toX && fromY == toY) {
            return List.of();
        }
        if (radiusX == 0 || radiusY == 0) {
            return List.of(new Segment.LineTo(toX, toY));
        }
        double phi = Math.toRadians(rotation);
        double cos = Math.cos(phi);
        double sin = Math.sin(phi);
        // Half the way between the ends, turned so that the ellipse stands upright.
        double halfX = (cos * (fromX - toX) + sin * (fromY - toY)) / 2;
        double halfY = (cos * (fromY - toY) - sin * (fromX - toX)) / 2;
        // Radii too small to span the ends are grown until they just do.
        double needed = square(halfX / radiusX) + square(halfY / radiusY);
        double grow = Math.max(1, Math.sqrt(needed));
        double rx = radiusX * grow;
        double ry = radiusY * grow;

        double across = square(rx * halfY) + square(ry * halfX);
        double root = Math.sqrt(Math.max(0, (square(rx * ry) - across) / across));
        double side = large == sweep ? -root : root;
        double centreX = side * rx * halfY / ry;
        double centreY = -side * ry * halfX / rx;

        double start = Math.atan2((halfY - centreY) / ry, (halfX - centreX) / rx);
        double end = Math.atan2((-halfY - centreY) / ry, (-halfX - centreX) / rx);
        double turn = end - start;
        if (sweep && turn < 0) {
            turn += 2 * Math.PI;
        } else if (!sweep && turn > 0) {
            turn -= 2 * Math.PI;
        }
        double middleX = cos * centreX - sin * centreY + (fromX + toX) / 2;
        double middleY = sin * centreX + cos * centreY + (fromY + toY) / 2;
        return new Ellipse(middleX, middleY, rx, ry, cos, sin).cubics(start, turn, toX, toY);
    }

    private static double square(double value) {
        return value * value;
    }

    /** The ellipse by its centre; a point on it is found by an angle in radians. */
    private record Ellipse(double x, double y, double rx, double ry, double cos, double sin) {

        List<Segment> cubics(double start, double turn, double toX, double toY) {
            // The small amount keeps an exact quarter from becoming two pieces by rounding.
            int pieces = Math.max(1, (int) Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
            double step = turn / pieces;
            double pull = 4.0 / 3 * Math.tan(step / 4);
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < pieces; i++) {
                double a = start + i * step;
                double b = a + step;
                double x1 = Math.cos(a) - pull * Math.sin(a);
                double y1 = Math.sin(a) + pull * Math.cos(a);
                double x2 = Math.cos(b) + pull * Math.sin(b);
                double y2 = Math.sin(b) - pull * Math.cos(b);
                boolean last = i == pieces - 1;
                segments.add(new Segment.CubicTo(
                        px(x1, y1),
                        py(x1, y1),
                        px(x2, y2),
                        py(x2, y2),
                        // The last end is taken as given, so that closed shapes close without a rounding gap.
                        last ? toX : px(Math.cos(b), Math.sin(b)),
                        last ? toY : py(Math.cos(b), Math.sin(b))));
            }
            return segments;
        }

        private double px(double unitX, double unitY) {
            return x + cos * rx * unitX - sin * ry * unitY;
        }

        private double py(double unitX, double unitY) {
            return y + sin * rx * unitX + cos * ry * unitY;
        }
    }
}
