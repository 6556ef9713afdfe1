package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short ways to speak to an engine in tests. JSON is written with single quotes. */
final class Dynamo {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Dynamo() {
    }

    static JsonNode json(String singleQuoted) {
        return MAPPER.readTree(singleQuoted.replace('\'', '"'));
    }

    /** A table named {@code things} with hash key {@code id} of type S. */
    static TableDefinition things() {
        return TableDefinition.of("things", KeySchema.of("id"), Map.of("id", AttributeType.S));
    }

    /** A table named {@code events} with hash key {@code owner} of type S and range key {@code at} of the given type. */
    static TableDefinition events(AttributeType rangeType) {
        var types = new LinkedHashMap<String, AttributeType>();
        types.put("owner", AttributeType.S);
        types.put("at", rangeType);
        return TableDefinition.of("events", new KeySchema("owner", "at"), types);
    }

    static JsonNode ok(DynamoDbEngine engine, String operation, String singleQuoted) {
        DynamoDbReply reply = engine.handle(operation, json(singleQuoted));
        assertThat(reply.isOk()).as("%s answered %s", operation, reply.body()).isTrue();
        return reply.body();
    }

    /** The refusal as {@code ErrorName: message}. */
    static String refused(DynamoDbEngine engine, String operation, String singleQuoted) {
        DynamoDbReply reply = engine.handle(operation, json(singleQuoted));
        assertThat(reply.isOk()).as("%s answered %s", operation, reply.body()).isFalse();
        String type = reply.body().get("__type").asString();
        String message = reply.body().has("message") ? reply.body().get("message").asString() : reply.body().path("Message").asString();
        return type.substring(type.indexOf('#') + 1) + ": " + message;
    }
}
