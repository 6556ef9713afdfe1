package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.expression.Projection;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.Change;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PutItem, GetItem, UpdateItem and DeleteItem. */
final class ItemOperations {
    private static final String[] RETURN_VALUES = {"ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"};

    private final Tables tables;
    private final WritePreparation preparation;

    ItemOperations(Tables tables) {
        this.tables = tables;
        this.preparation = new WritePreparation(tables);
    }

    ObjectNode put(Request request) {
        writeConstraints(request).required(request, "Item").check();
        requireOldOrNone(request);
        Table.Written written = preparation.put(request).run();
        return reply(request, written, oldIfWanted(request, written.change()));
    }

    ObjectNode delete(Request request) {
        writeConstraints(request).required(request, "Key").check();
        requireOldOrNone(request);
        Table.Written written = preparation.delete(request).run();
        return reply(request, written, oldIfWanted(request, written.change()));
    }

    ObjectNode update(Request request) {
        writeConstraints(request).required(request, "Key").check();
        PreparedWrite prepared = preparation.update(request);
        Table.Written written = prepared.run();
        Change change = written.change();
        Projection changed = prepared.update().changedPaths();
        Optional<Item> attributes = switch (request.text("ReturnValues").orElse("NONE")) {
            case "ALL_OLD" -> change.before();
            case "ALL_NEW" -> change.after();
            case "UPDATED_OLD" -> change.before().map(changed::of);
            case "UPDATED_NEW" -> change.after().map(changed::of);
            default -> Optional.empty();
        };
        return reply(request, written, attributes.filter(item -> !item.attributes().isEmpty()));
    }

    private static Constraints writeConstraints(Request request) {
        return new Constraints().tableName(request).oneOf(request, "ReturnValues", RETURN_VALUES).consumedCapacity(request).collectionMetrics(request)
                .oneOf(request, "ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE").oneOf(request, "ConditionalOperator", "OR", "AND");
    }

    private static void requireOldOrNone(Request request) {
        if (request.text("ReturnValues").filter(wish -> !wish.equals("ALL_OLD") && !wish.equals("NONE")).isPresent()) {
            throw DynamoDbException.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    private static Optional<Item> oldIfWanted(Request request, Change change) {
        return request.text("ReturnValues").filter("ALL_OLD"::equals).flatMap(_ -> change.before());
    }

    private ObjectNode reply(Request request, Table.Written written, Optional<Item> attributes) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        attributes.ifPresent(item -> reply.set("Attributes", ValueJson.write(item)));
        TableDefinition definition = tables.of(request).definition();
        new Capacity(definition).addWrite(written, 1).addTo(reply, request);
        boolean hasLocalIndex = definition.indexes().stream().anyMatch(index -> !index.global());
        if (hasLocalIndex && request.text("ReturnItemCollectionMetrics").filter("SIZE"::equals).isPresent()) {
            ObjectNode metrics = reply.putObject("ItemCollectionMetrics");
            String hash = definition.key().hash();
            metrics.putObject("ItemCollectionKey").set(hash, ValueJson.write(written.change().key().attributes().get(hash)));
            // the estimate is in whole gigabytes; what lives on a developer's machine is below the first
            metrics.putArray("SizeEstimateRangeGB").add(0.0).add(1.0);
        }
        return reply;
    }

    ObjectNode get(Request request) {
        new Constraints().tableName(request).required(request, "Key").consumedCapacity(request).check();
        var key = ValueJson.readMap(request.node("Key"));
        var expressions = RequestExpressions.read(request, List.of("ProjectionExpression"), List.of("AttributesToGet"));
        Table table = tables.of(request);
        KeyRules.checkKey(table.definition(), key);
        expressions.projection().ifPresent(projection -> KeyRules.checkPaths(table.definition(), projection.paths()));
        Optional<Item> item = table.get(new ItemKey(key));
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        item.map(found -> expressions.projection().map(projection -> projection.of(found)).orElse(found))
                .ifPresent(found -> reply.set("Item", ValueJson.write(found)));
        new Capacity(table.definition()).addRead(Capacity.readUnits(item.map(Item::size).orElse(0), request.flag("ConsistentRead", false))).addTo(reply, request);
        return reply;
    }
}
