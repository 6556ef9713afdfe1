package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How tiles stand now, read as bands of columns. What is tidy already is found again here, so that it may stay. */
final class Standing {
    /** Bands are further apart than this, tiles of a column less. */
    private static final double GAP = (Bands.BELOW + Bands.BETWEEN) / 2;

    /** How one tile follows another. */
    enum Way { BELOW, RIGHT, NEXT_BAND, ELSEWHERE }

    private final double[] x;
    private final double[] y;
    private final int[] band;
    private final int[] rank;

    Standing(List<Tile> tiles) {
        x = tiles.stream().mapToDouble(tile -> tile.now().map(Point::x).orElse(Double.NaN)).toArray();
        y = tiles.stream().mapToDouble(tile -> tile.now().map(Point::y).orElse(Double.NaN)).toArray();
        band = new int[x.length];
        rank = new int[x.length];
        Arrays.fill(rank, Integer.MAX_VALUE);
        double bottom = Double.POSITIVE_INFINITY;
        int bands = 0;
        for (int tile : known().sorted(Comparator.comparingDouble(tile -> y[tile])).toList()) {
            bands += y[tile] > bottom + GAP ? 1 : 0;
            bottom = bottom == Double.POSITIVE_INFINITY || y[tile] > bottom + GAP ? Double.NEGATIVE_INFINITY : bottom;
            bottom = Math.max(bottom, y[tile] + tiles.get(tile).height());
            band[tile] = bands;
        }
        int next = 0;
        for (int tile : known().sorted(Comparator.<Integer>comparingInt(tile -> band[tile]).thenComparingDouble(tile -> x[tile]).thenComparingDouble(tile -> y[tile])).toList()) {
            rank[tile] = next++;
        }
    }

    private Stream<Integer> known() {
        return IntStream.range(0, x.length).filter(tile -> !Double.isNaN(x[tile])).boxed();
    }

    /** The place of the tile in the order of reading: band after band, column after column; the last for one without a place. */
    int rank(int tile) {
        return rank[tile];
    }

    /** Whether every tile has a place. */
    boolean isWhole() {
        return Arrays.stream(rank).noneMatch(place -> place == Integer.MAX_VALUE);
    }

    Way way(int from, int to) {
        if (Double.isNaN(x[from]) || Double.isNaN(x[to])) {
            return Way.ELSEWHERE;
        }
        if (band[from] != band[to]) {
            return band[to] == band[from] + 1 ? Way.NEXT_BAND : Way.ELSEWHERE;
        }
        double right = x[to] - x[from];
        return right > Bands.BESIDE ? Way.RIGHT : Math.abs(right) <= Bands.BESIDE && y[to] > y[from] ? Way.BELOW : Way.ELSEWHERE;
    }
}
