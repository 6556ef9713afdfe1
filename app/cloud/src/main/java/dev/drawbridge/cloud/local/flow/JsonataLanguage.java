package dev.drawbridge.cloud.local.flow;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSONata: texts between <code>{%</code> and <code>%}</code> are expressions; Arguments, Output and Assign shape data
 * (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
 */
record JsonataLanguage() implements Language {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public JsonNode effective(JsonNode step, StepData data) {
        return data.raw();
    }

    @Override
    public JsonNode arguments(JsonNode step, StepData data) {
        return step.has("Arguments") ? fill(step.get("Arguments"), data.raw(), data) : data.raw();
    }

    @Override
    public JsonNode fill(JsonNode template, JsonNode focus, StepData data) {
        if (template.isString()) {
            return isExpression(template.asString()) ? evaluate(template.asString(), data) : template;
        }
        if (template.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            template.forEach(each -> list.add(fill(each, focus, data)));
            return list;
        }
        if (template.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            template.properties().forEach(entry -> object.set(entry.getKey(), fill(entry.getValue(), focus, data)));
            return object;
        }
        return template;
    }

    static boolean isExpression(String text) {
        return text.startsWith("{%") && text.endsWith("%}") && text.length() >= 4;
    }

    private static JsonNode evaluate(String text, StepData data) {
        return JsonataExpression.of(text.substring(2, text.length() - 2).strip()).evaluate(data);
    }

    @Override
    public Optional<JsonNode> value(JsonNode step, String field, JsonNode focus, StepData data) {
        return Optional.ofNullable(step.get(field)).map(value -> fill(value, focus, data));
    }

    @Override
    public JsonNode items(JsonNode step, StepData data) {
        return value(step, "Items", data.raw(), data).orElse(data.raw());
    }

    @Override
    public boolean holds(JsonNode rule, StepData data) {
        JsonNode condition = value(rule, "Condition", data.raw(), data).orElseThrow(() -> FlowError.runtime("A rule of a Choice has no Condition: " + rule));
        if (!condition.isBoolean()) {
            throw new FlowError(JsonataExpression.ERROR, "The Condition " + rule.get("Condition") + " gives " + condition + ", which is neither true nor false.");
        }
        return condition.asBoolean();
    }

    @Override
    public JsonNode output(JsonNode step, StepData done) {
        return value(step, "Output", done.raw(), done).orElseGet(() -> done.result().orElseThrow());
    }

    @Override
    public JsonNode passed(JsonNode step, StepData data) {
        return value(step, "Output", data.raw(), data).orElse(data.raw());
    }

    @Override
    public JsonNode caught(JsonNode catcher, StepData data) {
        return value(catcher, "Output", data.raw(), data).orElseGet(() -> data.error().orElseThrow());
    }

    @Override
    public String payload() {
        return "Arguments";
    }
}
