package dev.drawbridge.cloud.local.flow;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the expressions of a step can see.
 *
 * @param raw the input of the step as it came
 * @param context of the execution
 * @param result of its work, once it is done
 * @param error what was caught
 */
record StepData(JsonNode raw, ObjectNode context, Scope scope, Optional<JsonNode> result, Optional<JsonNode> error) {
    static StepData of(JsonNode raw, ObjectNode context, Scope scope) {
        return new StepData(raw, context, scope, Optional.empty(), Optional.empty());
    }

    StepData withResult(JsonNode done) {
        return new StepData(raw, context, scope, Optional.of(done), error);
    }

    StepData withError(FlowError caught) {
        ObjectNode output = JsonMapper.shared().createObjectNode().put("Error", caught.error()).put("Cause", caught.getMessage());
        return new StepData(raw, context, scope, result, Optional.of(output));
    }

    /** With something more in the context, such as the token of a task. */
    StepData with(String section, JsonNode value) {
        ObjectNode more = context.deepCopy();
        more.set(section, value);
        return new StepData(raw, more, scope, result, error);
    }
}
