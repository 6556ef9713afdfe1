package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;

import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Port;
import java.util.List;

/**
 * Rows of schedulers. Each wire that leaves one is a schedule of its own, with a role of its own that may do just what the wire says. Source of
 * the actions: docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html.
 */
final class SchedulerRows {
    private static final String SCHEDULER = "scheduler.amazonaws.com";

    private SchedulerRows() {}

    static List<WireRule> rows() {
        return List.of(
                input(row("scheduler", WireRole.TRIGGER, "function").async().verb("starts"))
                        .role(Grant.Place.TO, SCHEDULER, "lambda:InvokeFunction")
                        .starts(Trigger.SCHEDULE_TICK)
                        .help("The function is started at these times."),
                input(row("scheduler", WireRole.DELIVER, "queue").async().verb("sends"))
                        .field(text("messageGroup", "Message group", "The group of all these messages, which an ordered queue needs."))
                        .role(Grant.Place.TO, SCHEDULER, "sqs:SendMessage")
                        .help("A message is put into the queue at these times."),
                input(row("scheduler", WireRole.DELIVER, "topic").async().verb("publishes"))
                        .role(Grant.Place.TO, SCHEDULER, "sns:Publish")
                        .help("A message is published on the topic at these times."),
                input(row("scheduler", WireRole.DELIVER, "stream").async().verb("sends"))
                        .role(Grant.Place.TO, SCHEDULER, "kinesis:PutRecord")
                        .help("A record is put into the stream at these times."),
                input(row("scheduler", WireRole.DELIVER, "event-bus").async().verb("puts events on"))
                        .role(Grant.Place.TO, SCHEDULER, "events:PutEvents")
                        .help("An event is put on the bus at these times."),
                input(row("scheduler", WireRole.TRIGGER, "state-machine").async().verb("starts"))
                        .role(Grant.Place.TO, SCHEDULER, "states:StartExecution")
                        .help("An execution is started at these times."),
                row("scheduler", WireRole.ON_FAILURE, "queue").from(Port.FAILURE).async().verb("on failure")
                        .role(Grant.Place.TO, SCHEDULER, "sqs:SendMessage")
                        .help("What a target did not take is kept in the queue."));
    }

    private static Rows.Builder input(Rows.Builder row) {
        return row.field(text("input", "Input", "What is handed over, JSON for functions, buses and state machines; <aws.scheduler.scheduled-time> in it becomes the time. The time of the tick when empty."));
    }
}
