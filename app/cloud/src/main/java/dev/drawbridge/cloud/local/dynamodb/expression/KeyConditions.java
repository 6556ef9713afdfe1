package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a key condition expression into what it asks of each key attribute, or says why it is none. */
public final class KeyConditions {
    private KeyConditions() {
    }

    /** What the condition asks of each attribute; 1 or 2 entries. */
    public static Map<String, RangeCondition> of(Condition condition) {
        var found = new LinkedHashMap<String, RangeCondition>();
        collect(condition, found);
        if (found.size() > 2) {
            throw DynamoDbException.validation("Conditions can be of length 1 or 2 only");
        }
        return found;
    }

    private static void collect(Condition condition, Map<String, RangeCondition> found) {
        switch (condition) {
            case Condition.And(var left, var right) -> {
                collect(left, found);
                collect(right, found);
            }
            case Condition.Or _ -> throw invalidOperator("OR");
            case Condition.Not _ -> throw invalidOperator("NOT");
            case Condition.In _ -> throw invalidOperator("IN");
            case Condition.Exists(_, boolean wanted) -> throw invalidOperator(wanted ? "attribute_exists" : "attribute_not_exists");
            case Condition.HasType _ -> throw invalidOperator("attribute_type");
            case Condition.Contains _ -> throw invalidOperator("contains");
            case Condition.Compare(var comparator, var left, var right) -> {
                if (comparator == Condition.Comparator.NE) {
                    throw invalidOperator("<>");
                }
                String attribute = attribute(List.of(left, right));
                if (left instanceof Operand.Given(var value)) {
                    add(found, attribute, new RangeCondition.Comparison(comparator.mirrored(), value));
                } else if (right instanceof Operand.Given(var value)) {
                    add(found, attribute, new RangeCondition.Comparison(comparator, value));
                }
            }
            case Condition.Between(var value, var lower, var upper) -> {
                requireAttributeFirst("BETWEEN", value);
                String attribute = attribute(List.of(value, lower, upper));
                if (lower instanceof Operand.Given(var low) && upper instanceof Operand.Given(var high)) {
                    add(found, attribute, new RangeCondition.Between(low, high));
                }
            }
            case Condition.BeginsWith(var value, var prefix) -> {
                requireAttributeFirst("begins_with", value);
                String attribute = attribute(List.of(value, prefix));
                if (prefix instanceof Operand.Given(var start)) {
                    add(found, attribute, new RangeCondition.Prefix(start));
                }
            }
        }
    }

    private static void requireAttributeFirst(String operator, Operand first) {
        if (first instanceof Operand.Given) {
            throw DynamoDbException.validation(
                    "Invalid condition in KeyConditionExpression: " + operator + " operator must have the key attribute as its first operand");
        }
    }

    private static String attribute(List<Operand> operands) {
        var names = new ArrayList<String>();
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.PathTo(var path) -> {
                    if (!names.isEmpty()) {
                        throw DynamoDbException.validation("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
                    }
                    if (path.isNested()) {
                        throw DynamoDbException.validation("KeyConditionExpressions cannot have conditions on nested attributes");
                    }
                    names.add(path.head());
                }
                case Operand.Given _ -> { }
                case Operand.SizeOf _, Operand.IfNotExists _, Operand.ListAppend _, Operand.Sum _ ->
                    throw DynamoDbException.validation("KeyConditionExpressions cannot contain nested operations");
            }
        }
        if (names.isEmpty()) {
            throw DynamoDbException.validation("Invalid condition in KeyConditionExpression: No key attribute specified");
        }
        return names.getFirst();
    }

    private static void add(Map<String, RangeCondition> found, String attribute, RangeCondition condition) {
        if (found.putIfAbsent(attribute, condition) != null) {
            throw DynamoDbException.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static DynamoDbException invalidOperator(String operator) {
        return DynamoDbException.validation("Invalid operator used in KeyConditionExpression: " + operator);
    }
}
