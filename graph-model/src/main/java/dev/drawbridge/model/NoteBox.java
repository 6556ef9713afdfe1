package dev.drawbridge.model;

/**
 * Where a note is and how large.
 *
 * @param place its top left corner
 * @param width at least {@link #LEAST_WIDTH}
 * @param height at least {@link #LEAST_HEIGHT}
 */
public record NoteBox(Point place, double width, double height) {
    public static final double LEAST_WIDTH = 96;
    public static final double LEAST_HEIGHT = 48;

    public NoteBox {
        width = Math.max(LEAST_WIDTH, width);
        height = Math.max(LEAST_HEIGHT, height);
    }

    /** The size of a new note. */
    public static NoteBox at(Point place) {
        return new NoteBox(place, 224, 112);
    }

    public NoteBox movedBy(double dx, double dy) {
        return new NoteBox(place.plus(dx, dy), width, height);
    }
}
