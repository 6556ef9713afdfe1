package dev.drawbridge.cloud.local.flow;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One try of a Task: what it asks, how long it may take, and whom it waits for. */
final class TaskStep {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FlowRun.Work work;
    private final Tokens tokens;
    private final JsonNode step;
    private final String name;
    private final Language language;
    private final FlowRun.Listener listener;

    TaskStep(FlowRun.Work work, Tokens tokens, JsonNode step, String name, Language language, FlowRun.Listener listener) {
        this.work = work;
        this.tokens = tokens;
        this.step = step;
        this.name = name;
        this.language = language;
        this.listener = listener;
    }

    /** @throws FlowError if it fails, or takes too long */
    JsonNode run(StepData data) throws InterruptedException {
        StepCall asked = StepCall.of(step.path("Resource").asString(""), JSON.missingNode());
        try {
            return asked.waitsForToken() ? callback(asked, data) : call(asked, data, limit("TimeoutSeconds", data));
        } catch (FlowError error) {
            listener.happened("TaskFailed", name, JSON.createObjectNode().put("error", error.error()).put("cause", error.getMessage()));
            throw error;
        }
    }

    private JsonNode call(StepCall asked, StepData data, Optional<Duration> time) throws InterruptedException {
        StepCall call = new StepCall(asked.resource(), asked.pattern(), language.arguments(step, data));
        ObjectNode scheduled = JSON.createObjectNode().put("resource", step.path("Resource").asString(""));
        scheduled.set("parameters", call.parameters());
        listener.happened("TaskScheduled", name, scheduled);
        JsonNode answer = Branches.within(time, () -> work.call(call));
        listener.happened("TaskSucceeded", name, answer);
        return answer;
    }

    private JsonNode callback(StepCall asked, StepData data) throws InterruptedException {
        try (Tokens.Waiting waiting = tokens.open(data.context().path("StateMachine").path("Name").asString(""))) {
            StepData more = data.with("Task", JSON.createObjectNode().put("Token", waiting.token()));
            Optional<Duration> heartbeat = limit("HeartbeatSeconds", more);
            return Branches.within(limit("TimeoutSeconds", more), () -> {
                call(asked, more, Optional.empty());
                return waiting.await(heartbeat);
            });
        }
    }

    private Optional<Duration> limit(String field, StepData data) {
        return language.value(step, field, language.effective(step, data), data).map(seconds -> {
            if (!seconds.isIntegralNumber() || seconds.asLong() < 1) {
                throw FlowError.runtime(field + " of " + name + " must be a whole number from 1, and not " + seconds + ".");
            }
            return Duration.ofSeconds(seconds.asLong());
        });
    }
}
