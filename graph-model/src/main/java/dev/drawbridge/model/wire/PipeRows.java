package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.row;

import dev.drawbridge.model.WireRole;
import java.util.List;

/** Rows of event pipes: one source, one target, and a function between if one is wired. Source: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html. */
final class PipeRows {
    private static final String PIPES = "pipes.amazonaws.com";

    private PipeRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("queue", WireRole.DELIVER, "event-pipe").async().verb("feeds")
                        .role(Grant.Place.FROM, PIPES, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
                        .help("The pipe takes the queue's messages."),
                row("stream", WireRole.DELIVER, "event-pipe").async().verb("feeds")
                        .role(Grant.Place.FROM, PIPES, "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords",
                                "kinesis:GetShardIterator", "kinesis:ListShards")
                        .help("The pipe reads the stream's records."),
                row("table", WireRole.DELIVER, "event-pipe").async().verb("feeds")
                        .role(Grant.Place.FROM, Grant.Scope.STREAM, PIPES, "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams")
                        .help("The pipe reads the changes of the table's items."),
                row("event-pipe", WireRole.CALL, "function").verb("enriches with")
                        .role(Grant.Place.TO, PIPES, "lambda:InvokeFunction")
                        .starts(Trigger.INVOCATION)
                        .help("The function gets each batch as a list, and what it answers goes on to the target."),
                row("event-pipe", WireRole.TRIGGER, "function").async().verb("triggers")
                        .role(Grant.Place.TO, PIPES, "lambda:InvokeFunction")
                        .starts(Trigger.INVOCATION)
                        .help("The function is called with each batch, as a list."),
                row("event-pipe", WireRole.DELIVER, "queue").async().verb("delivers")
                        .role(Grant.Place.TO, PIPES, "sqs:SendMessage")
                        .help("Each message or record goes into the queue."),
                row("event-pipe", WireRole.DELIVER, "topic").async().verb("delivers")
                        .role(Grant.Place.TO, PIPES, "sns:Publish")
                        .help("Each message or record is published on the topic."),
                row("event-pipe", WireRole.DELIVER, "stream").async().verb("delivers")
                        .role(Grant.Place.TO, PIPES, "kinesis:PutRecord", "kinesis:PutRecords")
                        .help("Each message or record is put into the stream."),
                row("event-pipe", WireRole.DELIVER, "event-bus").async().verb("delivers")
                        .role(Grant.Place.TO, PIPES, "events:PutEvents")
                        .help("Each message or record becomes an event on the bus."));
    }
}
