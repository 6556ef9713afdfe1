package dev.drawbridge.cloud.local.flow;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One expression, with what Step Functions adds to the language: {@code $states}, the variables, and six functions
 * (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html, "JSONata functions provided by Step Functions").
 */
final class JsonataExpression {
    static final String ERROR = "States.QueryEvaluationError";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long MAX_MILLISECONDS = 10_000;
    private static final int MAX_DEPTH = 1_000;

    private final String text;
    private final Jsonata parsed;

    private JsonataExpression(String text, Jsonata parsed) {
        this.text = text;
        this.parsed = parsed;
    }

    /** @throws FlowError if it cannot be read */
    static JsonataExpression of(String text) {
        try {
            return new JsonataExpression(text, Jsonata.jsonata(text));
        } catch (JException e) {
            throw wrong(text, e);
        }
    }

    private static FlowError wrong(String text, JException e) {
        return new FlowError(ERROR, "The JSONata expression '" + text + "' fails: " + e.getMessage());
    }

    /** @throws FlowError if it fails, or gives nothing: JSON has no word for that */
    JsonNode evaluate(StepData data) {
        try {
            Object value = parsed.evaluate(null, frame(parsed, data));
            if (value == null) {
                // the library gives the same for null and for nothing
                Jsonata exists = Jsonata.jsonata("$exists(" + text + ")");
                if (!Boolean.TRUE.equals(exists.evaluate(null, frame(exists, data)))) {
                    throw new FlowError(ERROR, "The JSONata expression '" + text + "' gives nothing.");
                }
            }
            return json(value);
        } catch (JException e) {
            throw wrong(text, e);
        } catch (ClassCastException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw new FlowError(ERROR, "The JSONata expression '" + text + "' fails: " + e.getMessage());
        }
    }

    private static Jsonata.Frame frame(Jsonata of, StepData data) {
        Jsonata.Frame frame = of.createFrame();
        frame.setRuntimeBounds(MAX_MILLISECONDS, MAX_DEPTH);
        ObjectNode states = JSON.createObjectNode();
        states.set("input", data.raw());
        states.set("context", data.context());
        data.result().ifPresent(result -> states.set("result", result));
        data.error().ifPresent(error -> states.set("errorOutput", error));
        data.scope().all().forEach((name, value) -> frame.bind(name, java(value)));
        frame.bind("states", java(states));
        function(frame, "uuid", "<:s>", arguments -> UUID.randomUUID().toString());
        function(frame, "random", "<n?:n>", arguments -> arguments.isEmpty() || arguments.getFirst() == null ? Math.random() : new Random(((Number) arguments.getFirst()).longValue()).nextDouble());
        function(frame, "parse", "<s:x>", arguments -> parse((String) arguments.getFirst()));
        function(frame, "hash", "<xs:s>", arguments -> Intrinsics.hash(json(arguments.get(0)), (String) arguments.get(1)));
        function(frame, "partition", "<an:a>", arguments -> java(Intrinsics.partition(json(arguments.get(0)), ((Number) arguments.get(1)).intValue())));
        function(frame, "range", "<nnn:a>", arguments -> java(Intrinsics.range(whole(arguments, 0), whole(arguments, 1), whole(arguments, 2))));
        return frame;
    }

    private interface Body {
        Object call(List<?> arguments);
    }

    private static void function(Jsonata.Frame frame, String name, String signature, Body body) {
        frame.bind(name, new Jsonata.JFunction((input, arguments) -> body.call(arguments), signature));
    }

    private static int whole(List<?> arguments, int index) {
        return ((Number) arguments.get(index)).intValue();
    }

    private static Object parse(String text) {
        try {
            return java(JSON.readTree(text));
        } catch (JacksonException notJson) {
            throw new FlowError(ERROR, "$parse: '" + text + "' is no JSON.");
        }
    }

    /** JSON as the plain Java values that the library works on. */
    private static Object java(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), java(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(each -> list.add(java(each)));
            return list;
        }
        return node.isString() ? node.asString() : node.isBoolean() ? (Object) node.asBoolean() : node.isNumber() ? number(node) : Jsonata.NULL_VALUE;
    }

    private static Number number(JsonNode node) {
        return node.isInt() ? (Number) node.intValue() : node.isIntegralNumber() && node.canConvertToLong() ? (Number) node.longValue() : (Number) node.doubleValue();
    }

    private static JsonNode json(Object value) {
        if (value == null || value == Jsonata.NULL_VALUE) {
            return JSON.nullNode();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.createObjectNode();
            map.forEach((name, each) -> object.set(String.valueOf(name), json(each)));
            return object;
        }
        if (value instanceof List<?> list) {
            var array = JSON.createArrayNode();
            list.forEach(each -> array.add(json(each)));
            return array;
        }
        if (value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15) {
            return JSON.getNodeFactory().numberNode(real.longValue());
        }
        return switch (value) {
            case String string -> JSON.getNodeFactory().stringNode(string);
            case Boolean flag -> JSON.getNodeFactory().booleanNode(flag);
            case Number number -> JSON.valueToTree(number);
            default -> throw new FlowError(ERROR, "An expression gives a function, which is no JSON.");
        };
    }
}
