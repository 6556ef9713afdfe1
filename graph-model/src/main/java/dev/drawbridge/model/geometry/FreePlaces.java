package dev.drawbridge.model.geometry;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives cards without a place one below all others, in rows: a drawing that was written by hand can be seen at once. */
public final class FreePlaces {
    private static final int PER_ROW = 4;
    private static final double STEP_X = 240;
    private static final double STEP_Y = 128;
    private static final double GAP = 64;

    private final Point origin;
    private int given;

    private FreePlaces(Point origin) {
        this.origin = origin;
    }

    /** Free places below the cards that stand there; each call of {@link #next} gives another. Not for several threads. */
    public static FreePlaces below(Collection<Point> taken) {
        return new FreePlaces(Bounds.around(taken.stream().map(CardMetrics::bounds).toList())
                .map(all -> CardMetrics.snap(new Point(all.x(), all.maxY() + GAP))).orElse(new Point(0, 0)));
    }

    /** A place that was not given before. */
    public Point next() {
        Point place = origin.plus(given % PER_ROW * STEP_X, Math.floorDiv(given, PER_ROW) * STEP_Y);
        given++;
        return place;
    }

    /** The place of every card of the design: that of the layout, else a free one below. */
    public static SortedMap<NodeId, Point> complete(Design design, Layout layout) {
        SortedMap<NodeId, Point> places = new TreeMap<>();
        design.nodes().keySet().forEach(id -> layout.place(id).ifPresent(place -> places.put(id, place)));
        if (places.size() < design.nodes().size()) {
            FreePlaces free = below(places.values());
            design.nodes().keySet().forEach(id -> places.computeIfAbsent(id, without -> free.next()));
        }
        return Collections.unmodifiableSortedMap(places);
    }
}
