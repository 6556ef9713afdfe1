package dev.drawbridge.cloud.local.stream;

import dev.drawbridge.cloud.local.LocalNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records of a Kinesis stream. It has one shard here, so that all records stay in order. */
public final class KinesisStream {
    /** The one shard. */
    public static final String SHARD = "shardId-000000000000";
    private static final int SUMMARY_CHARS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KinesisStream() {}

    /** Puts a record into the log; gives it with its sequence number. */
    public static StreamRecord put(StreamLog log, String streamArn, String key, byte[] data, Instant time) {
        return log.add(position -> {
            // as long as those of AWS, which begin with 495
            String sequence = String.format("495%053d", position);
            String text = new String(data, StandardCharsets.UTF_8);
            ObjectNode filtered = JSON.createObjectNode().put("partitionKey", key).put("sequenceNumber", sequence);
            try {
                filtered.set("data", JSON.readTree(text));
            } catch (JacksonException notJson) {
                filtered.put("data", text);
            }
            return new StreamRecord(position, sequence, key, time, event(streamArn, key, data, sequence, time), filtered, line(text));
        });
    }

    private static ObjectNode event(String streamArn, String key, byte[] data, String sequence, Instant time) {
        ObjectNode event = JSON.createObjectNode();
        event.putObject("kinesis").put("kinesisSchemaVersion", "1.0").put("partitionKey", key).put("sequenceNumber", sequence)
                .put("data", Base64.getEncoder().encodeToString(data)).put("approximateArrivalTimestamp", time.toEpochMilli() / 1000.0);
        return event.put("eventSource", "aws:kinesis").put("eventVersion", "1.0").put("eventID", SHARD + ":" + sequence).put("eventName", "aws:kinesis:record")
                .put("invokeIdentityArn", "arn:aws:iam::" + LocalNames.ACCOUNT + ":role/local").put("awsRegion", LocalNames.REGION).put("eventSourceARN", streamArn);
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= SUMMARY_CHARS ? line : line.substring(0, SUMMARY_CHARS) + "…";
    }
}
