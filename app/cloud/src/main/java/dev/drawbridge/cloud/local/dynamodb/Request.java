package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Typed access to the parameters of a request; a parameter of the wrong JSON type is a SerializationException. Null counts as absent. */
record Request(JsonNode body) {
    boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** The parameter, or a missing node. */
    JsonNode node(String name) {
        return has(name) ? body.get(name) : body.path("\0absent");
    }

    Optional<String> text(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw DynamoDbException.serialization(wrongType(node, "String"));
        }
        return Optional.of(node.asString());
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return otherwise;
        }
        if (!node.isBoolean()) {
            throw DynamoDbException.serialization(wrongType(node, "Boolean"));
        }
        return node.booleanValue();
    }

    OptionalInt number(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!node.isNumber()) {
            throw DynamoDbException.serialization(node.isString() ? "STRING_VALUE cannot be converted to Integer" : wrongType(node, "Integer"));
        }
        return OptionalInt.of((int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, node.asLong())));
    }

    List<String> texts(String name) {
        JsonNode node = node(name);
        if (node.isMissingNode()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw DynamoDbException.serialization(node.isObject() ? "Start of structure or map found where not expected" : "Unexpected field type");
        }
        return node.valueStream().map(each -> {
            if (!each.isString()) {
                throw DynamoDbException.serialization(wrongType(each, "String"));
            }
            return each.asString();
        }).toList();
    }

    private static String wrongType(JsonNode node, String wanted) {
        if (node.isArray()) {
            return "Unrecognized collection type class java.lang." + wanted;
        }
        if (node.isObject()) {
            return "Start of structure or map found where not expected";
        }
        String found = node.isBoolean() ? (node.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE")
                : node.isString() ? "STRING_VALUE" : node.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
        return found + " cannot be converted to " + wanted;
    }
}
