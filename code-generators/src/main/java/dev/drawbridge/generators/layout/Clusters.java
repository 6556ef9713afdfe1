package dev.drawbridge.generators.layout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cuts blocks that hang together into clusters that belong together closely: what a team would call a service. Two clusters
 * are worth joining while the wires between them outweigh a small share of the pairs they make (the constant Potts model);
 * in each round those join that are the best for each other. Neither that share nor the choice of a partner depends on the
 * rest of the drawing, so a change in one place leaves the clusters everywhere else as they are. Deterministic; the numbers
 * of the blocks alone decide between equals.
 */
final class Clusters {
    /** What a pair in one cluster costs: a single wire holds two clusters of seven blocks together. */
    private static final double DENSITY = 0.02;
    /** A picture of more blocks than these is not taken in at a glance, and ELK takes long for it. */
    private static final int MOST = 48;
    /** A cluster of fewer blocks joins the neighbour that it is tied to most, if that has room. */
    private static final int FEWEST = 4;

    private final int[] home;
    private final int[] size;
    /** How strongly each cluster is tied to others; empty for one that has joined another. */
    private final List<Map<Integer, Double>> near = new ArrayList<>();

    private Clusters(int blocks) {
        home = new int[blocks];
        size = new int[blocks];
        for (int i = 0; i < blocks; i++) {
            home[i] = i;
            size[i] = 1;
            near.add(new TreeMap<>());
        }
    }

    /** The clusters by the lowest number among their blocks, and in each its blocks in the order in which they come. */
    static List<List<Integer>> of(List<Integer> blocks, List<Link> links) {
        List<Integer> sorted = blocks.stream().sorted().toList();
        Map<Integer, Integer> index = new HashMap<>();
        sorted.forEach(block -> index.put(block, index.size()));
        Clusters clusters = new Clusters(sorted.size());
        Map<Integer, Integer> wires = new HashMap<>();
        links.forEach(link -> List.of(link.from(), link.to()).forEach(end -> wires.merge(end, 1, Integer::sum)));
        // a hub that all others hang on belongs to none of them: it stands before or after all
        links.stream().filter(link -> Math.max(wires.get(link.from()), wires.get(link.to())) <= MOST)
                .forEach(link -> clusters.tie(index.get(link.from()), index.get(link.to()), link.bond()));
        clusters.grow();
        clusters.takeInLittleOnes();
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int block : blocks) {
            members.computeIfAbsent(clusters.of(index.get(block)), key -> new ArrayList<>()).add(block);
        }
        return members.values().stream().sorted(Comparator.comparing(Collections::min)).toList();
    }

    private void tie(int a, int b, double strength) {
        if (a != b) {
            near.get(a).merge(b, strength, Double::sum);
            near.get(b).merge(a, strength, Double::sum);
        }
    }

    private int of(int block) {
        return home[block] == block ? block : of(home[block]);
    }

    /** Two clusters that would gain by joining. */
    private record Pair(int a, int b, double gain, int ties) {}

    private void grow() {
        while (true) {
            List<Pair> pairs = pairs();
            double[] best = new double[home.length];
            for (Pair pair : pairs) {
                best[pair.a()] = Math.max(best[pair.a()], pair.gain());
                best[pair.b()] = Math.max(best[pair.b()], pair.gain());
            }
            // what hangs on little joins first: it has no other choice
            pairs.removeIf(pair -> pair.gain() < Math.max(best[pair.a()], best[pair.b()]) - 1e-9);
            pairs.sort(Comparator.comparingInt(Pair::ties).thenComparingInt(Pair::a).thenComparingInt(Pair::b));
            if (pairs.isEmpty()) {
                return;
            }
            Set<Integer> joined = new HashSet<>();
            for (Pair pair : pairs) {
                if (!joined.contains(pair.a()) && !joined.contains(pair.b())) {
                    joined.add(pair.a());
                    joined.add(pair.b());
                    join(pair.a(), pair.b());
                }
            }
        }
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < home.length; a++) {
            for (var tie : near.get(a).entrySet()) {
                int b = tie.getKey();
                double gain = tie.getValue() - DENSITY * size[a] * size[b];
                if (b > a && gain > 0 && size[a] + size[b] <= MOST) {
                    pairs.add(new Pair(a, b, gain, near.get(a).size() + near.get(b).size()));
                }
            }
        }
        return pairs;
    }

    private void takeInLittleOnes() {
        for (int one = 0; one < home.length; one++) {
            if (home[one] == one && size[one] < FEWEST) {
                int little = one;
                near.get(one).entrySet().stream().filter(tie -> size[tie.getKey()] + size[little] <= MOST)
                        .max(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .ifPresent(tie -> join(tie.getKey(), little));
            }
        }
    }

    /** The second becomes part of the first. */
    private void join(int a, int b) {
        home[b] = a;
        size[a] += size[b];
        near.get(b).forEach((other, strength) -> {
            near.get(other).remove(b);
            tie(a, other, strength);
        });
        near.get(b).clear();
    }
}
