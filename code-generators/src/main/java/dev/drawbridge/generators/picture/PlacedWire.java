package dev.drawbridge.generators.picture;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.LabelPlacement;
import dev.drawbridge.model.geometry.WireCurve;
import dev.drawbridge.model.wire.WireStyle;

/**
 * A wire with its way and the place of its pill.
 *
 * @param label the words of the pill; empty when it has none, then {@code placement} and {@code pillWidth} mean nothing
 */
record PlacedWire(Wire wire, WireStyle style, WireCurve curve, String label, LabelPlacement placement, double pillWidth) {
    static final double PILL_HEIGHT = 18;
    private static final int SAMPLES = 24;

    boolean hasPill() {
        return !label.isEmpty();
    }

    Bounds pill() {
        Bounds exact = placement.bounds(pillWidth, PILL_HEIGHT);
        return new Bounds(Math.rint(exact.x()), Math.rint(exact.y()), exact.width(), exact.height());
    }

    /** The rectangle around everything that is seen of it. */
    Bounds bounds() {
        Bounds seen = new Bounds(curve.start().x(), curve.start().y(), 0, 0);
        for (int i = 1; i <= SAMPLES; i++) {
            Point p = curve.at((double) i / SAMPLES);
            seen = seen.union(new Bounds(p.x(), p.y(), 0, 0));
        }
        return hasPill() ? seen.union(pill()) : seen;
    }
}
