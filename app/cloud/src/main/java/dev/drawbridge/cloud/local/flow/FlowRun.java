package dev.drawbridge.cloud.local.flow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One execution of a definition. Waits take as long as they say; parallel branches run on threads of their own. */
final class FlowRun {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Does what a Task asks. */
    @FunctionalInterface
    interface Work {
        /** @throws FlowError if it fails */
        JsonNode call(StepCall call) throws InterruptedException;
    }

    /** Hears of what happens to steps. */
    @FunctionalInterface
    interface Listener {
        /** @param type {@code TaskStateEntered} @param detail its input, its output, or error and cause */
        void happened(String type, String step, JsonNode detail);
    }

    private final Work work;
    private final Listener listener;
    private final Tokens tokens;
    private final String standard;

    /** @param standard the query language of steps that name none */
    FlowRun(Work work, Listener listener, Tokens tokens, String standard) {
        this.work = work;
        this.listener = listener;
        this.tokens = tokens;
        this.standard = standard;
    }

    /** Runs the definition to its end. @throws FlowError if it fails */
    static JsonNode run(JsonNode flow, JsonNode input, ObjectNode context, Work work, Listener listener, Tokens tokens) throws InterruptedException {
        return new FlowRun(work, listener, tokens, flow.path("QueryLanguage").asString("")).run(flow, input, context, Scope.outermost());
    }

    /** Runs a flow, which may be a branch of another. @throws FlowError if it fails */
    JsonNode run(JsonNode flow, JsonNode input, ObjectNode context, Scope scope) throws InterruptedException {
        String name = flow.path("StartAt").asString("");
        JsonNode data = input;
        while (true) {
            JsonNode step = flow.path("States").get(name);
            if (step == null) {
                throw FlowError.runtime("There is no step \"" + name + "\".");
            }
            String type = step.path("Type").asString("");
            listener.happened(type + "StateEntered", name, data);
            Outcome outcome = outcome(step, name, data, context, scope);
            listener.happened(type + "StateExited", name, outcome.data());
            if (outcome.next().isEmpty()) {
                return outcome.data();
            }
            data = outcome.data();
            name = outcome.next().get();
        }
    }

    /** @param next nothing at the end */
    private record Outcome(JsonNode data, Optional<String> next) {}

    private Outcome outcome(JsonNode step, String name, JsonNode raw, ObjectNode context, Scope scope) throws InterruptedException {
        Language language = Language.of(step.path("QueryLanguage").asString(standard));
        Retries retries = new Retries(step);
        String entered = Instant.now().toString();
        while (true) {
            ObjectNode own = context.deepCopy();
            own.putObject("State").put("Name", name).put("EnteredTime", entered).put("RetryCount", retries.count());
            StepData data = StepData.of(raw, own, scope);
            try {
                return once(step, name, language, data);
            } catch (FlowError error) {
                Optional<Duration> pause = retries.next(error);
                if (pause.isPresent()) {
                    Thread.sleep(pause.get());
                } else {
                    return caught(step, language, data.withError(error), error);
                }
            }
        }
    }

    private static Outcome caught(JsonNode step, Language language, StepData data, FlowError error) {
        for (JsonNode catcher : step.path("Catch")) {
            if (catcher.path("ErrorEquals").valueStream().anyMatch(each -> error.is(each.asString()))) {
                JsonNode output = language.caught(catcher, data);
                assign(catcher, language, data.error().orElseThrow(), data);
                return new Outcome(output, Optional.of(catcher.path("Next").asString()));
            }
        }
        throw error;
    }

    /** All values are worked out before the first variable changes. */
    private static void assign(JsonNode holder, Language language, JsonNode focus, StepData data) {
        if (holder.has("Assign")) {
            language.fill(holder.get("Assign"), focus, data).properties().forEach(variable -> data.scope().assign(variable.getKey(), variable.getValue()));
        }
    }

