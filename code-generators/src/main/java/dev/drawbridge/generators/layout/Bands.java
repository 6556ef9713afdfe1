package dev.drawbridge.generators.layout;

import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts tiles into columns from left to right and, where those would make a strip that no screen shows, breaks the columns
 * like the lines of a text: a column that is too high goes on beside itself, columns that do not fit go on in the next band.
 */
final class Bands {
    /** Between tiles of a column, beside them, and between bands; whole steps of the grid. */
    static final double BELOW = 4 * CardMetrics.GRID;
    static final double BESIDE = 7 * CardMetrics.GRID;
    static final double BETWEEN = 8 * CardMetrics.GRID;
    /** A band more breaks the way of the eye; it must make the drawing smaller by as much. */
    private static final double BREAK = 0.01;
    /** Bands that break where the drawing breaks now may be larger by as much. */
    private static final double KEPT = 0.2;
    private static final int MOST = 64;
    private static final int SWEEPS = 6;

    private final List<Tile> tiles;
    private final Standing standing;
    private final List<List<Strand>> strands = new ArrayList<>();
    private final double[] x;
    private final double[] y;
    private final int[] band;

    private Bands(List<Tile> tiles, List<Strand> links) {
        this.tiles = tiles;
        standing = new Standing(tiles);
        x = new double[tiles.size()];
        y = new double[tiles.size()];
        band = new int[tiles.size()];
        tiles.forEach(tile -> strands.add(new ArrayList<>()));
        for (Strand strand : links) {
            strands.get(strand.from()).add(strand);
            strands.get(strand.to()).add(strand);
        }
    }

