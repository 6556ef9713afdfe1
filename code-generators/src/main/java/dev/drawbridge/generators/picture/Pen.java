package dev.drawbridge.generators.picture;

import java.util.List;

/**
 * How a line is drawn.
 *
 * @param width in pixels at 100 %
 * @param dashes lengths of dash and gap in turn; none for a solid line
 * @param round whether ends and corners are round
 */
public record Pen(Colour colour, double width, List<Double> dashes, boolean round) {
    /** No line. */
    public static final Pen NONE = new Pen(Colour.CLEAR, 0, List.of(), false);

    public Pen {
        dashes = List.copyOf(dashes);
    }

    /** A solid line. */
    public static Pen of(Colour colour, double width) {
        return new Pen(colour, width, List.of(), false);
    }

    public Pen dashed(double... lengths) {
        return new Pen(colour, width, java.util.Arrays.stream(lengths).boxed().toList(), round);
    }

    public Pen rounded() {
        return new Pen(colour, width, dashes, true);
    }

    public boolean isNone() {
        return width <= 0 || colour.isClear();
    }
}
