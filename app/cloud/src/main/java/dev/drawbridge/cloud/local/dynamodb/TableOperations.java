package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.schema.BillingMode;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.SchemaJson;
import dev.drawbridge.cloud.local.dynamodb.schema.StreamView;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.Throughput;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations on tables. A table is ready the moment it is made; the replies still tell CREATING and DELETING, because callers wait for what comes after. */
final class TableOperations {
    private final Tables tables;
    private final TableDescription description;

    TableOperations(Tables tables, TableDescription description) {
        this.tables = tables;
        this.description = description;
    }

    ObjectNode create(Request request) {
        TableRules.check(request);
        Table table = tables.space().create(SchemaJson.read(request.body()));
        return node("TableDescription", description.of(table, "CREATING"));
    }

    ObjectNode describe(Request request) {
        requireName(request);
        return node("Table", description.of(tables.toManage(request), "ACTIVE"));
    }

    ObjectNode delete(Request request) {
        requireName(request);
        Table table = tables.toManage(request);
        if (table.definition().deletionProtection()) {
            throw DynamoDbException.validation(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
        }
        ObjectNode shown = description.of(table, "DELETING");
        tables.space().drop(table.definition().name());
        return node("TableDescription", shown);
    }

    ObjectNode list(Request request) {
        new Constraints().between(request, "Limit", 1, 100).check();
        int limit = request.number("Limit").orElse(100);
        String after = request.text("ExclusiveStartTableName").orElse("");
        List<String> names = tables.space().names().stream().filter(name -> name.compareTo(after) > 0).toList();
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        var array = reply.putArray("TableNames");
        names.stream().limit(limit).forEach(array::add);
        if (names.size() > limit) {
            reply.put("LastEvaluatedTableName", names.get(limit - 1));
        }
        return reply;
    }

    ObjectNode update(Request request) {
        requireName(request);
        new Constraints().oneOf(request, "BillingMode", "PROVISIONED", "PAY_PER_REQUEST").check();
        boolean says = List.of("ProvisionedThroughput", "BillingMode", "StreamSpecification", "SSESpecification", "DeletionProtectionEnabled", "TableClass")
                .stream().anyMatch(request::has) || !request.node("GlobalSecondaryIndexUpdates").isEmpty();
        if (!says) {
            throw DynamoDbException.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates "
                    + "or SSESpecification or ReplicaUpdates is required");
        }
        Table table = tables.toManage(request);
        synchronized (table) {
            TableDefinition changed = withBilling(request, table.definition());
            changed = withStream(request, changed);
            changed = withIndexes(request, changed);
            changed = changed.withDeletionProtection(request.flag("DeletionProtectionEnabled", changed.deletionProtection()));
            table.redefine(changed);
        }
        return node("TableDescription", description.of(table, "UPDATING"));
    }

