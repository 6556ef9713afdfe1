package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Point;

/** The measures of a card, in canvas units (pixels at 100 %). */
public final class CardMetrics {
    public static final double WIDTH = 180;
    public static final double HEIGHT = 76;
    public static final double CORNER = 11;
    public static final double TILE = 36;
    public static final double TILE_INSET = 12;
    /** Where the lines of text begin, and how wide they may be: up to the port at the right. */
    public static final double TEXT_X = TILE_INSET + TILE + 11;
    public static final double TEXT_WIDTH = WIDTH - TEXT_X - 9;
    public static final double PORT_RADIUS = 5;
    /** Half the square in which a press counts as a press on the port. */
    public static final double PORT_HIT = 10;
    /** Cards snap to this, and the dots of the canvas stand this far apart. */
    public static final double GRID = 16;

    private CardMetrics() {}

    /** The centre of a port of a card whose top left corner is at {@code place}. */
    public static Point port(Point place, String port) {
        return switch (port) {
            case "in" -> place.plus(0, HEIGHT / 2);
            case "failure" -> place.plus(WIDTH / 2, HEIGHT);
            default -> place.plus(WIDTH, HEIGHT / 2);
        };
    }

    /** The rectangle of a card. */
    public static Bounds bounds(Point place) {
        return new Bounds(place.x(), place.y(), WIDTH, HEIGHT);
    }

    /** The nearest point of the grid. */
    public static Point snap(Point point) {
        return new Point(Math.rint(point.x() / GRID) * GRID, Math.rint(point.y() / GRID) * GRID);
    }
}
