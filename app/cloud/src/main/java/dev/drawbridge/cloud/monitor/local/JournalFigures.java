package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.Grid;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures of cards and wires, counted in the journal of a run. For one use. */
final class JournalFigures {
    private static final List<Metric> DURATIONS = List.of(Metric.DURATION_P50, Metric.DURATION_P95, Metric.DURATION_P99);
    private static final List<Metric> LATENCIES = List.of(Metric.LATENCY_P50, Metric.LATENCY_P95, Metric.LATENCY_P99);
    private static final double[] RANKS = {50, 95, 99};

    private final JournalWindow window;
    private final Design drawn;
    private final TimeRange range;
    private final Instant now;
    private final Grid grid;
    private final Map<NodeId, Buckets> cards = new HashMap<>();
    private final Map<WireId, double[]> wires = new HashMap<>();
    /** APIs whose requests are told by the wire that they come by. */
    private final Set<NodeId> called = new HashSet<>();

    JournalFigures(JournalWindow window, Design drawn, TimeRange range, Instant now, Duration pace) {
        this.window = window;
        this.drawn = drawn;
        this.range = range;
        this.now = now;
        this.grid = range.grid(now, pace);
        drawn.nodes().values().forEach(node -> cards.put(node.id(), known(node, new Buckets(grid, window.since()))));
        drawn.wires().keySet().forEach(wire -> wires.put(wire, new double[2]));
        drawn.wires().values().stream().filter(wire -> wire.role() == WireRole.CALL).forEach(wire -> called.add(wire.to().node()));
    }

    Figures count(Duration shortest) {
        window.invocations().forEach(this::invoked);
        concurrency();
        QueueAges ages = new QueueAges();
        for (Crossing crossing : window.crossings()) {
            Message message = crossing.message();
            if (message.ok() && drawn.node(message.to()).filter(to -> to.kind().equals("queue")).isPresent()) {
                ages.put(message.to(), message.time(), crossing.many());
            }
            if (!message.time().isBefore(grid.start())) {
                crossed(crossing);
                message.wire().map(wires::get).ifPresent(counts -> {
                    counts[0] += crossing.many();
                    counts[1] += message.ok() ? 0 : 1;
                });
            }
        }
        window.depths().forEach(sample -> sample.queues().forEach((queue, depth) -> {
            Buckets card = cards.get(queue);
            if (card != null) {
                card.put(Metric.DEPTH, sample.at(), depth.waiting());
                card.put(Metric.IN_FLIGHT, sample.at(), depth.working());
                ages.at(queue, sample.at(), depth).ifPresent(age -> card.put(Metric.OLDEST_AGE, sample.at(), age));
            }
        }));
        Map<NodeId, CardFigures> figures = new HashMap<>();
        cards.forEach((id, buckets) -> {
            buckets.percentiles(Metric.DURATION_P50, DURATIONS, RANKS);
            buckets.percentiles(Metric.LATENCY_P50, LATENCIES, RANKS);
            buckets.percentiles(Metric.INIT_DURATION, List.of(Metric.INIT_DURATION), 50);
            figures.put(id, CardFigures.of(buckets.series()));
        });
        return new Figures(now, range, figures, traffic(shortest), Map.of(), "");
    }

    private Map<WireId, Traffic> traffic(Duration shortest) {
        Instant since = window.since();
        // a run of a minute has no five minutes to be measured over
        double seconds = Math.max(shortest.toSeconds(), Duration.between(since.isAfter(grid.start()) ? since : grid.start(), grid.end()).toMillis() / 1000.0);
        Map<WireId, Traffic> traffic = new HashMap<>();
        for (Wire wire : drawn.wires().values()) {
            double[] counts = wires.get(wire.id());
            traffic.put(wire.id(), wire.role() == WireRole.AUTHORIZE ? Traffic.UNKNOWN : new Traffic(Traffic.Certainty.COUNTED, counts[0], counts[0] / seconds, counts[1]));
        }
        return traffic;
    }

    /** What is zero, and not unknown, while nothing happens. */
    private static Buckets known(Node node, Buckets buckets) {
        return switch (node.kind()) {
            case "function" -> buckets.known(Metric.INVOCATIONS, Metric.ERRORS, Metric.THROTTLES, Metric.COLD_STARTS, Metric.CONCURRENCY);
            case "http-api", "rest-api", "function-url", "graphql-api" -> buckets.known(Metric.REQUESTS, Metric.CLIENT_ERRORS, Metric.SERVER_ERRORS);
            case "queue" -> buckets.known(Metric.SENT, Metric.RECEIVED);
            case "topic", "event-bus" -> buckets.known(Metric.PUBLISHED, Metric.DELIVERED, Metric.DELIVERY_FAILURES);
            case "stream" -> buckets.known(Metric.PUBLISHED, Metric.RECEIVED);
            case "event-pipe" -> buckets.known(Metric.RECEIVED, Metric.DELIVERED, Metric.DELIVERY_FAILURES);
            case "schedule", "scheduler" -> buckets.known(Metric.DELIVERED, Metric.DELIVERY_FAILURES);
            case "state-machine" -> buckets.known(Metric.STARTED, Metric.SUCCEEDED, Metric.FAILED);
            case "table" -> buckets.known(Metric.CALLS, Metric.FAILED_CALLS, Metric.THROTTLED_CALLS);
            case "client" -> buckets;
            default -> buckets.known(Metric.CALLS, Metric.FAILED_CALLS);
        };
    }

