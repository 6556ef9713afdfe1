package dev.drawbridge.cloud.local.dynamodb.schema;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Table definitions as JSON in the shape of a CreateTable request, which is also that of the properties of {@code AWS::DynamoDB::Table}
 * (there the stream needs no {@code StreamEnabled}, and {@code TimeToLiveSpecification} is allowed). Reading expects a definition that
 * {@code TableRules} has accepted; it checks only what it needs itself.
 */
public final class SchemaJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaJson() {
    }

    /** Reads a definition. */
    public static TableDefinition read(JsonNode node) {
        var indexes = new ArrayList<IndexDefinition>();
        node.path("LocalSecondaryIndexes").forEach(index -> indexes.add(readIndex(index, false)));
        node.path("GlobalSecondaryIndexes").forEach(index -> indexes.add(readIndex(index, true)));
        BillingMode billing = node.hasNonNull("BillingMode") ? BillingMode.valueOf(node.path("BillingMode").asString()) : BillingMode.PROVISIONED;
        JsonNode ttl = node.path("TimeToLiveSpecification");
        return new TableDefinition(node.path("TableName").asString(), readKey(node.path("KeySchema")), readTypes(node.path("AttributeDefinitions")), indexes,
                billing, readThroughput(node.path("ProvisionedThroughput")), readStream(node.path("StreamSpecification")),
                ttl.path("Enabled").asBoolean(false) ? ttl.path("AttributeName").asString("") : "",
                node.path("DeletionProtectionEnabled").asBoolean(false));
    }

    /** Reads the types of key attributes. */
    public static Map<String, AttributeType> readTypes(JsonNode definitions) {
        var types = new LinkedHashMap<String, AttributeType>();
        definitions.forEach(each -> types.put(each.path("AttributeName").asString(), AttributeType.valueOf(each.path("AttributeType").asString())));
        return types;
    }

    /** Reads an index. */
    public static IndexDefinition readIndex(JsonNode node, boolean global) {
        var names = new ArrayList<String>();
        node.path("Projection").path("NonKeyAttributes").forEach(each -> names.add(each.asString()));
        var kind = IndexProjection.Kind.valueOf(node.path("Projection").path("ProjectionType").asString());
        return new IndexDefinition(node.path("IndexName").asString(), global, readKey(node.path("KeySchema")), new IndexProjection(kind, names),
                readThroughput(node.path("ProvisionedThroughput")));
    }

    /** Reads a stream setting; absent means no stream. */
    public static StreamView readStream(JsonNode node) {
        if (!node.isObject() || !node.path("StreamEnabled").asBoolean(true)) {
            return StreamView.NONE;
        }
        try {
            return StreamView.valueOf(node.path("StreamViewType").asString("NEW_AND_OLD_IMAGES"));
        } catch (IllegalArgumentException unknown) {
            throw DynamoDbException.validation("One or more parameter values were invalid: Unknown StreamViewType: " + node.path("StreamViewType").asString());
        }
    }

    /** Reads provisioned units; absent means on demand. */
    public static Throughput readThroughput(JsonNode node) {
        return new Throughput(node.path("ReadCapacityUnits").asLong(0), node.path("WriteCapacityUnits").asLong(0));
    }

    private static KeySchema readKey(JsonNode node) {
        return new KeySchema(node.path(0).path("AttributeName").asString(), node.path(1).path("AttributeName").asString(""));
    }

    /** Writes a definition so that {@link #read} gives it back. */
    public static ObjectNode write(TableDefinition table) {
        var node = JSON.objectNode();
        node.put("TableName", table.name());
        node.set("KeySchema", write(table.key()));
        node.set("AttributeDefinitions", write(table.attributes()));
        node.put("BillingMode", table.billing().name());
        node.set("ProvisionedThroughput", write(table.throughput()));
        writeIndexes(node, "LocalSecondaryIndexes", table.indexes().stream().filter(index -> !index.global()).toList());
        writeIndexes(node, "GlobalSecondaryIndexes", table.indexes().stream().filter(IndexDefinition::global).toList());
        if (table.stream() != StreamView.NONE) {
            node.set("StreamSpecification", write(table.stream()));
        }
        if (!table.ttlAttribute().isEmpty()) {
            node.putObject("TimeToLiveSpecification").put("Enabled", true).put("AttributeName", table.ttlAttribute());
        }
        if (table.deletionProtection()) {
            node.put("DeletionProtectionEnabled", true);
        }
        return node;
    }

    private static void writeIndexes(ObjectNode node, String name, List<IndexDefinition> indexes) {
        if (!indexes.isEmpty()) {
            ArrayNode array = node.putArray(name);
            indexes.forEach(index -> array.add(write(index)));
        }
    }

    /** Writes an index. */
    public static ObjectNode write(IndexDefinition index) {
        var node = JSON.objectNode();
        node.put("IndexName", index.name());
        node.set("KeySchema", write(index.key()));
        ObjectNode projection = node.putObject("Projection").put("ProjectionType", index.projection().kind().name());
        if (!index.projection().nonKeyAttributes().isEmpty()) {
            index.projection().nonKeyAttributes().forEach(projection.putArray("NonKeyAttributes")::add);
        }
        if (index.global()) {
            node.set("ProvisionedThroughput", write(index.throughput()));
        }
        return node;
    }

    /** Writes a key. */
    public static ArrayNode write(KeySchema key) {
        var node = JSON.arrayNode();
        node.addObject().put("AttributeName", key.hash()).put("KeyType", "HASH");
        key.rangeName().ifPresent(range -> node.addObject().put("AttributeName", range).put("KeyType", "RANGE"));
        return node;
    }

    /** Writes the types of key attributes. */
    public static ArrayNode write(Map<String, AttributeType> types) {
        var node = JSON.arrayNode();
        types.forEach((name, type) -> node.addObject().put("AttributeName", name).put("AttributeType", type.name()));
        return node;
    }

    /** Writes provisioned units. */
    public static ObjectNode write(Throughput throughput) {
        return JSON.objectNode().put("ReadCapacityUnits", throughput.read()).put("WriteCapacityUnits", throughput.write());
    }

    /** Writes a stream setting. */
    public static ObjectNode write(StreamView stream) {
        return JSON.objectNode().put("StreamEnabled", true).put("StreamViewType", stream.name());
    }
}
