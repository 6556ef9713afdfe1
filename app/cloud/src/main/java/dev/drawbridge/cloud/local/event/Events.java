package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events of sources as functions get them. */
public final class Events {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Events() {}

    /**
     * A batch of a queue.
     *
     * @param messages as SQS's ReceiveMessage gives them
     */
    public static byte[] queueBatch(List<JsonNode> messages, String queueArn) {
        ArrayNode records = NODES.arrayNode();
        for (JsonNode message : messages) {
            ObjectNode record = records.addObject();
            record.set("messageId", message.path("MessageId"));
            record.set("receiptHandle", message.path("ReceiptHandle"));
            record.set("body", message.path("Body"));
            ObjectNode attributes = record.putObject("attributes");
            message.path("Attributes").properties().forEach(e -> attributes.set(e.getKey(), e.getValue()));
            ObjectNode own = record.putObject("messageAttributes");
            message.path("MessageAttributes").properties().forEach(e -> {
                ObjectNode attribute = own.putObject(e.getKey());
                if (e.getValue().has("StringValue")) {
                    attribute.set("stringValue", e.getValue().get("StringValue"));
                }
                if (e.getValue().has("BinaryValue")) {
                    attribute.set("binaryValue", e.getValue().get("BinaryValue"));
                }
                attribute.putArray("stringListValues");
                attribute.putArray("binaryListValues");
                attribute.set("dataType", e.getValue().path("DataType"));
            });
            record.set("md5OfBody", message.path("MD5OfBody"));
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", queueArn);
            record.put("awsRegion", LocalNames.REGION);
        }
        return JSON.writeValueAsBytes(NODES.objectNode().set("Records", records));
    }

    /** A message of a topic, as its subscriber gets it. */
    public static byte[] topicMessage(Notification message) {
        ObjectNode event = NODES.objectNode();
        ObjectNode record = event.putArray("Records").addObject();
        record.put("EventSource", "aws:sns");
        record.put("EventVersion", "1.0");
        record.put("EventSubscriptionArn", message.topicArn() + ":" + message.id());
        record.set("Sns", message.json());
        return JSON.writeValueAsBytes(event);
    }

    /** Something happened to an object of a bucket. */
    public static byte[] objectChange(ObjectChange change) {
        ObjectNode event = NODES.objectNode();
        ObjectNode record = event.putArray("Records").addObject();
        record.put("eventVersion", "2.1");
        record.put("eventSource", "aws:s3");
        record.put("awsRegion", LocalNames.REGION);
        record.put("eventTime", change.time().truncatedTo(ChronoUnit.MILLIS).toString());
        record.put("eventName", change.event());
        record.putObject("userIdentity").put("principalId", "local");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements").put("x-amz-request-id", UUID.randomUUID().toString());
        ObjectNode s3 = record.putObject("s3");
        s3.put("s3SchemaVersion", "1.0");
        s3.put("configurationId", "local");
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", change.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "local");
        bucket.put("arn", "arn:aws:s3:::" + change.bucket());
        ObjectNode object = s3.putObject("object");
        // S3 sends keys URL-encoded, spaces as plus signs
        object.put("key", URLEncoder.encode(change.key(), StandardCharsets.UTF_8).replace("%2F", "/"));
        if (change.size() >= 0) {
            object.put("size", change.size());
            object.put("eTag", change.eTag());
        }
        object.put("sequencer", Long.toHexString(change.time().toEpochMilli() * 1_000_000 + change.time().getNano() % 1_000_000).toUpperCase(java.util.Locale.ROOT));
        return JSON.writeValueAsBytes(event);
    }

    /** It is time. */
    public static byte[] scheduleTick(String ruleArn, Instant time) {
        ObjectNode event = NODES.objectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", LocalNames.ACCOUNT);
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", LocalNames.REGION);
        event.putArray("resources").add(ruleArn);
        event.putObject("detail");
        return JSON.writeValueAsBytes(event);
    }
}
