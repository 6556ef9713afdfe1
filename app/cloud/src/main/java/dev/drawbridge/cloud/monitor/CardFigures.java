package dev.drawbridge.cloud.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was measured of one card. Immutable. */
public final class CardFigures {
    /** Nothing was measured. */
    public static final CardFigures NONE = new CardFigures(Map.of());

    /** What counts as the work of a card, the best known first. */
    private static final List<Metric> WORK = List.of(Metric.INVOCATIONS, Metric.REQUESTS, Metric.SENT, Metric.PUBLISHED, Metric.STARTED, Metric.CALLS, Metric.DELIVERED,
            Metric.READ_UNITS, Metric.WRITE_UNITS, Metric.SIGN_INS);
    private static final List<Metric> SLOWNESS = List.of(Metric.DURATION_P95, Metric.LATENCY_P95);

    private final Map<Metric, Series> series;

    private CardFigures(Map<Metric, Series> series) {
        EnumMap<Metric, Series> sorted = new EnumMap<>(Metric.class);
        sorted.putAll(series);
        this.series = Collections.unmodifiableMap(sorted);
    }

    /** The figures of these series. */
    public static CardFigures of(Map<Metric, Series> series) {
        return series.isEmpty() ? NONE : new CardFigures(series);
    }

    /** All series, in the order of {@link Metric}. */
    public Map<Metric, Series> series() {
        return series;
    }

    public Optional<Series> series(Metric metric) {
        return Optional.ofNullable(series.get(metric));
    }

    /** Those that have a figure, in the order of {@link Metric}. */
    public List<Series> measured() {
        return series.values().stream().filter(one -> one.figure().isPresent()).toList();
    }

    /** The one figure of a metric; empty when nothing was measured. */
    public OptionalDouble figure(Metric metric) {
        Series found = series.get(metric);
        return found == null ? OptionalDouble.empty() : found.figure();
    }

    /** The series of the card's work, of which the sparkline is drawn. */
    public Optional<Series> work() {
        return WORK.stream().map(series::get).filter(found -> found != null && found.figure().isPresent()).findFirst();
    }

    /** How much went wrong, in all. */
    public double errors() {
        return series.values().stream().filter(one -> one.metric().isTrouble()).mapToDouble(Series::total).sum();
    }

    /** The part of the work that went wrong, 0 to 1. */
    public double errorShare() {
        double work = work().map(Series::total).orElse(0.0);
        return work > 0 ? Math.min(1, errors() / work) : errors() > 0 ? 1 : 0;
    }

    /** How slow it is now: the 95th percentile in ms. */
    public OptionalDouble slowness() {
        return SLOWNESS.stream().map(this::figure).filter(OptionalDouble::isPresent).findFirst().orElseGet(OptionalDouble::empty);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardFigures figures && series.equals(figures.series);
    }

    @Override
    public int hashCode() {
        return series.hashCode();
    }

    @Override
    public String toString() {
        return series.toString();
    }
}
