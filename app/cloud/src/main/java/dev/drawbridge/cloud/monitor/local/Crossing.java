package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Message;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of the journal with what only its payload tells, read once.
 *
 * @param many how many messages, events or records it carries
 * @param age how old what it carries was when it was done, in ms; only for records of a stream
 */
record Crossing(Message message, int many, OptionalDouble age) {
    private static final Pattern BATCH = Pattern.compile("([0-9]{1,6}) (?:messages|records)");
    /** Calls that carry several at once, and what they call them. Source: the API references of SQS, SNS, EventBridge and Kinesis. */
    private static final Pattern SEVERAL = Pattern.compile("^(?:SendMessageBatch|PublishBatch|PutEvents|PutRecords)\\b");
    private static final int LONGEST = 256 * 1024;

    static Crossing of(Message message) {
        Matcher batch = BATCH.matcher(message.summary());
        if (batch.matches()) {
            return new Crossing(message, Integer.parseInt(batch.group(1)), age(message));
        }
        if (SEVERAL.matcher(message.summary()).find()) {
            return new Crossing(message, entries(message), OptionalDouble.empty());
        }
        return new Crossing(message, 1, age(message));
    }

    private static int entries(Message message) {
        JsonNode json = json(message);
        int entries = Math.max(json.path("Entries").size(), json.path("Records").size());
        return Math.max(1, entries);
    }

    private static OptionalDouble age(Message message) {
        if (!message.payload().contains("pproximateArrivalTimestamp") && !message.payload().contains("ApproximateCreationDateTime")) {
            return OptionalDouble.empty();
        }
        JsonNode json = json(message);
        JsonNode first = (json.isArray() ? json : json.path("Records")).path(0);
        double seconds = first.path("kinesis").path("approximateArrivalTimestamp")
                .asDouble(first.path("dynamodb").path("ApproximateCreationDateTime").asDouble(first.path("approximateArrivalTimestamp").asDouble(0)));
        if (seconds <= 0) {
            return OptionalDouble.empty();
        }
        Instant done = message.time().plus(message.duration());
        return OptionalDouble.of(Math.max(0, done.toEpochMilli() - seconds * 1000));
    }

    private static JsonNode json(Message message) {
        String text = message.payload();
        if (text.length() > LONGEST || !text.startsWith("{") && !text.startsWith("[")) {
            return JsonMapper.shared().missingNode();
        }
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException cut) {
            return JsonMapper.shared().missingNode();
        }
    }
}
