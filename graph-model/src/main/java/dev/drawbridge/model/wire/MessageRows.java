package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.flag;
import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.whole;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Port;
import java.util.List;

/** Rows of messages and events: the sender goes on at once. */
final class MessageRows {
    private MessageRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("schedule", WireRole.TRIGGER, "function").async().verb("starts")
                        .field(text("input", "Input", "JSON handed to the function; the time of the tick when empty."))
                        .permit("events.amazonaws.com", "lambda:InvokeFunction")
                        .starts(Trigger.SCHEDULE_TICK)
                        .help("The function is started at these times."),
                row("queue", WireRole.TRIGGER, "function").async().verb("triggers")
                        .field(whole("batchSize", "Batch size", 1, 10_000, "", "Messages handed over at once, at most; more than 10 need a batch window.").withDefault(Value.of(10)))
                        .field(whole("batchWindow", "Batch window", 0, 300, "s", "How long a batch may wait to fill up.").withDefault(Value.of(0)))
                        .field(whole("maximumConcurrency", "Copies at most", 2, 1000, "", "Copies of the function that work on this queue at once; no limit when empty."))
                        .grant(Grant.Place.FROM, Grant.Scope.SELF, Rows.always(),
                                "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility")
                        .starts(Trigger.QUEUE_BATCH)
                        .help("The function gets the queue's messages in batches and reports those that failed one by one."),
                row("topic", WireRole.TRIGGER, "function").async().verb("triggers")
                        .field(text("filterPolicy", "Filter", "JSON of a filter policy on message attributes; every message when empty."))
                        .permit("sns.amazonaws.com", "lambda:InvokeFunction")
                        .starts(Trigger.TOPIC_MESSAGE)
                        .help("The function is started with each message of the topic."),
                row("topic", WireRole.DELIVER, "queue").async().verb("delivers")
                        .field(flag("raw", "Message only", true, "Delivers the bare message; off wraps it in the notification's JSON."))
                        .field(text("filterPolicy", "Filter", "JSON of a filter policy on message attributes; every message when empty."))
                        .permit("sns.amazonaws.com", "sqs:SendMessage")
                        .help("Each message of the topic is put into the queue."),
                row("function", WireRole.SEND, "queue").async().verb("sends")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "sqs:SendMessage")
                        .variable("QUEUE_URL", EnvironmentVariable.Attribute.URL)
                        .variable("QUEUE_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.QUEUE)
                        .help("The function may send messages to the queue, nothing else."),
                row("function", WireRole.SEND, "topic").async().verb("publishes")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "sns:Publish")
                        .variable("TOPIC_ARN", EnvironmentVariable.Attribute.ARN)
                        .variable("TOPIC_NAME", EnvironmentVariable.Attribute.NAME)
                        .gives(Binding.TOPIC)
                        .help("The function may publish messages to the topic, nothing else."),
                row("function", WireRole.ON_FAILURE, "queue").from(Port.FAILURE).async().verb("on failure")
                        .field(whole("retries", "Retries", 0, 2, "", "How often an event is tried again before it counts as failed.").withDefault(Value.of(2)))
                        .field(whole("maximumAge", "Oldest event", 60, 21_600, "s", "An event that waits longer counts as failed.").withDefault(Value.of(21_600)))
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "sqs:SendMessage")
                        .help("Events that the function could not work on (from topics, buckets and schedules) are kept in the queue."),
                row("queue", WireRole.ON_FAILURE, "queue").from(Port.FAILURE).async().verb("on failure")
                        .help("Messages that were tried too often are kept in the other queue."));
    }
}
