package dev.drawbridge.cloud.local.bus;

import dev.drawbridge.cloud.local.LocalNames;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as everybody gets it (docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html).
 *
 * @param json the whole event
 */
public record BusEvent(ObjectNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SUMMARY_CHARS = 200;

    /** An event that happens now. */
    public static BusEvent of(String source, String detailType, JsonNode detail, List<String> resources, Instant time) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0").put("id", UUID.randomUUID().toString()).put("detail-type", detailType).put("source", source)
                .put("account", LocalNames.ACCOUNT).put("time", time.truncatedTo(ChronoUnit.SECONDS).toString()).put("region", LocalNames.REGION);
        var about = event.putArray("resources");
        resources.forEach(about::add);
        event.set("detail", detail);
        return new BusEvent(event);
    }

    public String id() {
        return json.path("id").asString();
    }

    /** One line for the journal. */
    public String summary() {
        String text = json.path("detail-type").asString() + " " + json.path("detail");
        return text.length() <= SUMMARY_CHARS ? text : text.substring(0, SUMMARY_CHARS) + "…";
    }

    public String text() {
        return JSON.writeValueAsString(json);
    }
}
