package dev.drawbridge.model.wire;

import static dev.drawbridge.model.wire.Rows.flag;
import static dev.drawbridge.model.wire.Rows.mode;
import static dev.drawbridge.model.wire.Rows.reads;
import static dev.drawbridge.model.wire.Rows.row;
import static dev.drawbridge.model.wire.Rows.text;
import static dev.drawbridge.model.wire.Rows.writes;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.List;

/** Rows of what services keep. */
final class DataRows {
    private static final String S3 = "s3.amazonaws.com";

    private DataRows() {}

    static List<WireRule> rows() {
        return List.of(
                row("function", WireRole.ACCESS, "table").verb("uses")
                        .field(mode("What the function may do with the items."))
                        .field(flag("scan", "May scan", false, "Also permits reading the whole table, which costs by its size."))
                        .grant(Grant.Place.TO, Grant.Scope.SELF, reads(), "dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem")
                        .grant(Grant.Place.TO, Grant.Scope.INDEXES, reads(), "dynamodb:Query")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, new Grant.When.ReadsAnd("scan"), "dynamodb:Scan")
                        .grant(Grant.Place.TO, Grant.Scope.INDEXES, new Grant.When.ReadsAnd("scan"), "dynamodb:Scan")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, writes(),
                                "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")
                        .variable("TABLE_NAME", EnvironmentVariable.Attribute.NAME)
                        .variable("TABLE_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.TABLE)
                        .help("The function may read or write items of the table."),
                row("function", WireRole.ACCESS, "bucket").verb("uses")
                        .field(mode("What the function may do with the objects."))
                        .field(flag("delete", "May delete", false, "Also permits removing objects."))
                        .grant(Grant.Place.TO, Grant.Scope.OBJECTS, reads(), "s3:GetObject")
                        .grant(Grant.Place.TO, Grant.Scope.SELF, reads(), "s3:ListBucket")
                        .grant(Grant.Place.TO, Grant.Scope.OBJECTS, writes(), "s3:PutObject", "s3:AbortMultipartUpload")
                        .grant(Grant.Place.TO, Grant.Scope.OBJECTS, new Grant.When.WritesAnd("delete"), "s3:DeleteObject")
                        .variable("BUCKET_NAME", EnvironmentVariable.Attribute.NAME)
                        .variable("BUCKET_ARN", EnvironmentVariable.Attribute.ARN)
                        .gives(Binding.BUCKET)
                        .help("The function may read or write objects of the bucket."),
                objects(row("bucket", WireRole.TRIGGER, "function").async().verb("triggers"))
                        .permit(S3, "lambda:InvokeFunction")
                        .starts(Trigger.BUCKET_EVENT)
                        .help("The function is started when objects come or go."),
                objects(row("bucket", WireRole.DELIVER, "queue").async().verb("tells"))
                        .permit(S3, "sqs:SendMessage")
                        .help("A message is put into the queue when objects come or go."),
                objects(row("bucket", WireRole.DELIVER, "topic").async().verb("tells"))
                        .permit(S3, "sns:Publish")
                        .help("A message is published on the topic when objects come or go."),
                row("bucket", WireRole.DELIVER, "event-bus").async().verb("tells")
                        .help("What happens to objects is an event on the account's own bus, where rules choose."),
                row("client", WireRole.DIRECT, "table").verb("reads directly")
                        .guest(Grant.Scope.SELF, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:BatchGetItem")
                        .guest(Grant.Scope.INDEXES, "dynamodb:Query")
                        .help("The client reads items itself, with a read-only role for guests from an identity pool."),
                row("client", WireRole.DIRECT, "bucket").verb("reads directly")
                        .guest(Grant.Scope.OBJECTS, "s3:GetObject")
                        .help("The client reads objects itself, with a read-only role for guests from an identity pool."));
    }

    /** Which changes of objects go over the wire. */
    private static Rows.Builder objects(Rows.Builder row) {
        return row.field(Field.optional("events", "Events", new FieldType.Choice(List.of(
                                new FieldType.Option("s3:ObjectCreated:*", "Object created"),
                                new FieldType.Option("s3:ObjectRemoved:*", "Object removed"))), "What starts the function.")
                                .withDefault(Value.of("s3:ObjectCreated:*")))
                .field(text("prefix", "Name starts with", "Only objects whose name starts so; all when empty."))
                .field(text("suffix", "Name ends with", "Only objects whose name ends so, such as .jpg; all when empty."));
    }
}
