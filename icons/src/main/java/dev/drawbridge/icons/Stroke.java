package dev.drawbridge.icons;

/**
 * One movement of the pen: SVG path data on the icon's grid.
 *
 * <p>A stroke is drawn with the round pen of {@link Icon#PEN} and is not filled; a filled one (small dots only) is
 * filled and not stroked.
 *
 * @param data   SVG path data in grid units, as an SVG {@code d} attribute or a JavaFX {@code SVGPath} takes it
 * @param filled whether the path is filled instead of stroked
 */
public record Stroke(String data, boolean filled) {

    /**
     * Reads the data once, so that a broken drawing is found where it is made and not where it is painted.
     *
     * @throws IconException when the data is no SVG path
     */
    public Stroke {
        SvgPath.parse(data);
    }

    /** The data as absolute segments, for painters that cannot read path data themselves. */
    public SvgPath path() {
        return SvgPath.parse(data);
    }

    /** The rectangle that the ink covers, the pen's width included. */
    public Bounds inkBounds() {
        Bounds bounds = path().bounds();
        return filled ? bounds : bounds.grow(Icon.PEN / 2);
    }
}
