package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;

/** Gives cards without a place one below all others, in rows: a drawing that was written by hand can be seen at once. */
final class FreePlaces {
    private static final int PER_ROW = 4;
    private static final double STEP_X = 240;
    private static final double STEP_Y = 128;

    private final Layout layout;
    private Point origin;
    private int given;

    FreePlaces(Layout layout) {
        this.layout = layout;
    }

    Point place(Layout in, NodeId id) {
        return in.place(id).orElseGet(this::next);
    }

    private Point next() {
        if (origin == null) {
            origin = Bounds.around(layout.places().values().stream().map(CardMetrics::bounds).toList())
                    .map(all -> CardMetrics.snap(new Point(all.x(), all.maxY() + 64))).orElse(new Point(0, 0));
        }
        Point place = origin.plus(given % PER_ROW * STEP_X, Math.floorDiv(given, PER_ROW) * STEP_Y);
        given++;
        return place;
    }
}
