package dev.drawbridge.cloud.monitor;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The values of one metric on a grid; not a number where nothing was measured. Immutable. */
public final class Series {
    private final Metric metric;
    private final Grid grid;
    private final double[] values;
    private final OptionalDouble whole;

    private Series(Metric metric, Grid grid, double[] values, OptionalDouble whole) {
        this.metric = metric;
        this.grid = grid;
        this.values = values;
        this.whole = whole;
    }

    /** Values as they are; there must be as many as the grid has points. */
    public static Series of(Metric metric, Grid grid, double... values) {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException(values.length + " values for " + grid.size() + " points");
        }
        return new Series(metric, grid, values.clone(), OptionalDouble.empty());
    }

    /** The same, with the figure for the whole range where that is known better than its points tell: a percentile is no sum of percentiles. */
    public Series withFigure(double figure) {
        return new Series(metric, grid, values, OptionalDouble.of(figure));
    }

    public Metric metric() {
        return metric;
    }

    public Grid grid() {
        return grid;
    }

    /** Not a number where nothing was measured. */
    public double at(int index) {
        return values[index];
    }

    /** A copy of the values. */
    public double[] values() {
        return values.clone();
    }

    /** One figure for the whole range; empty when nothing was measured. */
    public OptionalDouble figure() {
        if (whole.isPresent()) {
            return whole;
        }
        return switch (metric.fold()) {
            case SUM -> Arrays.stream(values).anyMatch(value -> !Double.isNaN(value)) ? OptionalDouble.of(total()) : OptionalDouble.empty();
            case MOST -> most();
            case LAST -> last();
        };
    }

    /** Sum of what was measured. */
    public double total() {
        double sum = 0;
        for (double value : values) {
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    /** The largest value. */
    public OptionalDouble most() {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max();
    }

    /** The newest value. */
    public OptionalDouble last() {
        for (int i = values.length - 1; i >= 0; i--) {
            if (!Double.isNaN(values[i])) {
                return OptionalDouble.of(values[i]);
            }
        }
        return OptionalDouble.empty();
    }

    /** How many each second, over the part of the range that was measured. */
    public double rate() {
        long known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        return known == 0 ? 0 : total() / (known * grid.period().toMillis() / 1000.0);
    }

    /** Point by point the sum of both, for what is measured in parts. */
    public Series plus(Series other) {
        double[] sums = new double[values.length];
        for (int i = 0; i < sums.length; i++) {
            double b = i < other.values.length ? other.values[i] : Double.NaN;
            sums[i] = Double.isNaN(values[i]) ? b : Double.isNaN(b) ? values[i] : values[i] + b;
        }
        return new Series(metric, grid, sums, OptionalDouble.empty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series series && metric == series.metric && grid.equals(series.grid) && whole.equals(series.whole) && Arrays.equals(values, series.values);
    }

    @Override
    public int hashCode() {
        return 31 * metric.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return metric.id() + " " + Arrays.toString(values);
    }
}
