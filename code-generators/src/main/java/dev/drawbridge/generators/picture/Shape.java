package dev.drawbridge.generators.picture;

import dev.drawbridge.icons.Icon;
import dev.drawbridge.icons.Segment;
import java.util.List;

/** One thing to paint, in pixels at 100 %. Closed: every painter has an answer for each. Later shapes lie on earlier ones. */
public sealed interface Shape {
    /** A rectangle with round corners. */
    record Box(double x, double y, double width, double height, double radius, Colour fill, Pen pen) implements Shape {}

    /** A circle. */
    record Disc(double x, double y, double radius, Colour fill, Pen pen) implements Shape {}

    /** A line of straight and curved pieces. */
    record Trace(List<Segment> segments, Colour fill, Pen pen) implements Shape {
        public Trace {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A line of text.
     *
     * @param x of its start or its middle
     * @param y of its base line
     * @param fit the width it must not exceed in a font that is wider than the table says; 0 where that does no harm
     */
    record Words(double x, double y, String text, TextStyle style, Colour colour, Align align, double fit) implements Shape {}

    /** Which point of a text its {@code x} is. */
    enum Align { START, MIDDLE }

    /** An icon in one colour; {@code size} is its width and height. */
    record Glyph(Icon icon, double x, double y, double size, Colour colour) implements Shape {}

    /** A stencil with its origin at a point. */
    record Stamp(Stencil stencil, double x, double y) implements Shape {}

    /**
     * Shapes that belong together.
     *
     * @param title what they show, for those who hear the picture or point at it; may be empty
     * @param opacity of all together, from 0 to 1
     */
    record Part(String title, double opacity, List<Shape> shapes) implements Shape {
        public Part {
            shapes = List.copyOf(shapes);
        }
    }
}
