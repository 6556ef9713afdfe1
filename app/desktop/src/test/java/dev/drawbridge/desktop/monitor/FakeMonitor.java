package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Tells a story about a drawing: some work everywhere, errors in one function, a log and a trace. */
public class FakeMonitor implements Monitor {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public final AtomicInteger asked = new AtomicInteger();
    public final AtomicInteger tailed = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    public volatile String failure = "";
    public volatile boolean alarm;
    private final Supplier<Design> design;
    private final Duration pace;

    public FakeMonitor(Supplier<Design> design, Duration pace) {
        this.design = design;
        this.pace = pace;
    }

    private NodeId id(String name) {
        return design.get().nodeNamed(name).map(Node::id).orElse(new NodeId(name));
    }

    private Optional<WireId> wire(String from, String to) {
        return design.get().wires().values().stream().filter(w -> w.from().node().equals(id(from)) && w.to().node().equals(id(to))).map(Wire::id).findFirst();
    }

    @Override
    public String where() {
        return "pet-store-dev in account 111122223333, region eu-west-1, as user/anna";
    }

    @Override
    public Duration pace() {
        return pace;
    }

    private static Series wave(Metric metric, Grid grid, double base, double swing, int shift) {
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.round(base + swing * Math.sin((i + shift) / 3.0)));
        }
        return Series.of(metric, grid, values);
    }

    @Override
    public Figures figures(TimeRange range) {
        asked.incrementAndGet();
        if (!failure.isEmpty()) {
            throw new MonitorException(failure, true, new IllegalStateException());
        }
        Grid grid = range.grid(NOON, Duration.ofSeconds(10));
        Map<NodeId, CardFigures> cards = new HashMap<>();
        int shift = 0;
        for (Node node : design.get().nodes().values()) {
            Map<Metric, Series> series = new EnumMap<>(Metric.class);
            switch (node.kind()) {
                case "function" -> {
                    series.put(Metric.INVOCATIONS, wave(Metric.INVOCATIONS, grid, 60, 30, shift));
                    series.put(Metric.ERRORS, wave(Metric.ERRORS, grid, node.name().equals("purchase") ? 1 : -5, 1, shift));
                    series.put(Metric.DURATION_P50, wave(Metric.DURATION_P50, grid, 12, 3, shift));
                    series.put(Metric.DURATION_P95, wave(Metric.DURATION_P95, grid, node.name().equals("purchase") ? 1400 : 41, 8, shift));
                    series.put(Metric.DURATION_P99, wave(Metric.DURATION_P99, grid, 180, 40, shift));
                    series.put(Metric.CONCURRENCY, wave(Metric.CONCURRENCY, grid, 3, 2, shift));
                    series.put(Metric.COLD_STARTS, wave(Metric.COLD_STARTS, grid, 0.2, 0.5, shift));
                }
                case "http-api" -> {
                    series.put(Metric.REQUESTS, wave(Metric.REQUESTS, grid, 120, 60, shift));
                    series.put(Metric.CLIENT_ERRORS, wave(Metric.CLIENT_ERRORS, grid, 1, 1, shift));
                    series.put(Metric.LATENCY_P95, wave(Metric.LATENCY_P95, grid, 55, 8, shift));
                }
                case "table" -> {
                    series.put(Metric.READ_UNITS, wave(Metric.READ_UNITS, grid, 80, 20, shift));
                    series.put(Metric.WRITE_UNITS, wave(Metric.WRITE_UNITS, grid, 8, 4, shift));
                }
                default -> { }
            }
            shift += 2;
            cards.put(node.id(), CardFigures.of(series));
        }
        Map<WireId, Traffic> wires = new HashMap<>();
        design.get().wires().keySet().forEach(id -> wires.put(id, new Traffic(Traffic.Certainty.COUNTED, 100, 6.1, 0)));
        wire("shop", "purchase").ifPresent(id -> wires.put(id, new Traffic(Traffic.Certainty.COUNTED, 12, 0.4, 3)));
        wire("purchase", "purchases").ifPresent(id -> wires.put(id, new Traffic(Traffic.Certainty.COUNTED, 0, 0, 0)));
        wire("search", "products").ifPresent(id -> wires.put(id, new Traffic(Traffic.Certainty.AT_MOST, 900, 8, 0)));
        Map<NodeId, List<AlarmState>> alarms = alarm ? Map.of(id("search"), List.of(new AlarmState(Optional.of(id("search")), "pet-store-dev-search-errors", AlarmState.State.ALARM, "", NOON))) : Map.of();
        return new Figures(NOON, range, cards, wires, alarms, "");
    }

    @Override
    public LogTail tail(LogQuery query) {
        return () -> {
            if (tailed.getAndIncrement() > 0) {
                return List.of();
            }
            List<LogEntry> entries = new ArrayList<>();
            String request = "6f3c1b1e-0000-4000-8000-000000000001";
            for (String text : List.of("START RequestId: " + request + " Version: 12", "INFO  found 3 dogs for tag=dog", "WARN  price of p-381 is missing, using 0",
                    "java.lang.IllegalStateException: no stock for p-381\n\tat petstore.purchase.Purchase.handle(Purchase.java:17)\n\tat petstore.purchase.PurchaseHandler.handleRequest(PurchaseHandler.java:31)",
                    "END RequestId: " + request, "REPORT RequestId: " + request + "\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB")) {
                NodeId card = id(text.contains("dogs") || text.contains("START") ? "search" : "purchase");
                entries.add(new LogEntry("e" + entries.size(), NOON.plusMillis(entries.size() * 7L), card, request, LogLevel.of(text), text));
            }
            return entries.stream().filter(entry -> query.wants(entry.card())).toList();
        };
    }

    @Override
    public List<ReportLine> reports(LogQuery query) {
        List<ReportLine> reports = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            reports.add(new ReportLine(NOON.minusMillis(i * 731L), id(i % 3 == 0 ? "purchase" : "search"), "request-" + i, Duration.ofMillis(10 + i * 37 % 200), Duration.ofMillis(11 + i * 37 % 200), 512,
                    OptionalInt.of(80 + i), i % 7 == 0 ? Optional.of(Duration.ofMillis(640 + i)) : Optional.empty(), i == 4 ? "timeout" : "success", ""));
        }
        return reports;
    }

    @Override
    public List<Trace> traces(TimeRange range, int limit) {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Instant start = NOON.minusSeconds(i * 3L);
            List<Hop> hops = List.of(
                    new Hop(Optional.of(id("shop")), wire("web", "shop"), 0, "POST /purchases", start, Duration.ofMillis(58), i != 2, i == 2 ? "500" : "200"),
                    new Hop(Optional.of(id("purchase")), wire("shop", "purchase"), 1, "POST /purchases", start.plusMillis(2), Duration.ofMillis(52), i != 2, i == 2 ? "error" : "200"),
                    new Hop(Optional.of(id("products")), wire("purchase", "products"), 2, "GetItem", start.plusMillis(8), Duration.ofMillis(7), true, "1 item"),
                    new Hop(Optional.of(id("purchases")), wire("purchase", "purchases"), 2, "PutItem", start.plusMillis(21), Duration.ofMillis(9), true, "ok"));
            traces.add(new Trace("1-" + i, start, Duration.ofMillis(58), i != 2, hops, true));
        }
        return traces;
    }

    @Override
    public String aboutTraces() {
        return "";
    }

    @Override
    public ApiUse use() {
        return new ApiUse(Map.of("CloudWatch:GetMetricData", (long) asked.get()), 0.0004 * asked.get(), 0.024);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
