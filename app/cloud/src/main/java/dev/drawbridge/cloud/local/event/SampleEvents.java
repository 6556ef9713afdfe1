package dev.drawbridge.cloud.local.event;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as sources would send them that do not run on this machine, made of what cards and wires say: the topic, the queue, the trigger.
 * Which sources have some is known without making them. Immutable.
 */
public final class SampleEvents {
    private final Design design;
    private final WireTable table;
    private final Instant time;

    /** @param time that events have */
    public SampleEvents(Design design, WireTable table, Instant time) {
        this.design = design;
        this.table = table;
        this.time = time;
    }

    /**
     * One event.
     *
     * @param title what it is, for lists: {@code orders (Kafka)}
     * @param source the card that it comes from
     * @param target what it starts
     */
    public record Sample(String title, WireId wire, NodeId source, NodeId target, ObjectNode event) {
        /** The event as text, for people. */
        public String text() {
            return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(event);
        }
    }

    /** A sample that is not made yet. */
    private record Draft(String title, WireId wire, NodeId source, NodeId target, Supplier<ObjectNode> event) {
        Sample made() {
            return new Sample(title, wire, source, target, event.get());
        }
    }

    /** What a card can send: one for each wire that starts something, several where a wire has several reasons. */
    public List<Sample> from(NodeId source) {
        return drafts(source).filter(draft -> draft.source().equals(source)).map(Draft::made).toList();
    }

    /** What can start a card. */
    public List<Sample> to(NodeId target) {
        return drafts(target).filter(draft -> draft.target().equals(target)).map(Draft::made).toList();
    }

    /** Whether a card can send some; makes none, so it may be asked again and again. */
    public boolean sends(NodeId source) {
        return drafts(source).anyMatch(draft -> draft.source().equals(source));
    }

    /** Those of the wires at a card. */
    private Stream<Draft> drafts(NodeId card) {
        return design.wires().values().stream().filter(wire -> wire.touches(card)).flatMap(wire -> table.of(design, wire).stream().flatMap(row -> drafts(row, wire)));
    }

    private Stream<Draft> drafts(WireRule row, Wire wire) {
        Node from = design.requireNode(wire.from().node());
        Node to = design.requireNode(wire.to().node());
        if (wire.role() == WireRole.AUTHORIZE && from.kind().equals("function")) {
            // the API asks, so the event goes against the wire
            return Stream.of(new Draft(to.name(), wire.id(), to.id(), from.id(), () -> AuthorizerSamples.of(row, wire, to, time)));
        }
        return wire.role() == WireRole.TRIGGER ? events(row, wire, from) : Stream.empty();
    }

    private Stream<Draft> events(WireRule row, Wire wire, Node from) {
        if (from.kind().equals("event-source")) {
            return one(wire, from, () -> ElsewhereSamples.of(from, time));
        }
        SourceSamples samples = new SourceSamples(design, time);
        return switch (row.trigger().orElse(Trigger.INVOCATION)) {
            case KAFKA_RECORDS -> one(wire, from, () -> samples.kafka(row, wire, from));
            case BROKER_MESSAGES -> one(wire, from, () -> row.text(wire, "virtualHost").isBlank() ? samples.activeMq(row, wire, from) : samples.rabbitMq(row, wire, from));
            case DOCUMENT_CHANGES -> one(wire, from, () -> samples.documents(row, wire, from));
            case LOG_LINES -> one(wire, from, () -> samples.logs(wire, from));
            case DEVICE_MESSAGE -> one(wire, from, () -> samples.device(from));
            case SKILL_REQUEST -> one(wire, from, () -> samples.skill(from));
            case USER_EVENT -> row.value(wire, "triggers").map(Value::asItems).orElse(List.of()).stream().flatMap(each -> each.asText().stream()).distinct()
                    .map(trigger -> new Draft(from.name() + ": " + trigger, wire.id(), from.id(), wire.to().node(), () -> UserSamples.of(trigger, from)));
            // what runs on this machine sends by itself
            case HTTP, SOCKET_MESSAGE, GRAPHQL_FIELD, QUEUE_BATCH, TOPIC_MESSAGE, BUCKET_EVENT, SCHEDULE_TICK, TABLE_CHANGES, STREAM_RECORDS, BUS_EVENT, INVOCATION -> Stream.empty();
        };
    }

    private static Stream<Draft> one(Wire wire, Node from, Supplier<ObjectNode> event) {
        return Stream.of(new Draft(from.name(), wire.id(), from.id(), wire.to().node(), event));
    }
}
