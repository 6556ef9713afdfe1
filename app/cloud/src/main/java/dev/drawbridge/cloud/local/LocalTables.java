package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.dynamodb.Reconciliation;
import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Brings the tables of the engine in step with the drawing, and fills new ones from {@code seed/}. */
final class LocalTables implements AutoCloseable {
    /** DynamoDB takes days to remove what has expired; here it is seconds, so that a developer sees it. */
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DynamoDbEngine engine;
    private final Path project;
    private final RunListener listener;
    private final Clock clock;
    private final Thread sweeper;

    LocalTables(DynamoDbEngine engine, Path project, RunListener listener, Clock clock) {
        this.engine = engine;
        this.project = project;
        this.listener = listener;
        this.clock = clock;
        this.sweeper = Thread.ofVirtual().name("sweep tables").start(this::sweep);
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(SWEEP);
                engine.sweepExpired(clock.instant());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes, changes and fills tables; a table whose seed data cannot be used stays empty, and the card says why. */
    void follow(LocalPlan plan) {
        for (Node node : plan.nodes("table")) {
            String name = plan.names().name(node);
            var outcome = engine.reconcile(DynamoDbEngine.definition(definition(plan, node, name)));
            if (outcome instanceof Reconciliation.Replaced) {
                listener.onProblem(node.id(), outcome.sentence());
            }
            Path seed = project.resolve("seed").resolve(name + ".json");
            if (Files.isRegularFile(seed) && engine.count(name) == 0) {
                try {
                    engine.seed(name, items(seed));
                } catch (CloudException | DynamoDbException unusable) {
                    listener.onProblem(node.id(), unusable.getMessage().replaceFirst("\\.?$", ", so the table starts empty."));
                }
            }
        }
    }

    private static List<JsonNode> items(Path seed) {
        try {
            JsonNode array = JSON.readTree(Files.readAllBytes(seed));
            if (!array.isArray()) {
                throw new CloudException(seed.getFileName() + " in the folder seed must hold a list of items, such as [{\"id\": \"1\"}].");
            }
            return array.valueStream().toList();
        } catch (JacksonException e) {
            throw new CloudException("seed/" + seed.getFileName() + " is no JSON at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        } catch (IOException e) {
            throw new CloudException("seed/" + seed.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The table as CreateTable has it. */
    private static ObjectNode definition(LocalPlan plan, Node node, String name) {
        ObjectNode table = JsonNodeFactory.instance.objectNode().put("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
        Set<String> keys = new LinkedHashSet<>();
        table.set("KeySchema", keySchema(plan.kind(node).text(node, "partitionKey"), plan.kind(node).text(node, "sortKey"), keys));
        List<ObjectNode> indexes = new ArrayList<>();
        for (Value.Entries row : plan.kind(node).rows(node, "indexes")) {
            ObjectNode index = JsonNodeFactory.instance.objectNode().put("IndexName", row.text("name").orElse(""));
            index.set("KeySchema", keySchema(row.text("partitionKey").orElse(""), row.text("sortKey").orElse(""), keys));
            index.putObject("Projection").put("ProjectionType", "ALL");
            indexes.add(index);
        }
        if (!indexes.isEmpty()) {
            table.putArray("GlobalSecondaryIndexes").addAll(indexes);
        }
        ArrayNode attributes = table.putArray("AttributeDefinitions");
        String expires = plan.kind(node).text(node, "timeToLive");
        if (!expires.isBlank()) {
            table.putObject("TimeToLiveSpecification").put("Enabled", true).put("AttributeName", expires);
        }
        keys.forEach(key -> attributes.addObject().put("AttributeName", key).put("AttributeType", plan.keyType(node, key)));
        return table;
    }

    private static ArrayNode keySchema(String partitionKey, String sortKey, Set<String> keys) {
        ArrayNode schema = JsonNodeFactory.instance.arrayNode();
        schema.addObject().put("AttributeName", partitionKey).put("KeyType", "HASH");
        keys.add(partitionKey);
        if (!sortKey.isBlank()) {
            schema.addObject().put("AttributeName", sortKey).put("KeyType", "RANGE");
            keys.add(sortKey);
        }
        return schema;
    }

    @Override
    public void close() {
        sweeper.interrupt();
        engine.close();
    }
}
