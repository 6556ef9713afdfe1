package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** What events of all sources are written with. Pure. */
final class SampleJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Stands in names of Amazon between the service and the thing. */
    static final String ACCOUNT = ":" + LocalNames.REGION + ":" + LocalNames.ACCOUNT + ":";

    private SampleJson() {}

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a field says, if it says something. */
    static String text(Optional<Value> value, String otherwise) {
        return value.flatMap(Value::asText).filter(said -> !said.isBlank()).orElse(otherwise);
    }
}
