package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches a run on this machine. Figures reach as far back as the journal keeps messages, {@value Journal#MESSAGES} of them; memory is bounded by that.
 */
public final class LocalMonitor implements Monitor {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int DEPTH_SAMPLES = 4_000;
    private static final Pattern BATCH = Pattern.compile("([0-9]{1,6}) messages");
    private static final List<Metric> DURATIONS = List.of(Metric.DURATION_P50, Metric.DURATION_P95, Metric.DURATION_P99);
    private static final List<Metric> LATENCIES = List.of(Metric.LATENCY_P50, Metric.LATENCY_P95, Metric.LATENCY_P99);
    private static final double[] RANKS = {50, 95, 99};

    private final JournalFeed feed;
    private final Supplier<Design> design;
    private final Clock clock;
    private final Instant began;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Deque<Invoked> invocations = new ArrayDeque<>();
    private final Deque<Depths> depths = new ArrayDeque<>();
    private long nextMessage;
    private long nextInvocation;

    private record Depths(Instant at, Map<NodeId, LocalCloud.Depth> queues) {}

    /** @param design the drawing as it runs now */
    public LocalMonitor(JournalFeed feed, Supplier<Design> design, Clock clock) {
        this.feed = feed;
        this.design = design;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public String where() {
        return "this machine";
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    private void read() {
        Journal.Page<Message> fresh = feed.messagesFrom(nextMessage);
        nextMessage = fresh.next();
        fresh.items().forEach(messages::addLast);
        while (messages.size() > Journal.MESSAGES) {
            messages.removeFirst();
        }
        Journal.Page<Invoked> ran = feed.invocationsFrom(nextInvocation);
        nextInvocation = ran.next();
        ran.items().forEach(invocations::addLast);
        while (invocations.size() > Journal.INVOCATIONS) {
            invocations.removeFirst();
        }
    }

    @Override
    public synchronized Figures figures(TimeRange range) {
        read();
        Instant now = clock.instant();
        depths.addLast(new Depths(now, feed.depths()));
        if (depths.size() > DEPTH_SAMPLES) {
            depths.removeFirst();
        }
        Grid grid = range.grid(now, PACE);
        Map<NodeId, Buckets> cards = new HashMap<>();
        Design drawn = design.get();
        drawn.nodes().values().forEach(node -> cards.put(node.id(), known(node, new Buckets(grid, since()))));
        Map<WireId, double[]> wires = new HashMap<>();
        drawn.wires().keySet().forEach(wire -> wires.put(wire, new double[2]));
        invocations.forEach(ran -> invoked(cards, ran));
        for (Message message : messages) {
            if (!message.time().isBefore(grid.start())) {
                crossed(drawn, cards, message);
                message.wire().map(wires::get).ifPresent(counts -> {
                    counts[0] += many(message);
                    counts[1] += message.ok() ? 0 : 1;
                });
            }
        }
        depths.forEach(sample -> sample.queues().forEach((queue, depth) -> {
            if (cards.containsKey(queue)) {
                cards.get(queue).put(Metric.DEPTH, sample.at(), depth.waiting());
                cards.get(queue).put(Metric.IN_FLIGHT, sample.at(), depth.working());
            }
        }));
        Map<NodeId, CardFigures> figures = new HashMap<>();
        cards.forEach((id, buckets) -> {
            buckets.percentiles(Metric.DURATION_P50, DURATIONS, RANKS);
            buckets.percentiles(Metric.LATENCY_P50, LATENCIES, RANKS);
            buckets.percentiles(Metric.INIT_DURATION, List.of(Metric.INIT_DURATION), 50);
            figures.put(id, CardFigures.of(buckets.series()));
        });
        Instant since = since();
        // a run of a minute has no five minutes to be measured over
        double seconds = Math.max(PACE.toSeconds(), Duration.between(since.isAfter(grid.start()) ? since : grid.start(), grid.end()).toMillis() / 1000.0);
        Map<WireId, Traffic> traffic = new HashMap<>();
        for (Wire wire : drawn.wires().values()) {
            double[] counts = wires.get(wire.id());
            traffic.put(wire.id(), wire.role() == dev.drawbridge.model.WireRole.AUTHORIZE ? Traffic.UNKNOWN
                    : new Traffic(Traffic.Certainty.COUNTED, counts[0], counts[0] / seconds, counts[1]));
        }
        return new Figures(now, range, figures, traffic, Map.of(), "");
    }

    private Instant since() {
        Instant first = messages.isEmpty() ? began : messages.getFirst().time();
        return first.isBefore(began) ? first : began;
    }

    /** What is zero, and not unknown, while nothing happens. */
    private static Buckets known(Node node, Buckets buckets) {
        return switch (node.kind()) {
            case "function" -> buckets.known(Metric.INVOCATIONS, Metric.ERRORS, Metric.THROTTLES, Metric.COLD_STARTS);
            case "http-api", "rest-api" -> buckets.known(Metric.REQUESTS, Metric.CLIENT_ERRORS, Metric.SERVER_ERRORS);
            case "queue" -> buckets.known(Metric.SENT, Metric.RECEIVED);
            case "topic" -> buckets.known(Metric.PUBLISHED, Metric.DELIVERED, Metric.DELIVERY_FAILURES);
            case "schedule", "scheduler" -> buckets.known(Metric.DELIVERED, Metric.DELIVERY_FAILURES);
            case "client" -> buckets;
            default -> buckets.known(Metric.CALLS, Metric.FAILED_CALLS);
        };
    }

    private static void invoked(Map<NodeId, Buckets> cards, Invoked ran) {
        Buckets card = cards.get(ran.function());
        if (card == null) {
            return;
        }
        if (ran.outcome() == Invoked.Outcome.THROTTLED) {
            // Lambda does not count these as invocations: "Types of metrics for Lambda functions", Throttles
            card.add(Metric.THROTTLES, ran.time(), 1);
            return;
        }
        card.add(Metric.INVOCATIONS, ran.time(), 1);
        if (ran.outcome() != Invoked.Outcome.OK) {
            card.add(Metric.ERRORS, ran.time(), 1);
        }
        card.sample(Metric.DURATION_P50, ran.time(), millis(ran.duration()));
        ran.init().ifPresent(init -> {
            card.add(Metric.COLD_STARTS, ran.time(), 1);
            card.sample(Metric.INIT_DURATION, ran.time(), millis(init));
        });
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static int many(Message message) {
        Matcher batch = BATCH.matcher(message.summary());
        return batch.matches() ? Integer.parseInt(batch.group(1)) : 1;
    }

    private static void crossed(Design drawn, Map<NodeId, Buckets> cards, Message message) {
        drawn.node(message.to()).ifPresent(to -> reached(drawn, to, cards.get(to.id()), message));
        drawn.node(message.from()).ifPresent(from -> left(drawn, from, cards.get(from.id()), message));
    }

    private static void reached(Design drawn, Node to, Buckets card, Message message) {
        if (message.from().equals(message.to())) {
            return;
        }
        switch (to.kind()) {
            case "function", "client" -> { }
            case "http-api", "rest-api" -> request(card, message);
            case "queue" -> card.add(Metric.SENT, message.time(), message.ok() ? 1 : 0);
            case "topic" -> card.add(Metric.PUBLISHED, message.time(), message.ok() ? 1 : 0);
            default -> {
                card.add(Metric.CALLS, message.time(), 1);
                card.add(Metric.FAILED_CALLS, message.time(), message.ok() ? 0 : 1);
                card.sample(Metric.LATENCY_P50, message.time(), millis(message.duration()));
            }
        }
    }

    private static void left(Design drawn, Node from, Buckets card, Message message) {
        switch (from.kind()) {
            case "http-api", "rest-api" -> {
                boolean toldByClients = drawn.wires().values().stream().anyMatch(wire -> wire.to().node().equals(from.id()) && wire.role() == dev.drawbridge.model.WireRole.CALL);
                if (!toldByClients) {
                    request(card, message);
                }
            }
            case "queue" -> card.add(Metric.RECEIVED, message.time(), many(message));
            case "topic", "schedule", "scheduler" -> {
                card.add(Metric.DELIVERED, message.time(), message.ok() ? 1 : 0);
                card.add(Metric.DELIVERY_FAILURES, message.time(), message.ok() ? 0 : 1);
            }
            default -> { }
        }
    }

    private static void request(Buckets card, Message message) {
        card.add(Metric.REQUESTS, message.time(), 1);
        char first = message.result().isEmpty() ? ' ' : message.result().charAt(0);
        card.add(Metric.CLIENT_ERRORS, message.time(), first == '4' ? 1 : 0);
        card.add(Metric.SERVER_ERRORS, message.time(), first == '5' || !message.ok() && first != '4' ? 1 : 0);
        card.sample(Metric.LATENCY_P50, message.time(), millis(message.duration()));
    }

    @Override
    public LogTail tail(LogQuery query) {
        return new LogTail() {
            private long next;
            private boolean first = true;

            @Override
            public List<LogEntry> next() {
                Journal.Page<LogLine> page = feed.linesFrom(next);
                long number = page.next() - page.items().size();
                next = page.next();
                List<LogEntry> found = new ArrayList<>();
                for (LogLine line : page.items()) {
                    number++;
                    if (query.wants(line.function()) && !line.time().isBefore(query.from()) && query.matches(line.text())) {
                        found.add(entry(number, line));
                    }
                }
                boolean cut = first && found.size() > query.limit();
                first = false;
                return cut ? found.subList(found.size() - query.limit(), found.size()) : found;
            }
        };
    }

    private static LogEntry entry(long number, LogLine line) {
        LogLevel told = LogLevel.of(line.text());
        return new LogEntry(Long.toString(number), line.time(), line.function(), line.requestId(), told == LogLevel.INFO && line.error() ? LogLevel.ERROR : told, line.text());
    }

    @Override
    public synchronized List<ReportLine> reports(LogQuery query) {
        read();
        List<ReportLine> found = new ArrayList<>();
        for (Invoked ran : invocations.reversed()) {
            if (found.size() >= query.limit() || ran.time().isBefore(query.from())) {
                break;
            }
            if (query.wants(ran.function()) && ran.outcome() != Invoked.Outcome.THROTTLED) {
                Duration all = ran.duration().plus(ran.init().orElse(Duration.ZERO));
                found.add(new ReportLine(ran.time(), ran.function(), ran.requestId(), ran.duration(), Duration.ofMillis(Math.ceilDiv(all.toNanos(), 1_000_000)), ran.memory(), OptionalInt.empty(),
                        ran.init(), switch (ran.outcome()) {
                            case OK -> "success";
                            case FAILED, THROTTLED -> "error";
                            case TIMED_OUT -> "timeout";
                        }, ""));
            }
        }
        return found;
    }

    @Override
    public synchronized List<Trace> traces(TimeRange range, int limit) {
        read();
        return new JournalTraces(design.get()).of(List.copyOf(messages), clock.instant().minus(range.length()), limit);
    }

    @Override
    public String aboutTraces() {
        return "";
    }

    @Override
    public ApiUse use() {
        return ApiUse.FREE;
    }

    @Override
    public void close() {
        // the run is not ours to end
    }
}
