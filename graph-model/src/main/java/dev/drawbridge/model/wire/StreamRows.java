package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.flag;
import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.whole;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;

/** Rows of streams: records that stay in order and are read in batches. */
final class StreamRows {
    private StreamRows() {}

    static List<WireRule> rows() {
        return List.of(
                batches(row("table", WireRole.TRIGGER, "function").async().verb("triggers"), 24)
                        .grant(Grant.Place.FROM, Grant.Scope.STREAM, Rows.always(),
                                "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams")
                        .starts(Trigger.TABLE_CHANGES)
                        .help("The function gets the changes of the table's items, with each item before and after, in their order."),
                batches(row("stream", WireRole.TRIGGER, "function").async().verb("triggers"), 24)
                        .grant(Grant.Place.FROM, Grant.Scope.SELF, Rows.always(), "kinesis:DescribeStream", "kinesis:DescribeStreamSummary",
                                "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards")
                        .starts(Trigger.STREAM_RECORDS)
                        .help("The function gets the stream's records in batches and in their order, and reports those that failed."),
                row("function", WireRole.SEND, "stream").async().verb("sends")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, Rows.always(), "kinesis:PutRecord", "kinesis:PutRecords")
                        .variable("STREAM_NAME", EnvironmentVariable.Attribute.NAME)
                        .variable("STREAM_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.STREAM)
                        .help("The function may put records into the stream, nothing else."));
    }

    /**
     * What can be set on every stream that triggers a function. Source of the limits:
     * docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html.
     *
     * @param hours how long the stream keeps records, for the help
     */
    static Rows.Builder batches(Rows.Builder row, int hours) {
        return row.field(whole("batchSize", "Batch size", 1, 10_000, "", "Records handed over at once, at most.").withDefault(Value.of(100)))
                .field(whole("batchWindow", "Batch window", 0, 300, "s", "How long a batch may wait to fill up.").withDefault(Value.of(0)))
                .field(Field.optional("startingPosition", "Starts with", new FieldType.Choice(List.of(
                        new FieldType.Option("TRIM_HORIZON", "Everything the stream keeps"), new FieldType.Option("LATEST", "What comes from now on"))),
                        "Where the first deployment begins to read; the stream keeps " + hours + " hours.").withDefault(Value.of("TRIM_HORIZON")))
                .field(whole("parallelization", "Batches per shard", 1, 10, "", "Batches of one shard that are worked on at once; records of one key stay in order.").withDefault(Value.of(1)))
                .field(whole("retries", "Retries", -1, 10_000, "", "How often a batch that fails is tried again; -1 until its records are too old.").withDefault(Value.of(5)))
                .field(whole("maximumAge", "Oldest record", 60, 604_800, "s", "Records that are older are passed over; none when empty."))
                .field(flag("bisect", "Halve what fails", true, "Halves a batch that fails, so that one bad record does not hold up the others."))
                .field(text("filter", "Filter", "JSON of an event pattern, or a list of up to 5; every record when empty."));
    }
}
