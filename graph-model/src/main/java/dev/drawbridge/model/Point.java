package dev.drawbridge.model;

/** A place on the canvas in its own units (pixels at 100 %), y downwards. */
public record Point(double x, double y) {
    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
