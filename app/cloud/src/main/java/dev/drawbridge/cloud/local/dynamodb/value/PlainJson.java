package dev.drawbridge.cloud.local.dynamodb.value;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Items written as people write them: {@code {"id": "p1", "price": 12.5, "tags": ["a"]}}. Text becomes S, numbers N, arrays L, objects M.
 * Types that plain JSON lacks (binary, sets) are only shown, never read.
 */
public final class PlainJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlainJson() {
    }

    /** Reads one item; anything but a JSON object is refused in one sentence. */
    public static Item readItem(JsonNode node) {
        if (!node.isObject()) {
            throw DynamoDbException.validation("An item must be a JSON object, but this is " + node.getNodeType() + ": " + node);
        }
        return Item.of(readMap(node));
    }

    private static Map<String, AttributeValue> readMap(JsonNode node) {
        var values = new LinkedHashMap<String, AttributeValue>();
        node.properties().forEach(property -> values.put(property.getKey(), read(property.getValue())));
        return values;
    }

    /** Reads one value. */
    public static AttributeValue read(JsonNode node) {
        if (node.isString()) {
            return new AttributeValue.S(node.asString());
        }
        if (node.isNumber()) {
            return Numbers.checked(node.decimalValue());
        }
        if (node.isBoolean()) {
            return new AttributeValue.Bool(node.booleanValue());
        }
        if (node.isArray()) {
            var values = new ArrayList<AttributeValue>();
            node.values().forEach(each -> values.add(read(each)));
            return new AttributeValue.L(values);
        }
        if (node.isObject()) {
            return new AttributeValue.M(readMap(node));
        }
        return new AttributeValue.Null();
    }

    /** Shows a value as plain JSON: sets as arrays, binary as base 64. */
    public static JsonNode write(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S(String text) -> JSON.stringNode(text);
            case AttributeValue.N(var number) -> JSON.numberNode(number);
            case AttributeValue.B(ByteString bytes) -> JSON.stringNode(bytes.toBase64());
            case AttributeValue.Bool(boolean bool) -> JSON.booleanNode(bool);
            case AttributeValue.Null _ -> JSON.nullNode();
            case AttributeValue.SS(var texts) -> {
                var array = JSON.arrayNode();
                texts.forEach(array::add);
                yield array;
            }
            case AttributeValue.NS(var numbers) -> {
                var array = JSON.arrayNode();
                numbers.forEach(number -> array.add(number.value()));
                yield array;
            }
            case AttributeValue.BS(var binaries) -> {
                var array = JSON.arrayNode();
                binaries.forEach(binary -> array.add(binary.toBase64()));
                yield array;
            }
            case AttributeValue.L(var values) -> {
                var array = JSON.arrayNode();
                values.forEach(each -> array.add(write(each)));
                yield array;
            }
            case AttributeValue.M(var values) -> {
                var object = JSON.objectNode();
                values.forEach((name, each) -> object.set(name, write(each)));
                yield object;
            }
        };
    }
}