    private static TableDefinition withBilling(Request request, TableDefinition table) {
        BillingMode billing = request.text("BillingMode").map(BillingMode::valueOf).orElse(table.billing());
        Throughput throughput = request.has("ProvisionedThroughput") ? SchemaJson.readThroughput(request.node("ProvisionedThroughput")) : table.throughput();
        if (billing == BillingMode.PAY_PER_REQUEST) {
            if (request.has("ProvisionedThroughput")) {
                throw DynamoDbException.invalidParameter(
                        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
            }
            return table.withBilling(billing, Throughput.ON_DEMAND);
        }
        if (request.has("BillingMode") && !request.has("ProvisionedThroughput")) {
            throw DynamoDbException.invalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        if (request.has("ProvisionedThroughput") && table.billing() == BillingMode.PROVISIONED && throughput.equals(table.throughput())) {
            throw DynamoDbException.validation("The provisioned throughput for the table will not change. The requested value equals the current value. "
                    + "Current ReadCapacityUnits provisioned for the table: " + throughput.read() + ". Requested ReadCapacityUnits: " + throughput.read()
                    + ". Current WriteCapacityUnits provisioned for the table: " + throughput.write() + ". Requested WriteCapacityUnits: " + throughput.write()
                    + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
        }
        return table.withBilling(billing, throughput);
    }

    private static TableDefinition withStream(Request request, TableDefinition table) {
        if (!request.has("StreamSpecification")) {
            return table;
        }
        StreamView stream = SchemaJson.readStream(request.node("StreamSpecification"));
        if (stream != StreamView.NONE && table.stream() != StreamView.NONE) {
            throw DynamoDbException.validation("Table already has an enabled stream: TableName: " + table.name());
        }
        return table.withStream(stream);
    }

    private static TableDefinition withIndexes(Request request, TableDefinition table) {
        JsonNode updates = request.node("GlobalSecondaryIndexUpdates");
        if (updates.isEmpty()) {
            return table;
        }
        var types = new LinkedHashMap<>(table.attributes());
        types.putAll(SchemaJson.readTypes(request.node("AttributeDefinitions")));
        var indexes = new ArrayList<>(table.indexes());
        var touched = new HashSet<String>();
        long structural = updates.valueStream().filter(update -> update.hasNonNull("Create") || update.hasNonNull("Delete")).count();
        if (structural > 1) {
            throw new DynamoDbException(ErrorType.LIMIT_EXCEEDED,
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
        for (JsonNode update : updates) {
            var kind = update.properties().stream().filter(property -> !property.getValue().isNull()).findFirst()
                    .orElseThrow(() -> DynamoDbException.invalidParameter("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                            + "GlobalSecondaryIndexUpdate.Delete must not be null"));
            String name = kind.getValue().path("IndexName").asString("");
            if (!touched.add(name)) {
                throw DynamoDbException.invalidParameter("Only one global secondary index update per index is allowed simultaneously. Index: " + name);
            }
            int at = position(indexes, name);
            if (kind.getKey().equals("Create")) {
                var constraints = new Constraints();
                TableRules.checkIndexShape(constraints, kind.getValue(), "globalSecondaryIndexUpdates.1.member.create.");
                constraints.check();
                if (at >= 0) {
                    throw DynamoDbException.validation("Attempting to create an index which already exists");
                }
                TableRules.checkKey(kind.getValue().path("KeySchema"), types.keySet());
                TableRules.checkProjection(kind.getValue().path("Projection"));
                indexes.add(SchemaJson.readIndex(kind.getValue(), true));
            } else if (at < 0) {
                throw new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found");
            } else if (kind.getKey().equals("Delete")) {
                indexes.remove(at);
            } else {
                IndexDefinition old = indexes.get(at);
                indexes.set(at, new IndexDefinition(old.name(), true, old.key(), old.projection(),
                        SchemaJson.readThroughput(kind.getValue().path("ProvisionedThroughput"))));
            }
        }
        var withTypes = new TableDefinition(table.name(), table.key(), types, table.indexes(), table.billing(), table.throughput(), table.stream(),
                table.ttlAttribute(), table.deletionProtection());
        return withTypes.withIndexes(indexes);
    }

    private static int position(List<IndexDefinition> indexes, String name) {
        for (int at = 0; at < indexes.size(); at++) {
            if (indexes.get(at).global() && indexes.get(at).name().equals(name)) {
                return at;
            }
        }
        return -1;
    }

    ObjectNode describeTimeToLive(Request request) {
        requireName(request);
        String attribute = tables.toManage(request).definition().ttlAttribute();
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("TimeToLiveStatus", attribute.isEmpty() ? "DISABLED" : "ENABLED");
        if (!attribute.isEmpty()) {
            shown.put("AttributeName", attribute);
        }
        return node("TimeToLiveDescription", shown);
    }

    ObjectNode updateTimeToLive(Request request) {
        requireName(request);
        new Constraints().required(request, "TimeToLiveSpecification").check();
        var wish = new Request(request.node("TimeToLiveSpecification"));
        new Constraints().required(wish, "Enabled", "AttributeName").check();
        boolean on = wish.flag("Enabled", false);
        String attribute = wish.text("AttributeName").orElse("");
        Table table = tables.toManage(request);
        synchronized (table) {
            String current = table.definition().ttlAttribute();
            if (on && !current.isEmpty()) {
                throw DynamoDbException.validation(current.equals(attribute) ? "TimeToLive is already enabled"
                        : "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
            }
            if (!on && current.isEmpty()) {
                throw DynamoDbException.validation("TimeToLive is already disabled");
            }
            if (!on && !current.equals(attribute)) {
                throw DynamoDbException.validation("TimeToLive is active on a different AttributeName: current AttributeName is " + current);
            }
            table.redefine(table.definition().withTimeToLive(on ? attribute : ""));
        }
        return node("TimeToLiveSpecification", JsonNodeFactory.instance.objectNode().put("Enabled", on).put("AttributeName", attribute));
    }

    private static void requireName(Request request) {
        if (!request.has("TableName")) {
            throw DynamoDbException.validation("The parameter 'TableName' is required but was not present in the request");
        }
        new Constraints().tableName(request).check();
    }

    private static ObjectNode node(String name, ObjectNode content) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.set(name, content);
        return reply;
    }
}
