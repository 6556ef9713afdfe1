package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.expression.Condition;
import dev.drawbridge.cloud.local.dynamodb.expression.Expressions;
import dev.drawbridge.cloud.local.dynamodb.expression.KeyConditions;
import dev.drawbridge.cloud.local.dynamodb.expression.Placeholders;
import dev.drawbridge.cloud.local.dynamodb.expression.Projection;
import dev.drawbridge.cloud.local.dynamodb.expression.RangeCondition;
import dev.drawbridge.cloud.local.dynamodb.expression.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All expressions of one request, or what its legacy parameters say instead; a request may not mix the two.
 * {@code keys} is empty if the request has no key condition.
 */
record RequestExpressions(Optional<Update> update, Optional<Condition> condition, Map<String, RangeCondition> keys, Optional<Condition> filter,
                          Optional<Projection> projection, boolean legacyFilter) {

    /** Reads those parameters that the operation has. */
    static RequestExpressions read(Request request, List<String> expressions, List<String> legacy) {
        checkMixture(request, expressions, legacy);
        var placeholders = Placeholders.read(request.node("ExpressionAttributeNames"), request.node("ExpressionAttributeValues"));
        Optional<Update> update = Optional.empty();
        Optional<Condition> condition = Optional.empty();
        Optional<Condition> keyCondition = Optional.empty();
        Optional<Condition> filter = Optional.empty();
        Optional<Projection> projection = Optional.empty();
        if (expressions.contains("UpdateExpression")) {
            update = request.text("UpdateExpression").map(text -> Expressions.update(text, placeholders));
        }
        if (expressions.contains("ConditionExpression")) {
            condition = request.text("ConditionExpression").map(text -> Expressions.condition("ConditionExpression", text, placeholders));
        }
        if (expressions.contains("KeyConditionExpression")) {
            keyCondition = request.text("KeyConditionExpression").map(text -> Expressions.condition("KeyConditionExpression", text, placeholders));
        }
        if (expressions.contains("FilterExpression")) {
            filter = request.text("FilterExpression").map(text -> Expressions.condition("FilterExpression", text, placeholders));
        }
        if (expressions.contains("ProjectionExpression")) {
            projection = request.text("ProjectionExpression").map(text -> Expressions.projection(text, placeholders));
        }
        placeholders.refuseUnused();
        var old = new LegacyParameters(request);
        boolean legacyFilter = false;
        if (legacy.contains("AttributesToGet") && projection.isEmpty()) {
            projection = old.projection();
        }
        if (legacy.contains("AttributeUpdates") && update.isEmpty()) {
            update = old.update();
        }
        if (legacy.contains("Expected") && condition.isEmpty()) {
            condition = old.expected();
        }
        for (String name : List.of("QueryFilter", "ScanFilter")) {
            if (legacy.contains(name) && filter.isEmpty() && request.has(name)) {
                filter = old.conditions(name);
                legacyFilter = true;
            }
        }
        Map<String, RangeCondition> keys = keyCondition.map(KeyConditions::of)
                .orElseGet(() -> legacy.contains("KeyConditions") && request.has("KeyConditions") ? old.keyConditions() : Map.of());
        return new RequestExpressions(update, condition, keys, filter, projection, legacyFilter);
    }

    private static void checkMixture(Request request, List<String> expressions, List<String> legacy) {
        List<String> used = expressions.stream().filter(request::has).toList();
        if (!used.isEmpty()) {
            var old = new ArrayList<>(legacy.stream().filter(request::has).toList());
            if (!request.has("KeyConditionExpression")) {
                old.remove("KeyConditions");
            }
            if (!old.isEmpty()) {
                throw DynamoDbException.validation("Can not use both expression and non-expression parameters in the same request: "
                        + "Non-expression parameters: {" + String.join(", ", old) + "} Expression parameters: {" + String.join(", ", used) + "}");
            }
        }
        if (used.isEmpty() && request.has("ExpressionAttributeNames")) {
            throw DynamoDbException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        List<String> withValues = expressions.stream().filter(name -> !name.equals("ProjectionExpression")).toList();
        if (request.has("ExpressionAttributeValues") && !withValues.isEmpty() && withValues.stream().noneMatch(request::has)) {
            throw DynamoDbException.validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + String.join(" and ", withValues) + (withValues.size() > 1 ? " are null" : " is null"));
        }
    }
}
