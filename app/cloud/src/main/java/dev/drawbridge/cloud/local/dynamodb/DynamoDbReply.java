package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answer to one request: HTTP status and JSON, as the service would give them. */
public record DynamoDbReply(int status, ObjectNode body) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static DynamoDbReply ok(ObjectNode body) {
        return new DynamoDbReply(200, body);
    }

    static DynamoDbReply of(DynamoDbException refused) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", refused.type().wireName());
        // the two frameworks of the service spell this name differently; SDKs read both
        body.put(switch (refused.type()) {
            case SERIALIZATION, TRANSACTION_CANCELED -> "Message";
            default -> "message";
        }, refused.getMessage());
        body.setAll(refused.details());
        return new DynamoDbReply(refused.type().status(), body);
    }

    /** Whether the request was carried out. */
    public boolean isOk() {
        return status == 200;
    }

    /** The body as it goes over the wire. */
    public byte[] bytes() {
        return MAPPER.writeValueAsBytes(body);
    }
}
