package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.whole;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import java.util.List;

/** Rows of event buses. A wire that leaves a bus is a rule: its pattern says which events it carries. */
final class EventRows {
    private static final String EVENTS = "events.amazonaws.com";

    private EventRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("function", WireRole.SEND, "event-bus").async().verb("puts events on")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "events:PutEvents")
                        .variable("EVENTBUS_NAME", EnvironmentVariable.Attribute.NAME)
                        .variable("EVENTBUS_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.EVENT_BUS)
                        .help("The function may put events on the bus, nothing else."),
                rule(row("event-bus", WireRole.TRIGGER, "function").async().verb("triggers"))
                        .permit(EVENTS, "lambda:InvokeFunction")
                        .starts(Trigger.BUS_EVENT)
                        .help("The function is started with each event that fits the pattern."),
                rule(row("event-bus", WireRole.DELIVER, "queue").async().verb("delivers"))
                        .field(text("messageGroup", "Message group", "The group of all these messages, which an ordered queue needs."))
                        .permit(EVENTS, "sqs:SendMessage")
                        .help("Each event that fits the pattern is put into the queue, as JSON."),
                rule(row("event-bus", WireRole.DELIVER, "topic").async().verb("delivers"))
                        .permit(EVENTS, "sns:Publish")
                        .help("Each event that fits the pattern is published on the topic, as JSON."),
                rule(row("event-bus", WireRole.DELIVER, "stream").async().verb("delivers"))
                        .role(Grant.Place.TO, EVENTS, "kinesis:PutRecord")
                        .help("Each event that fits the pattern is put into the stream, as JSON."),
                rule(row("event-bus", WireRole.DELIVER, "event-bus").async().verb("delivers"))
                        .role(Grant.Place.TO, EVENTS, "events:PutEvents")
                        .help("Each event that fits the pattern goes to the other bus, too."));
    }

    /** What every rule can say. Source of the limits: docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html. */
    static Rows.Builder rule(Rows.Builder row) {
        return row.field(pattern())
                .field(whole("retries", "Retries", 0, 185, "", "How often an event that cannot be delivered is tried again.").withDefault(Value.of(185)))
                .field(whole("maximumAge", "Oldest event", 60, 86_400, "s", "An event that waits longer is dropped.").withDefault(Value.of(86_400)));
    }

    static Field pattern() {
        return text("pattern", "Pattern", "JSON that events must fit, such as {\"source\": [\"shop\"]}; every event when empty.");
    }
}
