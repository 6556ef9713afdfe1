package dev.drawbridge.cloud.monitor.aws;

import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Series;
import dev.drawbridge.cloud.monitor.Traffic;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What crossed each wire, told from what was measured at its ends, because no cloud measures wires. A figure that one wire alone can have made is
 * its own; one that several made is the most that each can have had; nothing at either end is nothing on the wire. Pure.
 */
final class WireTraffic {
    private final Design design;
    private final Map<NodeId, CardFigures> cards;

    WireTraffic(Design design, Map<NodeId, CardFigures> cards) {
        this.design = design;
        this.cards = cards;
    }

    /** What one end tells: which metric of which card, and how many wires share it. */
    private record Told(NodeId card, List<Metric> metrics, boolean atEnd) {}

    Map<WireId, Traffic> all() {
        Map<Told, Integer> sharers = new HashMap<>();
        Map<WireId, List<Told>> told = new HashMap<>();
        for (Wire wire : design.wires().values()) {
            List<Told> ends = ends(wire);
            told.put(wire.id(), ends);
            ends.forEach(end -> sharers.merge(end, 1, Integer::sum));
        }
        Map<WireId, Traffic> traffic = new HashMap<>();
        told.forEach((wire, ends) -> traffic.put(wire, traffic(ends, sharers)));
        return traffic;
    }

    private Traffic traffic(List<Told> ends, Map<Told, Integer> sharers) {
        double most = Double.POSITIVE_INFINITY;
        double rate = 0;
        for (Told end : ends) {
            Optional<double[]> count = count(end);
            if (count.isEmpty()) {
                continue;
            }
            if (sharers.get(end) == 1 || count.get()[0] == 0) {
                return new Traffic(Traffic.Certainty.COUNTED, count.get()[0], count.get()[1], failed(end));
            }
            if (count.get()[0] < most) {
                most = count.get()[0];
                rate = count.get()[1];
            }
        }
        return Double.isInfinite(most) ? Traffic.UNKNOWN : new Traffic(Traffic.Certainty.AT_MOST, most, rate, 0);
    }

    private Optional<double[]> count(Told end) {
        CardFigures figures = cards.getOrDefault(end.card(), CardFigures.NONE);
        double count = 0;
        double rate = 0;
        boolean known = false;
        for (Metric metric : end.metrics()) {
            Optional<Series> series = figures.series(metric);
            if (series.isPresent() && series.get().figure().isPresent()) {
                known = true;
                count += series.get().total();
                rate += series.get().rate();
            }
        }
        return known ? Optional.of(new double[] {count, rate}) : Optional.empty();
    }

    private double failed(Told end) {
        CardFigures figures = cards.getOrDefault(end.card(), CardFigures.NONE);
        return end.metrics().contains(Metric.INVOCATIONS) ? figures.figure(Metric.ERRORS).orElse(0)
                : end.metrics().contains(Metric.REQUESTS) ? figures.figure(Metric.SERVER_ERRORS).orElse(0)
                : end.metrics().contains(Metric.DELIVERED) ? figures.figure(Metric.DELIVERY_FAILURES).orElse(0) : 0;
    }

    /** The measures that tell of a wire, the nearer one first. */
    private List<Told> ends(Wire wire) {
        if (wire.role() == WireRole.AUTHORIZE) {
            return List.of();
        }
        List<Told> ends = new ArrayList<>();
        arriving(design.requireNode(wire.to().node()), wire).ifPresent(metrics -> ends.add(new Told(wire.to().node(), metrics, true)));
        leaving(design.requireNode(wire.from().node()), wire).ifPresent(metrics -> ends.add(new Told(wire.from().node(), metrics, false)));
        return ends;
    }

    private static Optional<List<Metric>> arriving(Node to, Wire wire) {
        return switch (to.kind()) {
            case "function" -> Optional.of(List.of(Metric.INVOCATIONS));
            case "http-api", "rest-api", "function-url", "graphql-api" -> Optional.of(List.of(Metric.REQUESTS));
            case "event-pipe" -> Optional.of(List.of(Metric.RECEIVED));
            case "queue" -> Optional.of(List.of(Metric.SENT));
            case "topic", "event-bus", "stream" -> Optional.of(List.of(Metric.PUBLISHED));
            case "state-machine" -> Optional.of(List.of(Metric.STARTED));
            case "table" -> {
                String mode = wire.field("mode").flatMap(Value::asText).orElse("read");
                yield Optional.of(mode.equals("read") ? List.of(Metric.READ_UNITS) : mode.equals("write") ? List.of(Metric.WRITE_UNITS) : List.of(Metric.READ_UNITS, Metric.WRITE_UNITS));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<List<Metric>> leaving(Node from, Wire wire) {
        if (wire.role() == WireRole.ON_FAILURE) {
            return Optional.empty();
        }
        return switch (from.kind()) {
            case "queue", "stream" -> Optional.of(List.of(Metric.RECEIVED));
            case "topic", "schedule", "scheduler", "event-bus", "event-pipe" -> Optional.of(List.of(Metric.DELIVERED));
            case "http-api", "rest-api", "function-url" -> Optional.of(List.of(Metric.REQUESTS));
            default -> Optional.empty();
        };
    }
}
