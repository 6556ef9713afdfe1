package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what lies in a rectangle without looking at everything: a grid of square cells, each with what reaches into it.
 * What is larger than many cells is kept in a list of its own.
 */
final class SpatialIndex<K> {
    private static final double CELL = 512;
    private static final long MANY_CELLS = 256;

    private final Map<Long, Set<K>> cells = new HashMap<>();
    private final Map<K, Bounds> bounds = new HashMap<>();
    private final Set<K> large = new HashSet<>();

    /** Adds the thing, or moves it to where it is now; it comes after all others that are there. */
    void put(K key, Bounds box) {
        remove(key);
        bounds.put(key, box);
        if (cellCount(box) > MANY_CELLS) {
            large.add(key);
        } else {
            each(box, cell -> cells.computeIfAbsent(cell, c -> new LinkedHashSet<>()).add(key));
        }
    }

    /** The same for what needs no place in an order: of a small move inside of its cells hardly anything is to be done. */
    void shift(K key, Bounds box) {
        Bounds before = bounds.get(key);
        if (before != null && cell(before.x()) == cell(box.x()) && cell(before.maxX()) == cell(box.maxX())
                && cell(before.y()) == cell(box.y()) && cell(before.maxY()) == cell(box.maxY())) {
            bounds.put(key, box);
        } else {
            put(key, box);
        }
    }

    void remove(K key) {
        Bounds before = bounds.remove(key);
        if (before == null || large.remove(key)) {
            return;
        }
        each(before, cell -> {
            Set<K> members = cells.get(cell);
            members.remove(key);
            if (members.isEmpty()) {
                cells.remove(cell);
            }
        });
    }

    Optional<Bounds> bounds(K key) {
        return Optional.ofNullable(bounds.get(key));
    }

    int size() {
        return bounds.size();
    }

    /** What touches the rectangle, each once. */
    Set<K> in(Bounds area) {
        Set<K> found = new LinkedHashSet<>();
        if (cellCount(area) > Math.max(MANY_CELLS, cells.size())) {
            // more cells than things: look at the things
            bounds.forEach((key, box) -> {
                if (box.intersects(area)) {
                    found.add(key);
                }
            });
            return found;
        }
        each(area, cell -> collect(cells.getOrDefault(cell, Set.of()), area, found));
        collect(large, area, found);
        return found;
    }

    /** The rectangles of what touches the rectangle. */
    List<Bounds> boxesIn(Bounds area) {
        List<Bounds> boxes = new ArrayList<>();
        in(area).forEach(key -> boxes.add(bounds.get(key)));
        return boxes;
    }

    private void collect(Collection<K> keys, Bounds area, Set<K> found) {
        for (K key : keys) {
            if (bounds.get(key).intersects(area)) {
                found.add(key);
            }
        }
    }

    private static long cellCount(Bounds box) {
        return (cell(box.maxX()) - cell(box.x()) + 1) * (cell(box.maxY()) - cell(box.y()) + 1);
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    private static void each(Bounds box, java.util.function.LongConsumer visit) {
        for (long x = cell(box.x()); x <= cell(box.maxX()); x++) {
            for (long y = cell(box.y()); y <= cell(box.maxY()); y++) {
                visit.accept(x << 32 ^ y & 0xffffffffL);
            }
        }
    }
}
