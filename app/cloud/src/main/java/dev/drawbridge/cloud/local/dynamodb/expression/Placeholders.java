package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ValueJson;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The names and values a request lends to its expressions, and which of them nobody has used yet. One per request, used by one thread. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    /** Placeholders that are known to be well formed. */
    public Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = Map.copyOf(names);
        this.values = Map.copyOf(values);
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
    }

    /** No placeholders. */
    public static Placeholders none() {
        return new Placeholders(Map.of(), Map.of());
    }

    /** Reads {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues}; a missing node is a parameter that was not given. */
    public static Placeholders read(JsonNode names, JsonNode values) {
        return new Placeholders(readNames(names), readValues(values));
    }

    private static Map<String, String> readNames(JsonNode node) {
        var names = new LinkedHashMap<String, String>();
        if (isAbsent(node)) {
            return names;
        }
        checkShape(node, "ExpressionAttributeNames", NAME);
        for (var property : node.properties()) {
            if (!property.getValue().isString()) {
                throw DynamoDbException.serialization("Unexpected value type in payload");
            }
            names.put(property.getKey(), property.getValue().asString());
        }
        return names;
    }

    private static Map<String, AttributeValue> readValues(JsonNode node) {
        var values = new LinkedHashMap<String, AttributeValue>();
        if (isAbsent(node)) {
            return values;
        }
        checkShape(node, "ExpressionAttributeValues", VALUE);
        for (var property : node.properties()) {
            try {
                values.put(property.getKey(), ValueJson.read(property.getValue()));
            } catch (DynamoDbException refused) {
                if (refused.type() == ErrorType.VALIDATION) {
                    throw DynamoDbException.validation(
                            "ExpressionAttributeValues contains invalid value: " + refused.getMessage() + " for key " + property.getKey());
                }
                throw refused;
            }
        }
        return values;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static void checkShape(JsonNode node, String parameter, Pattern keys) {
        if (!node.isObject()) {
            throw DynamoDbException.serialization("Unexpected field type");
        }
        if (node.isEmpty()) {
            throw DynamoDbException.validation(parameter + " must not be empty");
        }
        for (String key : node.propertyNames()) {
            if (!keys.matcher(key).matches()) {
                throw DynamoDbException.validation(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    Optional<String> name(String placeholder) {
        unusedNames.remove(placeholder);
        return Optional.ofNullable(names.get(placeholder));
    }

    Optional<AttributeValue> value(String placeholder) {
        unusedValues.remove(placeholder);
        return Optional.ofNullable(values.get(placeholder));
    }

    /** Refuses the request if it lent something that no expression used. Call it after the last expression was parsed. */
    public void refuseUnused() {
        if (!unusedNames.isEmpty()) {
            throw DynamoDbException.validation(
                    "Value provided in ExpressionAttributeNames unused in expressions: keys: {" + String.join(", ", unusedNames) + "}");
        }
        if (!unusedValues.isEmpty()) {
            throw DynamoDbException.validation(
                    "Value provided in ExpressionAttributeValues unused in expressions: keys: {" + String.join(", ", unusedValues) + "}");
        }
    }
}
