package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How often functions had to start a copy first, and how long that took. No metric tells; the reports in their logs do. Each look goes on where the
 * last one stopped. Memory is bounded.
 */
final class ColdStarts {
    /** CloudWatch Logs' own pattern: any of these terms. Source: "Filter pattern syntax" in the CloudWatch Logs guide. */
    static final String PATTERN = "?\"Init Duration\" ?\"Restore Duration\" ?initDurationMs ?restoreDurationMs";
    /** Further back the first look does not go: it would read too much. */
    private static final Duration FIRST = Duration.ofHours(3);
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int KEPT = 2_000;

    private final LogReader reader;
    private final Map<NodeId, Deque<Start>> starts = new HashMap<>();
    private final Map<NodeId, Instant> reached = new HashMap<>();

    private record Start(Instant at, String requestId, Duration took) {}

    ColdStarts(LogReader reader) {
        this.reader = reader;
    }

    /** Reads what is new. */
    void read(NodeId function, String group, Instant rangeStart, Instant now) {
        Instant earliest = rangeStart.isBefore(now.minus(FIRST)) ? now.minus(FIRST) : rangeStart;
        Instant from = reached.containsKey(function) ? reached.get(function).minus(OVERLAP) : earliest;
        LogReader.Read read = reader.between(function, group, from, now, PATTERN, text -> text.contains("uration"));
        Deque<Start> known = starts.computeIfAbsent(function, key -> new ArrayDeque<>());
        Set<String> ids = new HashSet<>();
        known.forEach(start -> ids.add(start.requestId()));
        for (LogEntry entry : read.entries()) {
            ReportLine.parse(entry.time(), function, entry.text()).filter(report -> report.init().isPresent() && ids.add(report.requestId()))
                    .ifPresent(report -> known.addLast(new Start(entry.time(), report.requestId(), report.init().get())));
        }
        while (known.size() > KEPT) {
            known.removeFirst();
        }
        reached.put(function, now);
    }

    /** What is known, on the grid; points before the first look are unknown. */
    void put(NodeId function, Grid grid, Map<Metric, Series> series) {
        if (!reached.containsKey(function)) {
            return;
        }
        double[] counts = new double[grid.size()];
        double[] times = new double[grid.size()];
        Arrays.fill(times, Double.NaN);
        for (Start start : starts.getOrDefault(function, new ArrayDeque<>())) {
            int at = grid.indexOf(start.at());
            if (at >= 0 && at < grid.size()) {
                double before = counts[at]++;
                double took = start.took().toNanos() / 1e6;
                times[at] = before == 0 ? took : (times[at] * before + took) / counts[at];
            }
        }
        series.put(Metric.COLD_STARTS, Series.of(Metric.COLD_STARTS, grid, counts));
        series.put(Metric.INIT_DURATION, Series.of(Metric.INIT_DURATION, grid, times));
    }
}
