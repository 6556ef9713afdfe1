package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.schema.BillingMode;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.SchemaJson;
import dev.drawbridge.cloud.local.dynamodb.schema.StreamView;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The TableDescription of a table, as DescribeTable and its kin show it. */
record TableDescription(String region, String account) {
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    String arn(String table) {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table;
    }

    ObjectNode of(Table table, String status) {
        TableDefinition definition = table.definition();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("AttributeDefinitions", SchemaJson.write(definition.attributes()));
        node.put("TableName", definition.name());
        node.set("KeySchema", SchemaJson.write(definition.key()));
        node.put("TableStatus", status);
        double created = table.identity().created().toEpochMilli() / 1000.0;
        node.put("CreationDateTime", created);
        node.set("ProvisionedThroughput", SchemaJson.write(definition.throughput()).put("NumberOfDecreasesToday", 0));
        long[] size = table.countAndBytes("");
        node.put("TableSizeBytes", size[1]);
        node.put("ItemCount", size[0]);
        node.put("TableArn", arn(definition.name()));
        node.put("TableId", table.identity().id());
        if (definition.billing() == BillingMode.PAY_PER_REQUEST) {
            node.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST").put("LastUpdateToPayPerRequestDateTime", created);
            node.putObject("TableThroughputModeSummary").put("TableThroughputMode", "PAY_PER_REQUEST").put("LastUpdateToPayPerRequestDateTime", created);
        }
        for (IndexDefinition index : definition.indexes()) {
            node.withArrayProperty(index.global() ? "GlobalSecondaryIndexes" : "LocalSecondaryIndexes").add(index(table, index, status));
        }
        if (definition.stream() != StreamView.NONE) {
            String label = LABEL.format(table.identity().created());
            node.set("StreamSpecification", SchemaJson.write(definition.stream()));
            node.put("LatestStreamLabel", label);
            node.put("LatestStreamArn", arn(definition.name()) + "/stream/" + label);
        }
        node.put("DeletionProtectionEnabled", definition.deletionProtection());
        return node;
    }

    private ObjectNode index(Table table, IndexDefinition index, String status) {
        ObjectNode node = SchemaJson.write(index);
        if (index.global()) {
            node.put("IndexStatus", status.equals("CREATING") ? "CREATING" : "ACTIVE");
            node.set("ProvisionedThroughput", SchemaJson.write(index.throughput()).put("NumberOfDecreasesToday", 0));
        }
        long[] size = table.countAndBytes(index.name());
        node.put("IndexSizeBytes", size[1]);
        node.put("ItemCount", size[0]);
        node.put("IndexArn", arn(table.definition().name()) + "/index/" + index.name());
        return node;
    }
}
