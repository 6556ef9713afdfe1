package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.expression.Condition;
import dev.drawbridge.cloud.local.dynamodb.expression.ConditionEvaluator;
import dev.drawbridge.cloud.local.dynamodb.expression.PathUse;
import dev.drawbridge.cloud.local.dynamodb.expression.Update;
import dev.drawbridge.cloud.local.dynamodb.expression.UpdateEvaluator;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ItemSize;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns the parameters of a put, update, delete or condition check into a {@link PreparedWrite}; single operations and transactions share it. */
record WritePreparation(Tables tables) {
    PreparedWrite put(Request request) {
        Map<String, AttributeValue> attributes = ValueJson.readMap(request.node("Item"));
        Item item = Item.of(attributes);
        if (item.size() > ItemSize.MAX_ITEM_BYTES) {
            throw DynamoDbException.validation("Item size has exceeded the maximum allowed size");
        }
        var expressions = RequestExpressions.read(request, List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
        Table table = tables.of(request);
        TableDefinition definition = table.definition();
        KeyRules.checkItem(definition, attributes);
        checkPaths(definition, expressions);
        return new PreparedWrite(table, ItemKey.of(definition.key(), attributes), before -> {
            requireCondition(request, expressions.condition(), before);
            return Optional.of(item);
        }, Update.nothing());
    }

    PreparedWrite delete(Request request) {
        var key = ValueJson.readMap(request.node("Key"));
        var expressions = RequestExpressions.read(request, List.of("ConditionExpression"), List.of("Expected", "ConditionalOperator"));
        Table table = tables.of(request);
        KeyRules.checkKey(table.definition(), key);
        checkPaths(table.definition(), expressions);
        return new PreparedWrite(table, new ItemKey(key), before -> {
            requireCondition(request, expressions.condition(), before);
            return Optional.empty();
        }, Update.nothing());
    }

    /** A condition check of a transaction: leaves the item as it is. */
    PreparedWrite check(Request request) {
        var expressions = RequestExpressions.read(request, List.of("ConditionExpression"), List.of());
        var key = ValueJson.readMap(request.node("Key"));
        Table table = tables.of(request);
        KeyRules.checkKey(table.definition(), key);
        return new PreparedWrite(table, new ItemKey(key), before -> {
            requireCondition(request, expressions.condition(), before);
            return before;
        }, Update.nothing());
    }

    PreparedWrite update(Request request) {
        var key = ValueJson.readMap(request.node("Key"));
        var expressions = RequestExpressions.read(request, List.of("UpdateExpression", "ConditionExpression"),
                List.of("AttributeUpdates", "Expected", "ConditionalOperator"));
        Update update = expressions.update().orElse(Update.nothing());
        Table table = tables.of(request);
        TableDefinition definition = table.definition();
        KeyRules.checkKey(definition, key);
        checkPaths(definition, expressions);
        checkUpdate(definition, update);
        return new PreparedWrite(table, new ItemKey(key), before -> {
            requireCondition(request, expressions.condition(), before);
            Item after = UpdateEvaluator.apply(update, before.orElseGet(() -> Item.of(key)));
            KeyRules.checkUpdated(table.definition(), after);
            return Optional.of(after);
        }, update);
    }

    private static void checkUpdate(TableDefinition table, Update update) {
        for (Update.Action action : update.actions()) {
            String attribute = action.path().head();
            if (table.key().names().contains(attribute)) {
                throw DynamoDbException.invalidParameter("Cannot update attribute " + attribute + ". This attribute is part of the key");
            }
            var type = switch (action) {
                case Update.Set(_, var value) -> value.knownType();
                case Update.Add(_, var value) -> Optional.of(value.type());
                case Update.Delete(_, var value) -> Optional.of(value.type());
                case Update.Remove _ -> Optional.<AttributeType>empty();
            };
            for (var index : table.indexes()) {
                boolean isKey = !action.path().isNested() && index.key().names().contains(attribute);
                if (isKey && type.filter(actual -> actual != table.typeOf(attribute)).isPresent()) {
                    throw DynamoDbException.invalidParameter("Type mismatch for Index Key " + attribute + " Expected: " + table.typeOf(attribute)
                            + " Actual: " + type.get() + " IndexName: " + index.name());
                }
            }
        }
        KeyRules.checkPaths(table, PathUse.of(update));
    }

    private static void checkPaths(TableDefinition table, RequestExpressions expressions) {
        expressions.condition().ifPresent(condition -> KeyRules.checkPaths(table, PathUse.of(condition)));
    }

    private static void requireCondition(Request request, Optional<Condition> condition, Optional<Item> before) {
        Item item = before.orElseGet(() -> Item.of(Map.of()));
        if (condition.isPresent() && !ConditionEvaluator.holds(condition.get(), item)) {
            var details = JsonNodeFactory.instance.objectNode();
            if (before.isPresent() && request.text("ReturnValuesOnConditionCheckFailure").filter("ALL_OLD"::equals).isPresent()) {
                details.set("Item", ValueJson.write(item));
            }
            throw new DynamoDbException(ErrorType.CONDITIONAL_CHECK_FAILED, "The conditional request failed", details);
        }
    }
}
