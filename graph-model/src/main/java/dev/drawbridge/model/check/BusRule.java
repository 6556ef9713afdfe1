package dev.drawbridge.model.check;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.file.ValueJson;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Event buses: {@code event-pattern}, {@code message-group}, {@code default-bus-twice}. Source of what a pattern may be:
 * docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html.
 */
final class BusRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        context.wires().forEach(wire -> context.row(wire).ifPresent(row -> {
            for (String field : List.of("pattern", "filter")) {
                pattern(context, wire, row, field).ifPresent(findings::add);
            }
            group(context, wire, row).ifPresent(findings::add);
        }));
        context.wires().filter(wire -> context.from(wire).kind().equals("bucket") && context.to(wire).kind().equals("event-bus")
                && !context.kind(context.to(wire)).flag(context.to(wire), "default")).forEach(wire -> findings.add(new Finding("bucket-bus", Severity.ERROR,
                        new Subject.OfWire(wire.id(), ""), "A bucket tells its events to the account's own bus alone, and " + context.to(wire).name() + " is not it. Wire "
                                + context.from(wire).name() + " to the account's own bus.")));
        List<Node> defaults = context.nodes("event-bus").filter(bus -> context.kind(bus).flag(bus, "default")).toList();
        defaults.stream().skip(1).forEach(bus -> findings.add(new Finding("default-bus-twice", Severity.ERROR, new Subject.OfNode(bus.id(), "default"),
                "An account has one default bus, and " + defaults.getFirst().name() + " is it already. Use that card, or give " + bus.name() + " a bus of its own.")));
        return findings;
    }

    private static Optional<Finding> pattern(CheckContext context, Wire wire, WireRule row, String field) {
        Optional<String> text = row.field(field).flatMap(_ -> row.value(wire, field)).filter(Value.Text.class::isInstance).flatMap(Value::asText).filter(t -> !t.isBlank());
        return text.flatMap(BusRule::problem).map(problem -> new Finding("event-pattern", Severity.ERROR, new Subject.OfWire(wire.id(), field),
                context.words(wire) + ": the " + field + " " + problem));
    }

    private static Optional<String> problem(String text) {
        Value value;
        try {
            value = ValueJson.parse(text);
        } catch (ModelException notJson) {
            return Optional.of("is no JSON. Write one such as {\"source\": [\"shop\"]}.");
        }
        for (Value each : value instanceof Value.Items(List<Value> items) ? items : List.of(value)) {
            if (!(each instanceof Value.Entries entries)) {
                return Optional.of("must be a JSON object such as {\"source\": [\"shop\"]}.");
            }
            Optional<String> bare = bare(entries);
            if (bare.isPresent()) {
                return Optional.of("says one value for \"" + bare.get() + "\"; a pattern takes a list of values there, such as [\"shop\"].");
            }
        }
        return Optional.empty();
    }

    /** The first member that is neither a list nor a nesting. */
    private static Optional<String> bare(Value.Entries entries) {
        for (var entry : entries.entries().entrySet()) {
            if (entry.getValue() instanceof Value.Entries inner) {
                Optional<String> found = bare(inner);
                if (found.isPresent()) {
                    return found;
                }
            } else if (!(entry.getValue() instanceof Value.Items) && !(entry.getValue() instanceof Value.Expression)) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> group(CheckContext context, Wire wire, WireRule row) {
        Node to = context.to(wire);
        boolean missing = row.field("messageGroup").isPresent() && to.kind().equals("queue") && context.kind(to).flag(to, "fifo") && row.text(wire, "messageGroup").isBlank();
        return missing ? Optional.of(new Finding("message-group", Severity.ERROR, new Subject.OfWire(wire.id(), "messageGroup"),
                context.words(wire) + ": an ordered queue takes messages of a group only. Say which.",
                List.of(new Fix("Use the group " + context.from(wire).name(), new dev.drawbridge.model.edit.WireEdit.SetWireField(wire.id(), "messageGroup", Optional.of(Value.of(context.from(wire).name()))))))) : Optional.empty();
    }
}
