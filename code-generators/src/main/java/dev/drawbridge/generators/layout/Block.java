package dev.drawbridge.generators.layout;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.Bounds;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is moved as one: a card, or the frame of a group with its cards inside.
 *
 * @param cards the cards of it, with their places inside
 */
record Block(double width, double height, SortedMap<NodeId, Point> cards) {
    /** Air between a frame and its cards, the title of the frame included; whole steps of the grid, so cards stay on it. */
    static final double FRAME = 2 * CardMetrics.GRID;

    Block {
        cards = Collections.unmodifiableSortedMap(new TreeMap<>(cards));
    }

    static Block card(NodeId id) {
        return new Block(CardMetrics.WIDTH, CardMetrics.HEIGHT, new TreeMap<>(Map.of(id, new Point(0, 0))));
    }

    /** One card for a collapsed group: its cards keep their arrangement, from its corner on, for when it is expanded. */
    static Block pile(SortedMap<NodeId, Point> places) {
        Bounds inner = Bounds.around(places.values().stream().map(CardMetrics::bounds).toList()).orElseThrow();
        SortedMap<NodeId, Point> inside = new TreeMap<>();
        places.forEach((id, place) -> inside.put(id, place.plus(-inner.x(), -inner.y())));
        return new Block(CardMetrics.WIDTH, CardMetrics.HEIGHT, inside);
    }

    /** A frame around cards that have places. */
    static Block group(SortedMap<NodeId, Point> places) {
        Bounds inner = Bounds.around(places.values().stream().map(CardMetrics::bounds).toList()).orElseThrow();
        SortedMap<NodeId, Point> inside = new TreeMap<>();
        places.forEach((id, place) -> inside.put(id, place.plus(FRAME - inner.x(), FRAME - inner.y())));
        return new Block(inner.width() + 2 * FRAME, inner.height() + 2 * FRAME, inside);
    }
}
