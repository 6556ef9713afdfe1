package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sorts what happened into the points of a grid. Not safe for threads. */
final class Buckets {
    private final Grid grid;
    private final int first;
    private final Map<Metric, double[]> sums = new EnumMap<>(Metric.class);
    private final Map<Metric, double[][]> samples = new EnumMap<>(Metric.class);
    private final Map<Metric, int[]> counts = new EnumMap<>(Metric.class);
    private final Map<Metric, Double> figures = new EnumMap<>(Metric.class);

    /** @param since nothing is known of the time before */
    Buckets(Grid grid, Instant since) {
        this.grid = grid;
        this.first = Math.clamp(grid.indexOf(since), 0, grid.size());
    }

    /** From now on a point without anything counts as none, not as unknown. */
    Buckets known(Metric... metrics) {
        for (Metric metric : metrics) {
            sums(metric);
        }
        return this;
    }

    private double[] sums(Metric metric) {
        return sums.computeIfAbsent(metric, key -> {
            double[] values = new double[grid.size()];
            Arrays.fill(values, 0, first, Double.NaN);
            return values;
        });
    }

    /** Counts. */
    void add(Metric metric, Instant time, double amount) {
        int index = grid.indexOf(time);
        if (index >= 0 && index < grid.size()) {
            double[] values = sums(metric);
            values[index] = Double.isNaN(values[index]) ? amount : values[index] + amount;
        }
    }

    /** Keeps the newest, or the largest for a metric of that kind. */
    void put(Metric metric, Instant time, double value) {
        int index = grid.indexOf(time);
        if (index >= 0 && index < grid.size()) {
            double[] values = sums.computeIfAbsent(metric, key -> {
                double[] none = new double[grid.size()];
                Arrays.fill(none, Double.NaN);
                return none;
            });
            values[index] = metric.fold() == Metric.Fold.MOST && values[index] > value ? values[index] : value;
        }
    }

    /** Notes one measurement, of which percentiles are told. @param metric a stand-in for the family, such as {@link Metric#DURATION_P50} */
    void sample(Metric metric, Instant time, double value) {
        int index = grid.indexOf(time);
        if (index < 0 || index >= grid.size()) {
            return;
        }
        double[][] all = samples.computeIfAbsent(metric, key -> new double[grid.size()][]);
        int[] count = counts.computeIfAbsent(metric, key -> new int[grid.size()]);
        if (all[index] == null) {
            all[index] = new double[8];
        } else if (count[index] == all[index].length) {
            all[index] = Arrays.copyOf(all[index], count[index] * 2);
        }
        all[index][count[index]++] = value;
    }

    /** Percentiles of what was sampled, by nearest rank. */
    void percentiles(Metric family, List<Metric> metrics, double... ranks) {
        double[][] all = samples.get(family);
        if (all == null) {
            return;
        }
        int[] count = counts.get(family);
        double[] whole = IntStream.range(0, grid.size()).filter(i -> all[i] != null).mapToObj(i -> Arrays.stream(all[i], 0, count[i])).flatMapToDouble(each -> each).sorted().toArray();
        for (int m = 0; m < metrics.size(); m++) {
            figures.put(metrics.get(m), ranked(whole, ranks[m]));
        }
        for (int i = 0; i < grid.size(); i++) {
            if (all[i] != null) {
                double[] sorted = Arrays.copyOf(all[i], count[i]);
                Arrays.sort(sorted);
                for (int m = 0; m < metrics.size(); m++) {
                    put(metrics.get(m), grid.at(i), ranked(sorted, ranks[m]));
                }
            }
        }
    }

    private static double ranked(double[] sorted, double rank) {
        return sorted[Math.max(0, (int) Math.ceil(rank / 100 * sorted.length) - 1)];
    }

    Map<Metric, Series> series() {
        Map<Metric, Series> series = new EnumMap<>(Metric.class);
        sums.forEach((metric, values) -> series.put(metric, figures.containsKey(metric) ? Series.of(metric, grid, values).withFigure(figures.get(metric)) : Series.of(metric, grid, values)));
        return series;
    }
}
