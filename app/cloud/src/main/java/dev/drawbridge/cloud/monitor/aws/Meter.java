package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.ApiUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Counts calls and what they cost by list price. Safe for threads. */
final class Meter {
    /** US dollars for one metric of a GetMetricData; up to five statistics of it count once. Source: Amazon CloudWatch pricing, "API requests"; GetMetricData in the API reference. */
    static final double METRIC = 0.01 / 1000;
    /** US dollars for a DescribeAlarms, which the free million a month is likely to cover. Source: the same. */
    static final double ALARMS = 0.01 / 1000;
    /** US dollars for each trace that is scanned or retrieved beyond the free million a month. Source: AWS X-Ray pricing. */
    static final double TRACE = 0.50 / 1_000_000;

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private final Clock clock;
    private final Instant began;
    private final Map<String, Long> calls = new TreeMap<>();
    private final Deque<Spent> recent = new ArrayDeque<>();
    private double dollars;

    private record Spent(Instant at, double dollars) {}

    Meter(Clock clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    /** @param operation {@code CloudWatch:GetMetricData} */
    synchronized void call(String operation, double cost) {
        calls.merge(operation, 1L, Long::sum);
        dollars += cost;
        if (cost > 0) {
            recent.addLast(new Spent(clock.instant(), cost));
        }
        drop();
    }

    private void drop() {
        Instant since = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && recent.getFirst().at().isBefore(since)) {
            recent.removeFirst();
        }
    }

    synchronized ApiUse use() {
        drop();
        // the first minute counts as a whole one: a single question tells nothing of an hour yet
        double minutes = Math.clamp(Duration.between(began, clock.instant()).toSeconds() / 60.0, 1, WINDOW.toMinutes());
        return new ApiUse(calls, dollars, recent.stream().mapToDouble(Spent::dollars).sum() / minutes * 60);
    }
}
