package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.expression.Condition;
import dev.drawbridge.cloud.local.dynamodb.expression.DocumentPath;
import dev.drawbridge.cloud.local.dynamodb.expression.Operand;
import dev.drawbridge.cloud.local.dynamodb.expression.Projection;
import dev.drawbridge.cloud.local.dynamodb.expression.RangeCondition;
import dev.drawbridge.cloud.local.dynamodb.expression.Update;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import dev.drawbridge.cloud.local.dynamodb.value.ValueOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The parameters from before expressions (AttributesToGet, Expected, AttributeUpdates, KeyConditions, QueryFilter, ScanFilter, ConditionalOperator),
 * read into the same trees as expressions: "Legacy conditional parameters" of the developer guide.
 */
final class LegacyParameters {
    private static final Set<AttributeType> SCALARS = EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);

    private final Request request;

    LegacyParameters(Request request) {
        this.request = request;
    }

    Optional<Projection> projection() {
        List<String> names = request.texts("AttributesToGet");
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw DynamoDbException.invalidParameter("Duplicate value in attribute name: " + name);
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(Projection.ofAttributes(names));
    }

    Optional<Update> update() {
        if (!request.has("AttributeUpdates")) {
            return Optional.empty();
        }
        var actions = new ArrayList<Update.Action>();
        for (var each : request.node("AttributeUpdates").properties()) {
            DocumentPath path = DocumentPath.of(each.getKey());
            String action = each.getValue().path("Action").asString("PUT");
            if (!each.getValue().hasNonNull("Value")) {
                if (!action.equals("DELETE")) {
                    throw DynamoDbException.invalidParameter("Only DELETE action is allowed when no attribute value is specified");
                }
                actions.add(new Update.Remove(path));
                continue;
            }
            AttributeValue value = ValueJson.read(each.getValue().get("Value"));
            actions.add(switch (action) {
                case "PUT" -> new Update.Set(path, new Operand.Given(value));
                case "ADD" -> {
                    if (!value.type().isSet() && value.type() != AttributeType.N && value.type() != AttributeType.L) {
                        throw DynamoDbException.invalidParameter("ADD action is not supported for the type " + value.type());
                    }
                    yield new Update.Add(path, value);
                }
                case "DELETE" -> {
                    if (!value.type().isSet()) {
                        throw DynamoDbException.invalidParameter("DELETE action with value is not supported for the type " + value.type());
                    }
                    yield new Update.Delete(path, value);
                }
                default -> throw DynamoDbException.validation("1 validation error detected: Value '" + action + "' at 'attributeUpdates." + each.getKey()
                        + ".member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, PUT, DELETE]");
            });
        }
        return Optional.of(new Update(actions));
    }

    Optional<Condition> expected() {
        if (!request.has("Expected")) {
            return Optional.empty();
        }
        var conditions = new ArrayList<Condition>();
        for (var each : request.node("Expected").properties()) {
            conditions.add(expected(each.getKey(), each.getValue()));
        }
        return joined(conditions);
    }

    private static Condition expected(String attribute, JsonNode node) {
        boolean hasList = node.hasNonNull("AttributeValueList");
        boolean hasValue = node.hasNonNull("Value");
        if (hasList && hasValue) {
            throw DynamoDbException.invalidParameter("Value and AttributeValueList cannot be used together for Attribute: " + attribute);
        }
        if (node.hasNonNull("ComparisonOperator")) {
            if (node.hasNonNull("Exists")) {
                throw DynamoDbException.invalidParameter("Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
            }
            String operator = node.get("ComparisonOperator").asString();
            if (!hasList && !hasValue && !operator.equals("NULL") && !operator.equals("NOT_NULL")) {
                throw DynamoDbException.invalidParameter("Value or AttributeValueList must be used with ComparisonOperator: " + operator
                        + " for Attribute: " + attribute);
            }
            return condition(attribute, operator, hasValue ? List.of(ValueJson.read(node.get("Value"))) : values(node));
        }
        if (hasList) {
            throw DynamoDbException.invalidParameter("AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
        }
        boolean exists = node.path("Exists").asBoolean(true);
        if (exists && !hasValue) {
            throw DynamoDbException.invalidParameter("Value must be provided when Exists is " + (node.hasNonNull("Exists") ? "true" : "null")
                    + " for Attribute: " + attribute);
        }
        if (!exists && hasValue) {
            throw DynamoDbException.invalidParameter("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        return exists ? condition(attribute, "EQ", List.of(ValueJson.read(node.get("Value")))) : new Condition.Exists(DocumentPath.of(attribute), false);
    }

    Optional<Condition> conditions(String parameter) {
        var conditions = new ArrayList<Condition>();
        for (var each : request.node(parameter).properties()) {
            conditions.add(condition(each.getKey(), each.getValue().path("ComparisonOperator").asString(""), values(each.getValue())));
        }
        return joined(conditions);
    }

    Map<String, RangeCondition> keyConditions() {
        var conditions = new LinkedHashMap<String, RangeCondition>();
        for (var each : request.node("KeyConditions").properties()) {
            var condition = condition(each.getKey(), each.getValue().path("ComparisonOperator").asString(""), values(each.getValue()));
            conditions.put(each.getKey(), switch (condition) {
                case Condition.Compare(var comparator, _, Operand.Given(var value)) when comparator != Condition.Comparator.NE ->
                    new RangeCondition.Comparison(comparator, value);
                case Condition.Between(_, Operand.Given(var lower), Operand.Given(var upper)) -> new RangeCondition.Between(lower, upper);
                case Condition.BeginsWith(_, Operand.Given(var prefix)) -> new RangeCondition.Prefix(prefix);
                default -> throw DynamoDbException.validation("Attempted conditional constraint is not an indexable operation");
            });
        }
        if (conditions.isEmpty() || conditions.size() > 2) {
            throw DynamoDbException.validation("Conditions can be of length 1 or 2 only");
        }
        return conditions;
    }

    private static List<AttributeValue> values(JsonNode node) {
        return node.path("AttributeValueList").valueStream().map(ValueJson::read).toList();
    }

    private Optional<Condition> joined(List<Condition> conditions) {
        boolean any = request.text("ConditionalOperator").filter("OR"::equals).isPresent();
        return conditions.stream().reduce((left, right) -> any ? new Condition.Or(left, right) : new Condition.And(left, right));
    }

    private static Condition condition(String attribute, String operator, List<AttributeValue> values) {
        int wanted = switch (operator) {
            case "NULL", "NOT_NULL" -> 0;
            case "EQ", "NE", "LE", "LT", "GE", "GT", "CONTAINS", "NOT_CONTAINS", "BEGINS_WITH" -> 1;
            case "BETWEEN" -> 2;
            case "IN" -> Math.max(1, values.size());
            default -> throw DynamoDbException.validation("1 validation error detected: Value '" + operator
                    + "' at 'comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: "
                    + "[IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]");
        };
        if (values.size() != wanted) {
            throw DynamoDbException.invalidParameter("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        checkTypes(operator, values);
        DocumentPath path = DocumentPath.of(attribute);
        Operand value = new Operand.PathTo(path);
        List<Operand> given = values.stream().map(each -> (Operand) new Operand.Given(each)).toList();
        return switch (operator) {
            case "NULL" -> new Condition.Exists(path, false);
            case "NOT_NULL" -> new Condition.Exists(path, true);
            case "CONTAINS" -> new Condition.Contains(value, given.getFirst());
            case "NOT_CONTAINS" -> new Condition.Not(new Condition.Contains(value, given.getFirst()));
            case "BEGINS_WITH" -> new Condition.BeginsWith(value, given.getFirst());
            case "IN" -> new Condition.In(value, given);
            case "BETWEEN" -> new Condition.Between(value, given.get(0), given.get(1));
            default -> new Condition.Compare(Condition.Comparator.valueOf(operator), value, given.getFirst());
        };
    }

    private static void checkTypes(String operator, List<AttributeValue> values) {
        if (values.stream().map(AttributeValue::type).distinct().count() > 1) {
            throw DynamoDbException.invalidParameter("AttributeValues inside AttributeValueList must be of same type");
        }
        Set<AttributeType> allowed = switch (operator) {
            case "EQ", "NE" -> EnumSet.allOf(AttributeType.class);
            case "BEGINS_WITH" -> EnumSet.of(AttributeType.S, AttributeType.B);
            default -> SCALARS;
        };
        for (AttributeValue value : values) {
            if (!allowed.contains(value.type())) {
                throw DynamoDbException.invalidParameter("ComparisonOperator " + operator + " is not valid for " + value.type() + " AttributeValue type");
            }
        }
        if (operator.equals("BETWEEN") && ValueOrder.INSTANCE.compare(values.get(0), values.get(1)) > 0) {
            throw DynamoDbException.validation("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }
}
