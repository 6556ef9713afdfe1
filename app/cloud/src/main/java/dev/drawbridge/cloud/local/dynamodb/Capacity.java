package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.Change;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacity units of one table within one request: reads by 4 KB (half if not consistent), writes by 1 KB of the larger of old and new, each index write for itself.
 * "Read and write operations" of the developer guide.
 */
final class Capacity {
    private final TableDefinition definition;
    private double table;
    private final Map<String, Double> indexes = new LinkedHashMap<>();

    Capacity(TableDefinition definition) {
        this.definition = definition;
    }

    static double readUnits(long bytes, boolean consistent) {
        return Math.max(1, (bytes + 4095) / 4096) * (consistent ? 1 : 0.5);
    }

    Capacity addRead(double units) {
        table += units;
        return this;
    }

    Capacity addIndexRead(String index, double units) {
        indexes.merge(index, units, Double::sum);
        return this;
    }

    /** {@code factor} is 2 within transactions. */
    Capacity addWrite(Table.Written written, int factor) {
        Change change = written.change();
        int bytes = Math.max(size(change.before()), size(change.after()));
        table += factor * Math.max(1, (bytes + 1023) / 1024);
        written.indexUnits().forEach((index, units) -> {
            if (units > 0) {
                indexes.merge(index, (double) factor * units, Double::sum);
            }
        });
        return this;
    }

    private static int size(Optional<Item> item) {
        return item.map(Item::size).orElse(0);
    }

    private double total() {
        return table + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Whether the request wants to know. */
    static boolean isWanted(Request request) {
        return request.text("ReturnConsumedCapacity").filter(wish -> !wish.equals("NONE")).isPresent();
    }

    /** Adds ConsumedCapacity to a reply if the request wants it. */
    void addTo(ObjectNode reply, Request request) {
        if (isWanted(request)) {
            reply.set("ConsumedCapacity", toJson(request));
        }
    }

    ObjectNode toJson(Request request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("CapacityUnits", total());
        node.put("TableName", definition.name());
        if (request.text("ReturnConsumedCapacity").filter("INDEXES"::equals).isPresent()) {
            node.putObject("Table").put("CapacityUnits", table);
            indexes.forEach((name, units) -> {
                String kind = definition.index(name).filter(index -> !index.global()).isPresent() ? "LocalSecondaryIndexes" : "GlobalSecondaryIndexes";
                node.withObjectProperty(kind).putObject(name).put("CapacityUnits", units);
            });
        }
        return node;
    }
}
