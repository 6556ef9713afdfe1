package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events of sources that a template names and has not. Pure. */
final class ElsewhereSamples {
    private ElsewhereSamples() {}

    /** As far as the sort of the source is known; an empty event of others. @param time that the event has */
    static ObjectNode of(Node from, Instant time) {
        String type = SampleJson.text(from.field("type"), "");
        Map<String, Value> said = from.field("properties").orElse(null) instanceof Value.Entries(Map<String, Value> entries) ? entries : Map.of();
        String name = Names.kebab(from.name());
        return switch (type) {
            case "SQS" -> json(Events.queueBatch(List.of(SampleJson.NODES.objectNode().put("MessageId", "00000000-0000-0000-0000-000000000001").put("ReceiptHandle", "handle").put("Body", "hello")
                    .put("MD5OfBody", "5d41402abc4b2a76b9719d911017c592").set("Attributes", SampleJson.NODES.objectNode().put("ApproximateReceiveCount", "1").put("SentTimestamp", Long.toString(time.toEpochMilli()))
                            .put("SenderId", LocalNames.ACCOUNT).put("ApproximateFirstReceiveTimestamp", Long.toString(time.toEpochMilli())))), arn(said, "Queue", "arn:aws:sqs" + SampleJson.ACCOUNT + name)));
            case "SNS" -> json(Events.topicMessage(new Notification("00000000-0000-0000-0000-000000000001", arn(said, "Topic", "arn:aws:sns" + SampleJson.ACCOUNT + name), "", "hello", Map.of(), time)));
            case "S3" -> json(Events.objectChange(new ObjectChange(SampleJson.text(Optional.ofNullable(said.get("Bucket")), name), "photo.jpg", "ObjectCreated:Put", 3, "900150983cd24fb0d6963f7d28e17f72", time)));
            case "Kinesis" -> {
                ObjectNode event = SampleJson.NODES.objectNode();
                ObjectNode record = event.putArray("Records").addObject();
                record.put("eventSource", "aws:kinesis").put("eventVersion", "1.0").put("eventID", "shardId-000000000000:1").put("eventName", "aws:kinesis:record")
                        .put("invokeIdentityArn", "arn:aws:iam::" + LocalNames.ACCOUNT + ":role/local").put("awsRegion", LocalNames.REGION).put("eventSourceARN", arn(said, "Stream", "arn:aws:kinesis" + SampleJson.ACCOUNT + "stream/" + name));
                record.putObject("kinesis").put("kinesisSchemaVersion", "1.0").put("partitionKey", "1").put("sequenceNumber", "1").put("data", SampleJson.base64("hello")).put("approximateArrivalTimestamp", time.toEpochMilli() / 1000.0);
                yield event;
            }
            case "DynamoDB" -> {
                ObjectNode event = SampleJson.NODES.objectNode();
                ObjectNode record = event.putArray("Records").addObject();
                record.put("eventID", "1").put("eventName", "INSERT").put("eventVersion", "1.1").put("eventSource", "aws:dynamodb").put("awsRegion", LocalNames.REGION)
                        .put("eventSourceARN", arn(said, "Stream", "arn:aws:dynamodb" + SampleJson.ACCOUNT + "table/" + name + "/stream/2030-01-01T00:00:00.000"));
                ObjectNode change = record.putObject("dynamodb").put("ApproximateCreationDateTime", time.getEpochSecond()).put("SequenceNumber", "1").put("SizeBytes", 3).put("StreamViewType", "NEW_AND_OLD_IMAGES");
                change.putObject("Keys").putObject("id").put("S", "1");
                change.putObject("NewImage").putObject("id").put("S", "1");
                yield event;
            }
            case "EventBridgeRule", "CloudWatchEvent" -> {
                ObjectNode event = SampleJson.NODES.objectNode();
                event.put("version", "0").put("id", "00000000-0000-0000-0000-000000000001").put("detail-type", "Sample").put("source", "local.sample").put("account", LocalNames.ACCOUNT)
                        .put("time", time.toString()).put("region", LocalNames.REGION).putArray("resources");
                event.putObject("detail");
                yield event;
            }
            case "Cognito" -> UserSamples.of("PreSignUp", from);
            default -> SampleJson.NODES.objectNode();
        };
    }

    private static String arn(Map<String, Value> said, String property, String otherwise) {
        return SampleJson.text(Optional.ofNullable(said.get(property)), otherwise);
    }

    private static ObjectNode json(byte[] event) {
        JsonNode read = JsonMapper.shared().readTree(event);
        return (ObjectNode) read;
    }
}
