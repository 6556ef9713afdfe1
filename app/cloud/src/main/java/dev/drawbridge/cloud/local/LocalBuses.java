package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.bus.BusEvent;
import dev.drawbridge.cloud.local.stream.Filters;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The event buses of the drawing: an event goes over every wire whose pattern it fits. */
final class LocalBuses implements Wired {
    private final Deliveries deliveries;
    private final BiConsumer<NodeId, String> problems;
    private volatile Map<NodeId, List<Rule>> rules = Map.of();
    private volatile Optional<NodeId> defaultBus = Optional.empty();

    private record Rule(LocalPlan.Ruled link, Filters pattern, String group) {}

    LocalBuses(Deliveries deliveries, BiConsumer<NodeId, String> problems) {
        this.deliveries = deliveries;
        this.problems = problems;
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<NodeId, List<Rule>> next = new HashMap<>();
        Optional<NodeId> own = Optional.empty();
        for (Node bus : plan.nodes("event-bus")) {
            List<Rule> all = new ArrayList<>();
            List<LocalPlan.Ruled> links = new ArrayList<>(plan.outOf(bus, WireRole.TRIGGER));
            links.addAll(plan.outOf(bus, WireRole.DELIVER));
            for (LocalPlan.Ruled link : links) {
                try {
                    all.add(new Rule(link, Filters.of(link.rule().value(link.wire(), "pattern").map(value -> value.display()).orElse("")), link.rule().text(link.wire(), "messageGroup")));
                } catch (CloudException unusable) {
                    problems.accept(bus.id(), unusable.getMessage());
                }
            }
            next.put(bus.id(), all);
            if (plan.kind(bus).flag(bus, "default")) {
                own = Optional.of(bus.id());
            }
        }
        rules = Map.copyOf(next);
        defaultBus = own;
    }

    /** The bus that the events of services go to, if it is drawn. */
    Optional<NodeId> defaultBus() {
        return defaultBus;
    }

    /** Hands the event on and returns at once. */
    void put(NodeId bus, BusEvent event) {
        for (Rule rule : rules.getOrDefault(bus, List.of())) {
            try {
                if (rule.pattern().pass(event.json())) {
                    deliveries.start(new Deliveries.Parcel(rule.link().wire().id(), bus, rule.link().to(), event.summary(), event.text(), rule.group()));
                }
            } catch (CloudException unusable) {
                // the others still get the event
                problems.accept(bus, unusable.getMessage());
            }
        }
    }

    @Override
    public void close() {
        rules = Map.of();
    }
}
