package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.expression.Update;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ItemSize;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** BatchGetItem and BatchWriteItem. Each item is read or written for itself, as in the service; everything is checked before the first one is. */
final class BatchOperations {
    private static final int MAX_READS = 100;
    private static final int MAX_WRITES = 25;
    private static final long MAX_REPLY_BYTES = 16L * 1024 * 1024;
    private static final String DUPLICATES = "Provided list of item keys contains duplicates";

    private final Tables tables;

    BatchOperations(Tables tables) {
        this.tables = tables;
    }

    private record Read(String name, Table table, ItemKey key, JsonNode keyJson, RequestExpressions expressions, boolean consistent) {
    }

    ObjectNode get(Request request) {
        var constraints = new Constraints().required(request, "RequestItems").size(request.node("RequestItems"), "requestItems", 1, Integer.MAX_VALUE)
                .consumedCapacity(request);
        for (var each : request.node("RequestItems").properties()) {
            constraints.notNull(each.getValue().path("Keys"), "requestItems." + each.getKey() + ".member.keys")
                    .size(each.getValue().path("Keys"), "requestItems." + each.getKey() + ".member.keys", 1, MAX_READS);
        }
        constraints.check();
        var reads = new ArrayList<Read>();
        for (var each : request.node("RequestItems").properties()) {
            var of = new Request(each.getValue());
            var expressions = RequestExpressions.read(of, List.of("ProjectionExpression"), List.of("AttributesToGet"));
            var seen = new HashSet<ItemKey>();
            for (JsonNode keyJson : of.node("Keys")) {
                var key = new ItemKey(ValueJson.readMap(keyJson));
                if (!seen.add(key)) {
                    throw DynamoDbException.validation(DUPLICATES);
                }
                Table table = tables.named(each.getKey());
                KeyRules.checkKey(table.definition(), key.attributes());
                reads.add(new Read(each.getKey(), table, key, keyJson, expressions, of.flag("ConsistentRead", false)));
            }
        }
        if (reads.size() > MAX_READS) {
            throw DynamoDbException.validation("Too many items requested for the BatchGetItem call");
        }
        return get(request, reads);
    }

    private static ObjectNode get(Request request, List<Read> reads) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        ObjectNode responses = reply.putObject("Responses");
        ObjectNode unprocessed = reply.putObject("UnprocessedKeys");
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        long bytes = 0;
        for (Read read : reads) {
            var items = responses.withArrayProperty(read.name());
            Optional<Item> found = bytes > MAX_REPLY_BYTES ? Optional.empty() : read.table().get(read.key());
            if (bytes > MAX_REPLY_BYTES) {
                ObjectNode rest = unprocessed.withObjectProperty(read.name());
                request.node("RequestItems").get(read.name()).properties().stream().filter(property -> !property.getKey().equals("Keys"))
                        .forEach(property -> rest.set(property.getKey(), property.getValue()));
                rest.withArrayProperty("Keys").add(read.keyJson());
                continue;
            }
            bytes += found.map(Item::size).orElse(0);
            found.map(item -> read.expressions().projection().map(projection -> projection.of(item)).orElse(item))
                    .ifPresent(item -> items.add(ValueJson.write(item)));
            capacities.computeIfAbsent(read.name(), _ -> new Capacity(read.table().definition()))
                    .addRead(Capacity.readUnits(found.map(Item::size).orElse(0), read.consistent()));
        }
        addCapacities(reply, request, capacities);
        return reply;
    }

    ObjectNode write(Request request) {
        var constraints = new Constraints().required(request, "RequestItems").size(request.node("RequestItems"), "requestItems", 1, Integer.MAX_VALUE)
                .consumedCapacity(request).collectionMetrics(request);
        request.node("RequestItems").properties()
                .forEach(each -> constraints.size(each.getValue(), "requestItems." + each.getKey() + ".member", 1, MAX_WRITES));
        constraints.check();
        var writes = new ArrayList<PreparedWrite>();
        for (var each : request.node("RequestItems").properties()) {
            var seen = new HashSet<ItemKey>();
            for (JsonNode node : each.getValue()) {
                PreparedWrite write = prepare(each.getKey(), node);
                if (!seen.add(write.key())) {
                    throw DynamoDbException.validation(DUPLICATES);
                }
                writes.add(write);
            }
        }
        if (writes.size() > MAX_WRITES) {
            throw DynamoDbException.validation("Too many items requested for the BatchWriteItem call");
        }
        Map<String, Capacity> capacities = new LinkedHashMap<>();
        for (PreparedWrite write : writes) {
            capacities.computeIfAbsent(write.table().definition().name(), _ -> new Capacity(write.table().definition())).addWrite(write.run(), 1);
        }
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.putObject("UnprocessedItems");
        addCapacities(reply, request, capacities);
        return reply;
    }

    private PreparedWrite prepare(String tableName, JsonNode node) {
        boolean puts = node.hasNonNull("PutRequest");
        if (puts == node.hasNonNull("DeleteRequest")) {
            throw DynamoDbException.validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }
        var attributes = ValueJson.readMap(puts ? node.get("PutRequest").path("Item") : node.get("DeleteRequest").path("Key"));
        Item item = Item.of(attributes);
        if (item.size() > ItemSize.MAX_ITEM_BYTES) {
            throw DynamoDbException.validation("Item size has exceeded the maximum allowed size");
        }
        Table table = tables.named(tableName);
        if (puts) {
            KeyRules.checkItem(table.definition(), attributes);
            return new PreparedWrite(table, ItemKey.of(table.definition().key(), attributes), _ -> Optional.of(item),
                    Update.nothing());
        }
        KeyRules.checkKey(table.definition(), attributes);
        return new PreparedWrite(table, new ItemKey(attributes), _ -> Optional.empty(), Update.nothing());
    }

    static void addCapacities(ObjectNode reply, Request request, Map<String, Capacity> capacities) {
        if (Capacity.isWanted(request)) {
            var array = reply.putArray("ConsumedCapacity");
            capacities.values().forEach(capacity -> array.add(capacity.toJson(request)));
        }
    }
}
