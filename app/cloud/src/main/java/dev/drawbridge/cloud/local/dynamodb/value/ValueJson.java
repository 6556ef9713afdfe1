package dev.drawbridge.cloud.local.dynamodb.value;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Attribute values in the JSON of the wire ({@code {"S": "text"}}), both ways, with the service's checks and texts on the way in. */
public final class ValueJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 32;

    private ValueJson() {
    }

    /** Reads an item or a key. */
    public static Map<String, AttributeValue> readMap(JsonNode node) {
        return readMap(node, 0);
    }

    /** Reads one value. */
    public static AttributeValue read(JsonNode node) {
        return read(node, 0);
    }

    private static Map<String, AttributeValue> readMap(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw DynamoDbException.serialization(node.isArray()
                    ? "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"
                    : "Unexpected field type");
        }
        var values = new LinkedHashMap<String, AttributeValue>();
        for (var property : node.properties()) {
            values.put(property.getKey(), read(property.getValue(), depth));
        }
        return values;
    }

    private static AttributeValue read(JsonNode node, int depth) {
        if (!node.isObject()) {
            throw DynamoDbException.serialization(node.isArray()
                    ? "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue" : "Unexpected value type in payload");
        }
        if (depth > MAX_DEPTH) {
            throw DynamoDbException.validation("Nesting Levels have exceeded supported limits");
        }
        AttributeValue found = null;
        for (var property : node.properties()) {
            if (property.getValue().isNull()) {
                continue;
            }
            AttributeValue value = readTyped(property.getKey(), property.getValue(), depth);
            if (value != null && found != null) {
                throw DynamoDbException.validation(
                        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
            }
            found = value == null ? found : value;
        }
        if (found == null) {
            throw DynamoDbException.validation("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        return found;
    }

    /** The value, or null for a type name that nobody knows: the service ignores such fields. */
    private static AttributeValue readTyped(String type, JsonNode node, int depth) {
        return switch (type) {
            case "S" -> new AttributeValue.S(text(node));
            case "N" -> Numbers.parse(text(node));
            case "B" -> new AttributeValue.B(binary(node));
            case "BOOL" -> new AttributeValue.Bool(bool(node));
            case "NULL" -> {
                if (!bool(node)) {
                    throw DynamoDbException.invalidParameter("Null attribute value types must have the value of true");
                }
                yield new AttributeValue.Null();
            }
            case "SS" -> textSet(list(node));
            case "NS" -> numberSet(list(node));
            case "BS" -> binarySet(list(node));
            case "L" -> {
                var values = new ArrayList<AttributeValue>();
                for (JsonNode each : list(node)) {
                    values.add(read(each, depth + 1));
                }
                yield new AttributeValue.L(values);
            }
            case "M" -> new AttributeValue.M(readMap(node, depth + 1));
            default -> null;
        };
    }

    private static AttributeValue textSet(List<JsonNode> nodes) {
        if (nodes.isEmpty()) {
            throw DynamoDbException.invalidParameter("An string set  may not be empty");
        }
        var texts = nodes.stream().map(ValueJson::text).toList();
        Set<String> distinct = new LinkedHashSet<>(texts);
        if (distinct.size() < texts.size()) {
            throw DynamoDbException.invalidParameter("Input collection " + texts + " contains duplicates.");
        }
        return new AttributeValue.SS(distinct);
    }

    private static AttributeValue numberSet(List<JsonNode> nodes) {
        if (nodes.isEmpty()) {
            throw DynamoDbException.invalidParameter("An number set  may not be empty");
        }
        var distinct = nodes.stream().map(ValueJson::text).map(Numbers::parse).collect(Collectors.toCollection(LinkedHashSet::new));
        if (distinct.size() < nodes.size()) {
            throw DynamoDbException.validation("Input collection contains duplicates");
        }
        return new AttributeValue.NS(distinct);
    }

    private static AttributeValue binarySet(List<JsonNode> nodes) {
        if (nodes.isEmpty()) {
            throw DynamoDbException.invalidParameter("Binary sets should not be empty");
        }
        var binaries = nodes.stream().map(ValueJson::binary).toList();
        Set<ByteString> distinct = new LinkedHashSet<>(binaries);
        if (distinct.size() < binaries.size()) {
            throw DynamoDbException.invalidParameter("Input collection " + binaries + "of type BS contains duplicates.");
        }
        return new AttributeValue.BS(distinct);
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw DynamoDbException.serialization(wrongScalar(node, "String"));
        }
        return node.asString();
    }

    private static boolean bool(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString()) {
            return switch (node.asString().toUpperCase(Locale.ROOT)) {
                case "TRUE", "1", "YES" -> true;
                case "FALSE", "0", "NO" -> false;
                default -> throw DynamoDbException.serialization("Unexpected token received from parser");
            };
        }
        throw DynamoDbException.serialization(wrongScalar(node, "Boolean"));
    }

    private static String wrongScalar(JsonNode node, String wanted) {
        if (node.isArray()) {
            return "Unrecognized collection type class java.lang." + wanted;
        }
        if (node.isObject()) {
            return "Start of structure or map found where not expected";
        }
        String found = node.isBoolean() ? (node.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE") : node.isIntegralNumber() ? "NUMBER_VALUE" : "DECIMAL_VALUE";
        return found + " cannot be converted to " + wanted;
    }

    private static ByteString binary(JsonNode node) {
        if (!node.isString()) {
            throw DynamoDbException.serialization(node.isArray() ? "Unrecognized collection type class java.nio.ByteBuffer"
                    : node.isObject() ? "Start of structure or map found where not expected" : "only base-64-encoded strings are convertible to bytes");
        }
        String text = node.asString();
        if (text.length() % 4 != 0) {
            throw DynamoDbException.serialization("Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            return ByteString.fromBase64(text);
        } catch (IllegalArgumentException noBase64) {
            throw DynamoDbException.serialization("Invalid last non-pad Base64 character dectected");
        }
    }

    private static List<JsonNode> list(JsonNode node) {
        if (!node.isArray()) {
            throw DynamoDbException.serialization(node.isObject() ? "Start of structure or map found where not expected" : "Unexpected field type");
        }
        return new ArrayList<>(node.values());
    }

    /** Writes an item or a key. */
    public static ObjectNode write(Map<String, AttributeValue> values) {
        var node = JSON.objectNode();
        values.forEach((name, value) -> node.set(name, write(value)));
        return node;
    }

    /** Writes an item. */
    public static ObjectNode write(Item item) {
        return write(item.attributes());
    }

    /** Writes one value. */
    public static ObjectNode write(AttributeValue value) {
        var node = JSON.objectNode();
        String type = value.type().name();
        switch (value) {
            case AttributeValue.S(String text) -> node.put(type, text);
            case AttributeValue.N number -> node.put(type, number.text());
            case AttributeValue.B(ByteString bytes) -> node.put(type, bytes.toBase64());
            case AttributeValue.Bool(boolean bool) -> node.put(type, bool);
            case AttributeValue.Null _ -> node.put(type, true);
            case AttributeValue.SS(var texts) -> texts.forEach(array(node, type)::add);
            case AttributeValue.NS(var numbers) -> {
                ArrayNode array = array(node, type);
                numbers.forEach(number -> array.add(number.text()));
            }
            case AttributeValue.BS(var binaries) -> {
                ArrayNode array = array(node, type);
                binaries.forEach(binary -> array.add(binary.toBase64()));
            }
            case AttributeValue.L(var values) -> {
                ArrayNode array = array(node, type);
                values.forEach(each -> array.add(write(each)));
            }
            case AttributeValue.M(var values) -> node.set(type, write(values));
        }
        return node;
    }

    private static ArrayNode array(ObjectNode node, String type) {
        return node.putArray(type);
    }
}
