package dev.drawbridge.cloud.local.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message that was published to a topic. */
public record Notification(String id, String topicArn, String subject, String message, Map<String, Attribute> attributes, Instant time) {
    public Notification {
        // in the order they were given in
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** @param type {@code String}, {@code Number}, {@code String.Array} or {@code Binary} */
    public record Attribute(String type, String value) {}

    /** As functions get it inside their event. */
    ObjectNode json() {
        ObjectNode sns = JsonNodeFactory.instance.objectNode();
        sns.put("Type", "Notification");
        sns.put("MessageId", id);
        sns.put("TopicArn", topicArn);
        if (subject.isEmpty()) {
            sns.putNull("Subject");
        } else {
            sns.put("Subject", subject);
        }
        sns.put("Message", message);
        sns.put("Timestamp", time.truncatedTo(ChronoUnit.MILLIS).toString());
        sns.put("SignatureVersion", "1");
        sns.put("Signature", "");
        sns.put("SigningCertUrl", "");
        sns.put("UnsubscribeUrl", "");
        ObjectNode object = sns.putObject("MessageAttributes");
        attributes.forEach((name, attribute) -> object.putObject(name).put("Type", attribute.type()).put("Value", attribute.value()));
        return sns;
    }

    /**
     * The JSON of a delivery to a queue that is not raw: other capitals than in an event, and nothing that is empty
     * (https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html).
     */
    public String envelope() {
        ObjectNode sns = json();
        if (subject.isEmpty()) {
            sns.remove("Subject");
        }
        sns.remove(List.of("SigningCertUrl", "UnsubscribeUrl"));
        sns.put("SigningCertURL", "").put("UnsubscribeURL", "");
        if (attributes.isEmpty()) {
            sns.remove("MessageAttributes");
        }
        return JsonMapper.shared().writeValueAsString(sns);
    }
}
