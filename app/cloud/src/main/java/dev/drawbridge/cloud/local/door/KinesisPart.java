package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.stream.KinesisStream;
import dev.drawbridge.cloud.local.stream.StreamRecord;
import dev.drawbridge.model.NodeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kinesis for functions: PutRecord and PutRecords in the JSON protocol; functions here are told not to speak CBOR. Who reads a stream is a wire's
 * business. Source of the limits: docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html.
 */
public final class KinesisPart implements Part {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_RECORDS = 500;
    /** Of one record; 1 MiB until October 2025. */
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final int MAX_KEY = 256;

    private final Puts puts;
    private final Function<String, Optional<NodeId>> streamOfName;

    /** Puts a record into a stream. */
    @FunctionalInterface
    public interface Puts {
        StreamRecord put(NodeId stream, String key, byte[] data);
    }

    public KinesisPart(Puts puts, Function<String, Optional<NodeId>> streamOfName) {
        this.puts = puts;
        this.streamOfName = streamOfName;
    }

    /** What a call needs. */
    static AwsCall call(HttpCall call, String operation, JsonNode body) {
        String summary = switch (operation) {
            case "PutRecord" -> text(body);
            case "PutRecords" -> body.path("Records").size() == 1 ? text(body.path("Records").path(0)) : body.path("Records").size() + " records";
            default -> operation;
        };
        return new AwsCall("kinesis", operation, List.of(new AwsCall.Need(operation, "stream", stream(body), "")), AwsCallReader.oneLine(summary), AwsCall.Protocol.JSON, call);
    }

    private static String stream(JsonNode body) {
        String arn = body.path("StreamARN").asString("");
        return arn.isEmpty() ? body.path("StreamName").asString("") : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static String text(JsonNode record) {
        try {
            return new String(Base64.getDecoder().decode(record.path("Data").asString("")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        JsonNode body = JSON.readTree(call.body());
        Optional<NodeId> stream = streamOfName.apply(stream(body));
        if (stream.isEmpty()) {
            return ErrorReply.of(AwsCall.Protocol.JSON, 400, "ResourceNotFoundException", "Stream " + stream(body) + " under account not found.");
        }
        return switch (operation) {
            case "PutRecord" -> wrong(body).map(KinesisPart::refused).orElseGet(() -> json(result(put(stream.get(), body))));
            case "PutRecords" -> putAll(stream.get(), body.path("Records"));
            default -> ErrorReply.of(AwsCall.Protocol.JSON, 400, "UnknownOperationException", "The local cloud does not know " + operation + " of Kinesis.");
        };
    }

    private HttpReply putAll(NodeId stream, JsonNode records) {
        if (records.isEmpty() || records.size() > MAX_RECORDS) {
            return refused("1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length "
                    + (records.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MAX_RECORDS));
        }
        for (JsonNode record : records) {
            Optional<String> wrong = wrong(record);
            if (wrong.isPresent()) {
                return refused(wrong.get());
            }
        }
        ObjectNode answer = JSON.createObjectNode().put("FailedRecordCount", 0);
        var results = answer.putArray("Records");
        records.forEach(record -> results.add(result(put(stream, record))));
        return json(answer);
    }

    private static Optional<String> wrong(JsonNode record) {
        String key = record.path("PartitionKey").asString("");
        if (key.isEmpty() || key.length() > MAX_KEY) {
            return Optional.of("1 validation error detected: Value at 'partitionKey' failed to satisfy constraint: Member must have length between 1 and " + MAX_KEY);
        }
        try {
            return Base64.getDecoder().decode(record.path("Data").asString("")).length > MAX_BYTES ? Optional.of("Record size exceeds the limit of 10 MiB") : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.of("1 validation error detected: Value at 'data' is not Base64");
        }
    }

    private StreamRecord put(NodeId stream, JsonNode record) {
        return puts.put(stream, record.path("PartitionKey").asString(), Base64.getDecoder().decode(record.path("Data").asString("")));
    }

    private static ObjectNode result(StreamRecord record) {
        return JSON.createObjectNode().put("SequenceNumber", record.sequence()).put("ShardId", KinesisStream.SHARD);
    }

    private static HttpReply refused(String sentence) {
        return ErrorReply.of(AwsCall.Protocol.JSON, 400, "ValidationException", sentence);
    }

    private static HttpReply json(ObjectNode answer) {
        return new HttpReply(200, Map.of("content-type", List.of("application/x-amz-json-1.1")), JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
    }
}
