package dev.drawbridge.generators.picture;

import dev.drawbridge.model.geometry.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rectangles near a place without looking at all of them: a drawing has thousands, a wire passes few. */
final class BoxGrid {
    private static final double CELL = 320;

    private final Map<Long, List<Bounds>> cells = new HashMap<>();

    void add(Bounds box) {
        for (long key : keys(box)) {
            cells.computeIfAbsent(key, k -> new ArrayList<>()).add(box);
        }
    }

    /** The rectangles that touch the area. */
    Set<Bounds> in(Bounds area) {
        Set<Bounds> found = new LinkedHashSet<>();
        for (long key : keys(area)) {
            for (Bounds box : cells.getOrDefault(key, List.of())) {
                if (box.intersects(area)) {
                    found.add(box);
                }
            }
        }
        return found;
    }

    private static List<Long> keys(Bounds box) {
        List<Long> keys = new ArrayList<>();
        for (long column = cell(box.x()); column <= cell(box.maxX()); column++) {
            for (long row = cell(box.y()); row <= cell(box.maxY()); row++) {
                keys.add(column << 32 ^ row & 0xffffffffL);
            }
        }
        return keys;
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }
}
