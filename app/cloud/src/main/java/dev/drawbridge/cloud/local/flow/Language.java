package dev.drawbridge.cloud.local.flow;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A query language of steps: how their fields select and shape data. Without state. */
sealed interface Language permits PathLanguage, JsonataLanguage {
    /** @throws FlowError if there is no such language */
    static Language of(String name) {
        return switch (name) {
            case "", "JSONPath" -> new PathLanguage();
            case "JSONata" -> new JsonataLanguage();
            default -> throw FlowError.runtime("There is no query language \"" + name + "\"; there are JSONPath and JSONata.");
        };
    }

    /** What the step takes of its input, before it is shaped. */
    JsonNode effective(JsonNode step, StepData data);

    /** What the step hands to its work. */
    JsonNode arguments(JsonNode step, StepData data);

    /** A template with its expressions worked out. @param focus what a bare <code>$</code> is */
    JsonNode fill(JsonNode template, JsonNode focus, StepData data);

    /** A field of a step that may be an expression, or stand as a path under {@code NAMEPath}. */
    Optional<JsonNode> value(JsonNode step, String field, JsonNode focus, StepData data);

    /** The items of a Map. */
    JsonNode items(JsonNode step, StepData data);

    /** Whether a rule of a Choice holds. */
    boolean holds(JsonNode rule, StepData data);

    /** The output of a step that has worked. */
    JsonNode output(JsonNode step, StepData done);

    /** The output of a step that only looks at its input, or of a rule of a Choice. */
    JsonNode passed(JsonNode step, StepData data);

    /** The input of the step that goes on with an error. */
    JsonNode caught(JsonNode catcher, StepData data);

    /** The field that says what to put into a payload: {@code Parameters} or {@code Arguments}. */
    String payload();
}
