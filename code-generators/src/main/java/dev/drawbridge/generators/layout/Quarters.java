package dev.drawbridge.generators.layout;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.geometry.CardMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Places for blocks that hang together, however many: a few are laid out as one; many are cut into clusters, of which each
 * is laid out by itself and then put down as one. A wire that reaches far costs nothing then; laid out as one, a drawing of
 * a thousand cards is a strip or a triangle, most of it empty, with wires across all of it.
 */
final class Quarters {
    /** Up to so many blocks are never cut. */
    private static final int FEW = 60;
    /** More blocks than these always are. */
    private static final int MANY = 150;
    /** Between the two, one picture may be so many times as large on a screen as its clusters, because its wires are shorter. */
    private static final double WORTH = 1.8;
    /** Sizes of clusters are rounded up to this, so that a new card more seldom moves any other cluster. */
    private static final double STEP = 6 * CardMetrics.GRID;

    private final List<Block> blocks;
    private final List<Optional<Point>> standing;
    private final List<Integer> order;
    private final List<Link> links;

    private Quarters(List<Block> blocks, List<Optional<Point>> standing, List<Integer> order, List<Link> links) {
        this.blocks = blocks;
        this.standing = standing;
        this.order = order;
        this.links = links;
    }

    /**
     * A place for each block, the upper left corner of all at 0, 0; every place is on the grid.
     *
     * @param standing where each of the blocks is now
     * @param order the blocks (indexes into {@code blocks}) in the order in which they are read now
     */
    static Map<Integer, Point> place(List<Block> blocks, List<Optional<Point>> standing, List<Integer> order, List<Link> links) {
        if (order.size() > MANY) {
            return new Quarters(blocks, standing, order, links).cut();
        }
        Map<Integer, Point> whole = Layers.place(blocks, order, links);
        if (order.size() <= FEW) {
            return whole;
        }
        Quarters quarters = new Quarters(blocks, standing, order, links);
        Map<Integer, Point> cut = quarters.cut();
        return quarters.tile(whole).screen() > WORTH * quarters.tile(cut).screen() ? cut : whole;
    }

    private Map<Integer, Point> cut() {
        List<List<Integer>> clusters = Clusters.of(order, links);
        Map<Integer, Integer> owner = new HashMap<>();
        for (int i = 0; i < clusters.size(); i++) {
            for (int block : clusters.get(i)) {
                owner.put(block, i);
            }
        }
        List<List<Link>> inside = new ArrayList<>();
        clusters.forEach(cluster -> inside.add(new ArrayList<>()));
        List<Link> across = new ArrayList<>();
        for (Link link : links) {
            int from = owner.get(link.from());
            (from == owner.get(link.to()) ? inside.get(from) : across).add(link);
        }
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            tiles.add(tile(Layers.place(blocks, clusters.get(i), inside.get(i))));
        }
        List<Strand> strands = across.stream().map(link -> new Strand(owner.get(link.from()), owner.get(link.to()),
                height(tiles.get(owner.get(link.from())), link.from(), link.wire().from()),
                height(tiles.get(owner.get(link.to())), link.to(), link.wire().to()))).toList();
        List<Point> corners = Bands.place(tiles, strands);
        Map<Integer, Point> places = new HashMap<>();
        for (int i = 0; i < tiles.size(); i++) {
            Point corner = corners.get(i);
            tiles.get(i).places().forEach((block, place) -> places.put(block, place.plus(corner.x(), corner.y())));
        }
        double left = places.values().stream().mapToDouble(Point::x).min().orElse(0);
        double top = places.values().stream().mapToDouble(Point::y).min().orElse(0);
        places.replaceAll((block, place) -> place.plus(-left, -top));
        return places;
    }

    private Tile tile(Map<Integer, Point> places) {
        double right = places.entrySet().stream().mapToDouble(e -> e.getValue().x() + blocks.get(e.getKey()).width()).max().orElse(0);
        double bottom = places.entrySet().stream().mapToDouble(e -> e.getValue().y() + blocks.get(e.getKey()).height()).max().orElse(0);
        return new Tile(up(right), up(bottom), places, now(places));
    }

    /** Where the tile is now, by most of its blocks. */
    private Optional<Point> now(Map<Integer, Point> places) {
        double[] x = places.entrySet().stream().flatMap(e -> standing.get(e.getKey()).map(at -> at.x() - e.getValue().x()).stream()).mapToDouble(off -> off).sorted().toArray();
        double[] y = places.entrySet().stream().flatMap(e -> standing.get(e.getKey()).map(at -> at.y() - e.getValue().y()).stream()).mapToDouble(off -> off).sorted().toArray();
        return 2 * x.length < places.size() ? Optional.empty() : Optional.of(new Point(x[x.length / 2], y[y.length / 2]));
    }

    private static double up(double value) {
        return Math.ceil(value / STEP) * STEP;
    }

    /** How far below the upper edge of the tile the wire has its end. */
    private double height(Tile tile, int block, End end) {
        return tile.places().get(block).y() + CardMetrics.port(blocks.get(block).cards().get(end.node()), end.port()).y();
    }
}
