package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Point;
import java.util.Map;
import java.util.Optional;

/**
 * A finished piece of a drawing that is put down as one: a cluster with the places of its blocks.
 *
 * @param places of the blocks inside, from its upper left corner on
 * @param now where its upper left corner would be, were it where its blocks stand now; empty when most of them have no place yet
 */
record Tile(double width, double height, Map<Integer, Point> places, Optional<Point> now) {
    /** Screens are wider than high. */
    static final double SHAPE = 1.6;

    Tile {
        places = Map.copyOf(places);
    }

    /** The height of the smallest screen that holds it. */
    double screen() {
        return Math.max(width / SHAPE, height);
    }
}
