package dev.drawbridge.icons;

/** One piece of a path, in absolute grid units. Four kinds are enough for every painter. */
public sealed interface Segment {

    /** Lifts the pen and puts it down at a point. */
    record MoveTo(double x, double y) implements Segment {}

    /** Draws straight to a point. */
    record LineTo(double x, double y) implements Segment {}

    /** Draws a cubic curve to {@code (x, y)}, pulled by the two control points. */
    record CubicTo(double x1, double y1, double x2, double y2, double x, double y) implements Segment {}

    /** Draws straight back to where the pen was last put down, and joins the ends. */
    record Close() implements Segment {}
}