    /** The upper left corner of each tile. */
    static List<Point> place(List<Tile> tiles, List<Strand> strands) {
        Bands bands = new Bands(tiles, strands);
        bands.fill(bands.best(Columns.of(tiles.size(), bands.standing, strands)));
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < tiles.size(); i++) {
            corners.add(CardMetrics.snap(new Point(bands.x[i], bands.y[i])));
        }
        return corners;
    }

    /** Tiles below each other. */
    private record Column(List<Integer> tiles, double width, double height) {}

    /** Columns side by side. */
    private record Band(List<Column> columns, double width, double height) {}

    private List<Band> best(List<List<Integer>> layers) {
        List<Column> columns = layers.stream().map(this::column).toList();
        double highest = tiles.stream().mapToDouble(Tile::height).max().orElse(0);
        double limit = columns.stream().mapToDouble(Column::height).max().orElse(0);
        List<Band> best = asNow(columns);
        double least = cost(best) * (1 - KEPT * kept(best));
        // steps of a quarter, so that a card more seldom changes which one is best
        for (double high = highest; high < limit * 1.25; high *= 1.25) {
            List<Column> split = split(columns, high);
            double wide = split.stream().mapToDouble(column -> column.width() + BESIDE).sum();
            for (int count = 1; count <= Math.min(MOST, split.size()); count++) {
                List<Band> bands = chop(split, wide / count * 1.02);
                double cost = cost(bands);
                // reading how the tiles stand now takes longest
                cost = cost * (1 - KEPT) < least ? cost * (1 - KEPT * kept(bands)) : cost;
                if (cost < least - 1e-6) {
                    least = cost;
                    best = bands;
                }
            }
        }
        return best;
    }

    /** The columns broken where the drawing breaks now. */
    private List<Band> asNow(List<Column> columns) {
        List<Column> pieces = new ArrayList<>();
        List<Integer> breaks = new ArrayList<>();
        int before = -1;
        for (Column column : columns) {
            List<Integer> piece = new ArrayList<>();
            for (int tile : column.tiles()) {
                Standing.Way way = before < 0 ? Standing.Way.ELSEWHERE : standing.way(before, tile);
                if (!piece.isEmpty() && way != Standing.Way.BELOW) {
                    pieces.add(column(piece));
                    piece = new ArrayList<>();
                }
                if (piece.isEmpty() && way == Standing.Way.NEXT_BAND) {
                    breaks.add(pieces.size());
                }
                piece.add(tile);
                before = tile;
            }
            pieces.add(column(piece));
        }
        breaks.add(pieces.size());
        List<Band> bands = new ArrayList<>();
        int first = 0;
        for (int next : breaks) {
            List<Column> line = pieces.subList(first, next);
            bands.add(new Band(line, line.stream().mapToDouble(column -> column.width() + BESIDE).sum(), line.stream().mapToDouble(Column::height).max().orElse(0)));
            first = next;
        }
        return bands;
    }

    private List<Column> split(List<Column> columns, double limit) {
        List<Column> split = new ArrayList<>();
        for (Column column : columns) {
            // pieces of about the same height
            double each = column.height() / Math.ceil(column.height() / limit);
            List<Integer> piece = new ArrayList<>();
            double high = 0;
            for (int tile : column.tiles()) {
                double height = tiles.get(tile).height();
                if (!piece.isEmpty() && (high + height / 2 > each || high + height > limit)) {
                    split.add(column(piece));
                    piece = new ArrayList<>();
                    high = 0;
                }
                piece.add(tile);
                high += height + BELOW;
            }
            split.add(column(piece));
        }
        return split;
    }

    private Column column(List<Integer> stack) {
        return new Column(stack, stack.stream().mapToDouble(tile -> tiles.get(tile).width()).max().orElse(0),
                stack.stream().mapToDouble(tile -> tiles.get(tile).height() + BELOW).sum() - BELOW);
    }

    private static List<Band> chop(List<Column> columns, double limit) {
        List<Band> bands = new ArrayList<>();
        int first = 0;
        double wide = 0;
        double high = 0;
        for (int i = 0; i < columns.size(); i++) {
            double next = columns.get(i).width() + BESIDE;
            if (i > first && wide + next > limit) {
                bands.add(new Band(columns.subList(first, i), wide, high));
                first = i;
                wide = 0;
                high = 0;
            }
            wide += next;
            high = Math.max(high, columns.get(i).height());
        }
        bands.add(new Band(columns.subList(first, columns.size()), wide, high));
        return bands;
    }

    /** The height of the smallest screen that holds them, and something for each break. */
    private static double cost(List<Band> bands) {
        double wide = 0;
        double high = 0;
        for (Band band : bands) {
            wide = Math.max(wide, band.width());
            high += band.height() + BETWEEN;
        }
        return Math.max(wide / Tile.SHAPE, high) * (1 + BREAK * bands.size());
    }

    /** Of what follows each other in the bands, the share that does so now. */
    private double kept(List<Band> bands) {
        int kept = 0;
        int before = -1;
        for (Band line : bands) {
            Standing.Way way = Standing.Way.NEXT_BAND;
            for (Column column : line.columns()) {
                for (int tile : column.tiles()) {
                    kept += before >= 0 && standing.way(before, tile) == way ? 1 : 0;
                    before = tile;
                    way = Standing.Way.BELOW;
                }
                way = Standing.Way.RIGHT;
            }
        }
        return (double) kept / tiles.size();
    }

    private void fill(List<Band> bands) {
        double top = 0;
        for (int b = 0; b < bands.size(); b++) {
            double left = 0;
            for (Column column : bands.get(b).columns()) {
                double down = top;
                for (int tile : column.tiles()) {
                    x[tile] = left;
                    y[tile] = down;
                    band[tile] = b;
                    down += tiles.get(tile).height() + BELOW;
                }
                left += column.width() + BESIDE;
            }
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                for (Column column : sweep % 2 == 0 ? bands.get(b).columns() : bands.get(b).columns().reversed()) {
                    settle(column.tiles(), top, top + bands.get(b).height());
                }
            }
            top += bands.get(b).height() + BETWEEN;
        }
    }

    /** Moves the tiles of a column to where their strands would be level, as far as their order and the band allow. */
    private void settle(List<Integer> column, double top, double bottom) {
        double[] wish = new double[column.size()];
        double above = 0;
        for (int i = 0; i < wish.length; i++) {
            wish[i] = wish(column.get(i)) - above;
            above += tiles.get(column.get(i)).height() + BELOW;
        }
        double lowest = Math.max(top, bottom - (above - BELOW));
        level(wish);
        above = 0;
        for (int i = 0; i < wish.length; i++) {
            y[column.get(i)] = Math.clamp(wish[i], top, lowest) + above;
            above += tiles.get(column.get(i)).height() + BELOW;
        }
    }

    private double wish(int tile) {
        return strands.get(tile).stream().filter(strand -> band[strand.from()] == band[strand.to()])
                .mapToDouble(strand -> strand.from() == tile ? y[strand.to()] + strand.arrives() - strand.leaves() : y[strand.from()] + strand.leaves() - strand.arrives())
                .average().orElse(y[tile]);
    }

    /** The nearest values that do not fall: neighbours in the wrong order share their mean. */
    private static void level(double[] values) {
        double[] sums = new double[values.length];
        int[] counts = new int[values.length];
        int pools = 0;
        for (double value : values) {
            sums[pools] = value;
            counts[pools++] = 1;
            while (pools > 1 && sums[pools - 2] / counts[pools - 2] > sums[pools - 1] / counts[pools - 1]) {
                sums[pools - 2] += sums[pools - 1];
                counts[pools - 2] += counts[pools - 1];
                pools--;
            }
        }
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            Arrays.fill(values, at, at + counts[pool], sums[pool] / counts[pool]);
            at += counts[pool];
        }
    }
}
