package dev.drawbridge.generators.picture;

import java.util.List;

/**
 * A display list: what to paint, in order. Painters add nothing to it.
 *
 * @param x left edge of what is shown; shapes keep the numbers of the canvas
 * @param y upper edge of what is shown
 * @param width in pixels at 100 %
 * @param height in pixels at 100 %
 * @param title of the whole
 * @param description the drawing in words, for those who cannot see it
 */
public record Picture(double x, double y, double width, double height, String title, String description, Colour background, List<Shape> shapes) {
    public Picture {
        shapes = List.copyOf(shapes);
    }
}