    private void invoked(Invoked ran) {
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
        if (ran.used() > 0) {
            card.put(Metric.MEMORY_USED, ran.time(), ran.used());
        }
    }

    /** A begin or an end of an invocation. */
    private record Edge(Instant at, int step) {}

    private void concurrency() {
        Map<NodeId, List<Edge>> edges = new HashMap<>();
        window.invocations().stream().filter(ran -> ran.outcome() != Invoked.Outcome.THROTTLED && cards.containsKey(ran.function())).forEach(ran -> {
            List<Edge> all = edges.computeIfAbsent(ran.function(), key -> new ArrayList<>());
            all.add(new Edge(ran.began(), 1));
            all.add(new Edge(ran.time(), -1));
        });
        edges.forEach((function, all) -> {
            // of those at one moment an end comes first: the next event waits for it
            all.sort(java.util.Comparator.comparing(Edge::at).thenComparing(Edge::step));
            int running = 0;
            for (Edge edge : all) {
                running += edge.step();
                cards.get(function).put(Metric.CONCURRENCY, edge.at(), Math.max(running, edge.step() > 0 ? 1 : 0));
            }
        });
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private void crossed(Crossing crossing) {
        Message message = crossing.message();
        if (message.from().equals(message.to())) {
            drawn.node(message.to()).filter(card -> card.kind().equals("state-machine")).ifPresent(card -> executed(cards.get(card.id()), message));
            return;
        }
        drawn.node(message.to()).ifPresent(to -> reached(to, cards.get(to.id()), crossing));
        drawn.node(message.from()).ifPresent(from -> left(from, cards.get(from.id()), crossing));
    }

    /** An execution is over: a machine tells of it as a message to itself. */
    private static void executed(Buckets card, Message message) {
        Instant end = message.time().plus(message.duration());
        card.add(message.ok() ? Metric.SUCCEEDED : Metric.FAILED, end, 1);
        card.sample(Metric.DURATION_P50, end, millis(message.duration()));
    }

    private void reached(Node to, Buckets card, Crossing crossing) {
        Message message = crossing.message();
        int taken = message.ok() ? crossing.many() : 0;
        switch (to.kind()) {
            case "client" -> { }
            case "function" -> crossing.age().ifPresent(age -> card.put(Metric.ITERATOR_AGE, message.time(), age));
            case "http-api", "rest-api", "function-url", "graphql-api" -> request(card, message);
            case "queue" -> card.add(Metric.SENT, message.time(), taken);
            case "topic", "event-bus", "stream" -> card.add(Metric.PUBLISHED, message.time(), taken);
            case "event-pipe" -> card.add(Metric.RECEIVED, message.time(), crossing.many());
            case "state-machine" -> card.add(Metric.STARTED, message.time(), taken);
            default -> {
                card.add(Metric.CALLS, message.time(), 1);
                card.add(Metric.FAILED_CALLS, message.time(), message.ok() ? 0 : 1);
                if (isThrottled(message)) {
                    card.add(Metric.THROTTLED_CALLS, message.time(), 1);
                }
                card.sample(Metric.LATENCY_P50, message.time(), millis(message.duration()));
            }
        }
    }

    private static boolean isThrottled(Message message) {
        return !message.ok() && (message.result() + message.answer()).matches("(?s).*(?:Throttling|ThroughputExceeded|TooManyRequests|SlowDown).*");
    }

    private void left(Node from, Buckets card, Crossing crossing) {
        Message message = crossing.message();
        switch (from.kind()) {
            case "http-api", "rest-api", "function-url", "graphql-api" -> {
                if (!called.contains(from.id())) {
                    request(card, message);
                }
            }
            case "queue", "stream" -> {
                card.add(Metric.RECEIVED, message.time(), crossing.many());
                crossing.age().ifPresent(age -> card.put(Metric.ITERATOR_AGE, message.time(), age));
            }
            case "topic", "schedule", "scheduler", "event-bus", "event-pipe" -> {
                card.add(Metric.DELIVERED, message.time(), message.ok() ? crossing.many() : 0);
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
}
