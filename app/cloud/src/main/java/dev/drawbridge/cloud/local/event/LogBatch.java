package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines of a log group as a subscription hands them to a function: packed. Source: "Log group-level subscription filters" in the user guide of CloudWatch Logs.
 *
 * @param subscription the name of the filter
 */
public record LogBatch(String group, String stream, String subscription, List<Line> lines) {
    public LogBatch {
        lines = List.copyOf(lines);
    }

    /** @param id a long number, other for each line */
    public record Line(String id, Instant time, String message) {}

    /** The event. */
    public ObjectNode event() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("messageType", "DATA_MESSAGE").put("owner", LocalNames.ACCOUNT).put("logGroup", group).put("logStream", stream);
        data.putArray("subscriptionFilters").add(subscription);
        ArrayNode events = data.putArray("logEvents");
        lines.forEach(line -> events.addObject().put("id", line.id()).put("timestamp", line.time().toEpochMilli()).put("message", line.message()));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("awslogs").put("data", Base64.getEncoder().encodeToString(packed(JsonMapper.shared().writeValueAsString(data))));
        return event;
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
