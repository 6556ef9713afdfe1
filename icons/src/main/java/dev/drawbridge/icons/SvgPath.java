package dev.drawbridge.icons;

import java.util.List;

/**
 * A path as absolute segments.
 *
 * <p>A path that is not empty begins with a move, and after a close the next piece begins with a move again: painters
 * need no memory of where they are.
 *
 * @param segments what to draw, first to last
 */
public record SvgPath(List<Segment> segments) {

    /** Copies the segments. */
    public SvgPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads SVG path data: the commands {@code M L H V C S Q T A Z}, absolute and relative, and the compact ways to
     * write numbers. Quadratic curves and arcs become cubic ones.
     *
     * <p>See <a href="https://www.w3.org/TR/SVG2/paths.html#PathData">SVG 2, path data</a>. Unlike a browser, which
     * draws up to the first error, this refuses data with an error in it.
     *
     * @throws IconException naming the position of the first character that does not fit
     */
    public static SvgPath parse(String data) {
        return new PathParser(data).parse();
    }

    /**
     * The smallest rectangle that holds the line itself (curves exactly, not their control points), without the
     * width of a pen.
     *
     * @throws IllegalStateException when the path is empty
     */
    public Bounds bounds() {
        BoundsFinder finder = new BoundsFinder();
        segments.forEach(finder::add);
        return finder.bounds();
    }
}
