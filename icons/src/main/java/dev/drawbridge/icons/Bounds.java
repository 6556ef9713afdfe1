package dev.drawbridge.icons;

/**
 * An upright rectangle in grid units; {@code y} grows downwards.
 *
 * @param minX left edge
 * @param minY upper edge
 * @param maxX right edge, never left of {@code minX}
 * @param maxY lower edge, never above {@code minY}
 */
public record Bounds(double minX, double minY, double maxX, double maxY) {

    /** Rejects a rectangle that is turned inside out. */
    public Bounds {
        if (!(minX <= maxX && minY <= maxY)) {
            throw new IllegalArgumentException(
                    "Bounds must not be turned inside out: %s %s %s %s".formatted(minX, minY, maxX, maxY));
        }
    }

    /** The distance from the left to the right edge. */
    public double width() {
        return maxX - minX;
    }

    /** The distance from the upper to the lower edge. */
    public double height() {
        return maxY - minY;
    }

    /** The middle between left and right. */
    public double centerX() {
        return (minX + maxX) / 2;
    }

    /** The middle between top and bottom. */
    public double centerY() {
        return (minY + maxY) / 2;
    }

    /** The same rectangle with each edge moved outwards by {@code by} units, as half a pen does. */
    public Bounds grow(double by) {
        return new Bounds(minX - by, minY - by, maxX + by, maxY + by);
    }

    /** The smallest rectangle that holds this one and the other. */
    public Bounds union(Bounds other) {
        return new Bounds(
                Math.min(minX, other.minX),
                Math.min(minY, other.minY),
                Math.max(maxX, other.maxX),
                Math.max(maxY, other.maxY));
    }
}
