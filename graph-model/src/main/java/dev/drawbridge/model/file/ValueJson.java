package dev.drawbridge.model.file;

import dev.drawbridge.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as JSON and back. An expression is written as CloudFormation's long form, {@code {"Ref": "X"}}. */
public final class ValueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    /** The value that the JSON says. */
    public static Value read(JsonNode node) {
        if (node.isObject()) {
            Map<String, Value> entries = new LinkedHashMap<>();
            node.properties().forEach(e -> entries.put(e.getKey(), read(e.getValue())));
            if (entries.size() == 1) {
                Map.Entry<String, Value> only = entries.entrySet().iterator().next();
                if (Value.Expression.isFunction(only.getKey())) {
                    return new Value.Expression(only.getKey(), only.getValue());
                }
            }
            return new Value.Entries(entries);
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return new Value.Items(items);
        }
        if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        }
        if (node.isNumber()) {
            return new Value.Decimal(node.decimalValue());
        }
        return node.isNull() ? new Value.Nothing() : Value.of(node.asString());
    }

    /**
     * The value that a JSON text says.
     *
     * @throws dev.drawbridge.model.ModelException if it is no JSON
     */
    public static Value parse(String text) {
        return read(JsonText.typed(text));
    }

    /** The JSON for the value; entries are sorted by name, so equal values give equal bytes. */
    public static JsonNode write(Value value) {
        return switch (value) {
            case Value.Text(String text) -> NODES.stringNode(text);
            case Value.Decimal(BigDecimal number) -> number(number);
            case Value.Flag(boolean on) -> NODES.booleanNode(on);
            case Value.Nothing() -> NODES.nullNode();
            case Value.Items(List<Value> items) -> {
                ArrayNode array = NODES.arrayNode();
                items.forEach(item -> array.add(write(item)));
                yield array;
            }
            case Value.Entries(Map<String, Value> entries) -> {
                ObjectNode object = NODES.objectNode();
                new TreeMap<>(entries).forEach((name, entry) -> object.set(name, write(entry)));
                yield object;
            }
            case Value.Expression(String function, Value argument) -> NODES.objectNode().set(function, write(argument));
        };
    }

    private static JsonNode number(BigDecimal number) {
        if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
            return NODES.numberNode(number.longValueExact());
        }
        return NODES.numberNode(number);
    }
}
