package dev.drawbridge.generators.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Says which column each of many tiles belongs to, so that most strands run to the right and are short, and in which order
 * the tiles of a column stand. The quick relative of what ELK does for a few cards: it knows no dummies for long strands,
 * so its work grows only with tiles and strands.
 */
final class Columns {
    private static final int SWEEPS = 8;
    /** Another order must be shorter by as much to be taken for the one that is there. */
    private static final double BETTER = 0.95;

    private final Standing standing;
    private final int size;
    private final List<List<Integer>> after = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final int[] column;

    private Columns(int size, Standing standing, List<Strand> strands) {
        this.standing = standing;
        this.size = size;
        column = new int[size];
        for (int i = 0; i < size; i++) {
            after.add(new ArrayList<>());
            before.add(new ArrayList<>());
        }
        int[] rank = sequence(size, strands);
        for (Strand strand : strands) {
            // a strand that closes a circle runs back; for the columns it counts as if it ran forth
            boolean forth = rank[strand.from()] < rank[strand.to()];
            after.get(forth ? strand.from() : strand.to()).add(forth ? strand.to() : strand.from());
            before.get(forth ? strand.to() : strand.from()).add(forth ? strand.from() : strand.to());
        }
        assign(rank);
    }

    /** The tiles (numbers from 0 to {@code size}) of each column, from the top down. */
    static List<List<Integer>> of(int size, Standing standing, List<Strand> strands) {
        Columns columns = new Columns(size, standing, strands);
        List<List<Integer>> found = new ArrayList<>();
        for (int tile = 0; tile < size; tile++) {
            while (found.size() <= columns.column[tile]) {
                found.add(new ArrayList<>());
            }
            found.get(columns.column[tile]).add(tile);
        }
        columns.order(found);
        return found;
    }

    /**
     * A place for each tile in a row, in which few strands run back: those that nothing leads to come first, those that lead
     * nowhere last, and between them whichever sends the most more than it gets (Eades, Lin and Smyth).
     */
    private static int[] sequence(int size, List<Strand> strands) {
        int[] in = new int[size];
        int[] out = new int[size];
        List<List<Strand>> of = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            of.add(new ArrayList<>());
        }
        for (Strand strand : strands) {
            out[strand.from()]++;
            in[strand.to()]++;
            of.get(strand.from()).add(strand);
            of.get(strand.to()).add(strand);
        }
        int[] rank = new int[size];
        Arrays.fill(rank, -1);
        int first = 0;
        int last = size - 1;
        while (first <= last) {
            int next = -1;
            for (int tile = 0; tile < size; tile++) {
                if (rank[tile] < 0 && (next < 0 || better(in, out, tile, next))) {
                    next = tile;
                }
            }
            boolean sink = out[next] == 0 && in[next] > 0;
            rank[next] = sink ? last-- : first++;
            for (Strand strand : of.get(next)) {
                out[strand.from()]--;
                in[strand.to()]--;
            }
        }
        return rank;
    }

    private static boolean better(int[] in, int[] out, int tile, int best) {
        int value = in[tile] == 0 ? Integer.MAX_VALUE : out[tile] == 0 ? Integer.MAX_VALUE - 1 : out[tile] - in[tile];
        int most = in[best] == 0 ? Integer.MAX_VALUE : out[best] == 0 ? Integer.MAX_VALUE - 1 : out[best] - in[best];
        return value > most;
    }

    /** As far to the left as what comes before allows, and then as near to what comes after as is worth it. */
    private void assign(int[] rank) {
        List<Integer> sequence = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sequence.add(i);
        }
        sequence.sort(Comparator.comparingInt(tile -> rank[tile]));
        for (int tile : sequence) {
            column[tile] = before.get(tile).stream().mapToInt(other -> column[other] + 1).max().orElse(0);
        }
        for (int tile : sequence.reversed()) {
            if (after.get(tile).size() > before.get(tile).size()) {
                column[tile] = Math.max(column[tile], after.get(tile).stream().mapToInt(other -> column[other] - 1).min().orElse(0));
            }
        }
    }

    /** Tiles stand where those are that they are tied to: each column by the mean of its neighbours' heights, to and fro; at first as now. */
    private void order(List<List<Integer>> columns) {
        double[] height = new double[size];
        for (List<Integer> column : columns) {
            column.sort(Comparator.comparingInt(standing::rank));
            number(column, height);
        }
        List<List<Integer>> now = columns.stream().map(List::copyOf).toList();
        double present = standing.isWhole() ? length(height) : Double.MAX_VALUE;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forth = sweep % 2 == 0;
            for (List<Integer> column : forth ? columns : columns.reversed()) {
                double[] wish = new double[size];
                for (int tile : column) {
                    wish[tile] = (forth ? before : after).get(tile).stream().mapToDouble(other -> height[other]).average().orElse(height[tile]);
                }
                column.sort(Comparator.comparingDouble(tile -> wish[tile]));
                number(column, height);
            }
        }
        if (length(height) > present * BETTER) {
            for (int i = 0; i < columns.size(); i++) {
                columns.set(i, new ArrayList<>(now.get(i)));
            }
        }
    }

    /** How far strands run up and down. */
    private double length(double[] height) {
        double all = 0;
        for (int tile = 0; tile < size; tile++) {
            for (int other : after.get(tile)) {
                all += Math.abs(height[tile] - height[other]);
            }
        }
        return all;
    }

    private static void number(List<Integer> column, double[] height) {
        for (int i = 0; i < column.size(); i++) {
            height[column.get(i)] = (i + 0.5) / column.size();
        }
    }
}
