package dev.drawbridge.cloud.local.stream;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChange;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ItemSize;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The changes of a table as records of its stream, with each item before and after. */
public final class TableStream {
    private TableStream() {}

    /** Adds a change to the log. @param streamArn of the table's stream */
    public static void add(StreamLog log, ItemChange change, String streamArn) {
        String key = ValueJson.write(change.key().attributes()).toString();
        log.add(position -> {
            ObjectNode event = event(change, streamArn);
            return new StreamRecord(position, sequence(change), key, change.at(), event, event, event.path("eventName").asString() + " " + plain(key));
        });
    }

    private static String plain(String key) {
        return key.replaceAll("\\{\"[SNB]\":(\"[^\"]*\")}", "$1");
    }

    /** DynamoDB's numbers have 21 digits or more. */
    private static String sequence(ItemChange change) {
        return String.format("%021d", change.sequence());
    }

    private static ObjectNode event(ItemChange change, String streamArn) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("eventID", UUID.randomUUID().toString().replace("-", ""));
        event.put("eventName", change.before().isEmpty() ? "INSERT" : change.after().isEmpty() ? "REMOVE" : "MODIFY");
        event.put("eventVersion", "1.1");
        event.put("eventSource", "aws:dynamodb");
        event.put("awsRegion", LocalNames.REGION);
        ObjectNode body = event.putObject("dynamodb");
        body.put("ApproximateCreationDateTime", change.at().getEpochSecond());
        body.set("Keys", ValueJson.write(change.key().attributes()));
        change.after().ifPresent(item -> body.set("NewImage", ValueJson.write(item)));
        change.before().ifPresent(item -> body.set("OldImage", ValueJson.write(item)));
        body.put("SequenceNumber", sequence(change));
        body.put("SizeBytes", change.before().map(TableStream::size).orElse(0) + change.after().map(TableStream::size).orElse(0));
        body.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        if (change.expired()) {
            // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
            event.putObject("userIdentity").put("type", "Service").put("principalId", "dynamodb.amazonaws.com");
        }
        event.put("eventSourceARN", streamArn);
        return event;
    }

    private static int size(Item item) {
        return ItemSize.of(item.attributes());
    }
}
