package dev.drawbridge.cloud.local.flow;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSONPath: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, and templates whose names end with {@code .$}. */
record PathLanguage() implements Language {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public JsonNode effective(JsonNode step, StepData data) {
        return path(step, "InputPath", data.raw(), data);
    }

    @Override
    public JsonNode arguments(JsonNode step, StepData data) {
        JsonNode input = effective(step, data);
        return step.has("Parameters") ? fill(step.get("Parameters"), input, data) : input;
    }

    @Override
    public JsonNode fill(JsonNode template, JsonNode focus, StepData data) {
        if (template.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            template.forEach(each -> list.add(fill(each, focus, data)));
            return list;
        }
        if (!template.isObject()) {
            return template;
        }
        ObjectNode object = JSON.createObjectNode();
        template.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.endsWith(".$")) {
                object.set(name.substring(0, name.length() - 2), expression(entry.getValue().asString(), focus, data));
            } else {
                object.set(name, fill(entry.getValue(), focus, data));
            }
        });
        return object;
    }

    @Override
    public Optional<JsonNode> value(JsonNode step, String field, JsonNode focus, StepData data) {
        return step.has(field + "Path") ? Optional.of(expression(step.get(field + "Path").asString(), focus, data)) : Optional.ofNullable(step.get(field));
    }

    @Override
    public JsonNode items(JsonNode step, StepData data) {
        JsonNode input = effective(step, data);
        return step.has("ItemsPath") ? at(step.get("ItemsPath").asString(), input, data) : input;
    }

    @Override
    public boolean holds(JsonNode rule, StepData data) {
        JsonNode input = data.raw();
        return new Choices(path -> find(path, input, data)).holds(rule);
    }

    @Override
    public JsonNode output(JsonNode step, StepData done) {
        JsonNode result = done.result().orElseThrow();
        JsonNode selected = step.has("ResultSelector") ? fill(step.get("ResultSelector"), result, done) : result;
        return path(step, "OutputPath", placed(step, done.raw(), selected), done);
    }

    @Override
    public JsonNode passed(JsonNode step, StepData data) {
        return path(step, "OutputPath", effective(step, data), data);
    }

    @Override
    public JsonNode caught(JsonNode catcher, StepData data) {
        return placed(catcher, data.raw(), data.error().orElseThrow());
    }

    @Override
    public String payload() {
        return "Parameters";
    }

    private static JsonNode placed(JsonNode step, JsonNode raw, JsonNode result) {
        if (!step.has("ResultPath")) {
            return result;
        }
        return step.get("ResultPath").isNull() ? raw : JsonPath.of(step.get("ResultPath").asString()).put(raw, result);
    }

    private static JsonNode path(JsonNode step, String name, JsonNode focus, StepData data) {
        if (!step.has(name)) {
            return focus;
        }
        return step.get(name).isNull() ? JSON.createObjectNode() : find(step.get(name).asString(), focus, data)
                .orElseThrow(() -> FlowError.runtime("Invalid path '" + step.get(name).asString() + "' of " + name + ": it finds nothing in '" + focus + "'."));
    }

    private static JsonNode expression(String text, JsonNode focus, StepData data) {
        return text.startsWith("States.") ? Intrinsics.evaluate(text, path -> at(path, focus, data)) : at(text, focus, data);
    }

    private static JsonNode at(String path, JsonNode focus, StepData data) {
        return find(path, focus, data).orElseThrow(() -> new FlowError("States.ParameterPathFailure", "The path '" + path + "' finds nothing in the input '" + focus + "'."));
    }

    /** {@code $} is the data, {@code $$} the context, {@code $name} a variable. */
    private static Optional<JsonNode> find(String path, JsonNode focus, StepData data) {
        if (path.startsWith("$$")) {
            return JsonPath.of(path).find(data.context());
        }
        if (path.length() > 1 && path.charAt(0) == '$' && Character.isJavaIdentifierStart(path.charAt(1))) {
            int end = 1;
            while (end < path.length() && Character.isJavaIdentifierPart(path.charAt(end))) {
                end++;
            }
            String rest = "$" + path.substring(end);
            return data.scope().find(path.substring(1, end)).flatMap(value -> JsonPath.of(rest).find(value));
        }
        return JsonPath.of(path).find(focus);
    }
}