    private Outcome once(JsonNode step, String name, Language language, StepData data) throws InterruptedException {
        return switch (step.path("Type").asString("")) {
            case "Succeed" -> new Outcome(language.passed(step, data), Optional.empty());
            case "Fail" -> throw new FlowError(text(step, "Error", language, data), text(step, "Cause", language, data));
            case "Choice" -> choice(step, language, data);
            case "Wait" -> {
                Thread.sleep(pause(step, language, data));
                JsonNode output = language.passed(step, data);
                assign(step, language, language.effective(step, data), data);
                yield new Outcome(output, next(step));
            }
            case "Pass" -> done(step, language, data, step.has("Result") ? step.get("Result") : language.arguments(step, data));
            case "Task" -> done(step, language, data, new TaskStep(work, tokens, step, name, language, listener).run(data));
            case "Parallel" -> done(step, language, data, parallel(step, language, data));
            case "Map" -> done(step, language, data, new MapStep(this, work, step, name, language, listener).run(data));
            default -> throw FlowError.runtime("There is no type of step called \"" + step.path("Type").asString("") + "\".");
        };
    }

    private static Outcome done(JsonNode step, Language language, StepData data, JsonNode result) {
        StepData done = data.withResult(result);
        JsonNode output = language.output(step, done);
        assign(step, language, result, done);
        return new Outcome(output, next(step));
    }

    private static Outcome choice(JsonNode step, Language language, StepData data) {
        JsonNode input = language.effective(step, data);
        StepData looked = new StepData(language instanceof PathLanguage ? input : data.raw(), data.context(), data.scope(), Optional.empty(), Optional.empty());
        for (JsonNode rule : step.path("Choices")) {
            if (language.holds(rule, looked)) {
                // what stands at the step itself is for its Default
                JsonNode output = language.passed(language instanceof JsonataLanguage ? rule : step, data);
                assign(rule, language, input, data);
                return new Outcome(output, Optional.of(rule.path("Next").asString()));
            }
        }
        if (!step.has("Default")) {
            throw new FlowError("States.NoChoiceMatched", "No rule of the Choice fits, and it has no Default.");
        }
        JsonNode output = language.passed(step, data);
        assign(step, language, input, data);
        return new Outcome(output, Optional.of(step.get("Default").asString()));
    }

    private static Optional<String> next(JsonNode step) {
        return step.has("Next") ? Optional.of(step.get("Next").asString()) : Optional.empty();
    }

    private static String text(JsonNode step, String name, Language language, StepData data) {
        return language.value(step, name, language.effective(step, data), data).map(value -> value.isString() ? value.asString() : value.toString()).orElse("");
    }

    private static Duration pause(JsonNode step, Language language, StepData data) {
        JsonNode input = language.effective(step, data);
        Optional<JsonNode> seconds = language.value(step, "Seconds", input, data);
        if (seconds.isPresent()) {
            if (!seconds.get().isNumber() || seconds.get().asLong(-1) < 0) {
                throw FlowError.runtime("A Wait takes a number of seconds, and not " + seconds.get() + ".");
            }
            return Duration.ofSeconds(seconds.get().asLong());
        }
        String time = language.value(step, "Timestamp", input, data).map(value -> value.asString("")).orElse("");
        try {
            Duration left = Duration.between(Instant.now(), OffsetDateTime.parse(time).toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException noTime) {
            throw FlowError.runtime("A Wait takes a time such as 2026-08-18T17:33:00Z, and not \"" + time + "\".");
        }
    }

    private JsonNode parallel(JsonNode step, Language language, StepData data) throws InterruptedException {
        JsonNode input = language.arguments(step, data);
        List<Callable<JsonNode>> branches = new ArrayList<>();
        step.path("Branches").forEach(branch -> branches.add(() -> run(branch, input, data.context(), data.scope().inner())));
        return JSON.createArrayNode().addAll(Branches.all(branches));
    }
}
