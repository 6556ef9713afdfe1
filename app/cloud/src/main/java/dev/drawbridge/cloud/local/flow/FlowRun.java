package dev.drawbridge.cloud.local.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One execution of a definition. Waits take as long as they say; parallel branches run on threads of their own. */
final class FlowRun {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int DEFAULT_RETRIES = 3;

    /** Does what a Task asks. */
    @FunctionalInterface
    interface Work {
        /** @throws FlowError if it fails */
        JsonNode call(String resource, JsonNode parameters) throws InterruptedException;
    }

    /** Hears of steps that are entered and left. */
    @FunctionalInterface
    interface Listener {
        /** @param type {@code TaskStateEntered} @param detail its input or output */
        void happened(String type, String step, JsonNode detail);
    }

    private final Work work;
    private final Listener listener;

    FlowRun(Work work, Listener listener) {
        this.work = work;
        this.listener = listener;
    }

    /** Runs the definition to its end. @throws FlowError if it fails */
    JsonNode run(JsonNode flow, JsonNode input, JsonNode context) throws InterruptedException {
        if (flow.path("QueryLanguage").asString("").equals("JSONata")) {
            throw new FlowError("States.Runtime", "The local cloud runs definitions with JSONPath; this one asks for JSONata.");
        }
        String name = flow.path("StartAt").asString("");
        JsonNode data = input;
        while (true) {
            JsonNode step = flow.path("States").get(name);
            if (step == null) {
                throw new FlowError("States.Runtime", "There is no step \"" + name + "\".");
            }
            ObjectNode own = (ObjectNode) context.deepCopy();
            own.putObject("State").put("Name", name).put("EnteredTime", Instant.now().toString());
            String type = step.path("Type").asString("");
            listener.happened(type + "StateEntered", name, data);
            Outcome outcome = outcome(step, name, data, own);
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

    private Outcome outcome(JsonNode step, String name, JsonNode raw, JsonNode context) throws InterruptedException {
        List<JsonNode> retriers = step.path("Retry").valueStream().toList();
        int[] tries = new int[retriers.size()];
        while (true) {
            try {
                return once(step, raw, context);
            } catch (FlowError error) {
                if (!again(error, retriers, tries)) {
                    return caught(step, raw, error);
                }
            }
        }
    }

    /** Whether one of the retriers wants another try; waits until it is time. */
    private static boolean again(FlowError error, List<JsonNode> retriers, int[] tries) throws InterruptedException {
        for (int i = 0; i < retriers.size(); i++) {
            JsonNode retrier = retriers.get(i);
            if (retrier.path("ErrorEquals").valueStream().anyMatch(each -> error.is(each.asString()))) {
                if (tries[i] >= retrier.path("MaxAttempts").asInt(DEFAULT_RETRIES)) {
                    return false;
                }
                double seconds = retrier.path("IntervalSeconds").asDouble(1) * Math.pow(retrier.path("BackoffRate").asDouble(2), tries[i]++);
                Thread.sleep(Duration.ofMillis((long) (1000 * Math.min(seconds, retrier.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE)))));
                return true;
            }
        }
        return false;
    }

    private static Outcome caught(JsonNode step, JsonNode raw, FlowError error) {
        for (JsonNode catcher : step.path("Catch")) {
            if (catcher.path("ErrorEquals").valueStream().anyMatch(each -> error.is(each.asString()))) {
                ObjectNode output = JSON.createObjectNode().put("Error", error.error()).put("Cause", error.getMessage());
                return new Outcome(placed(catcher, raw, output), Optional.of(catcher.path("Next").asString()));
            }
        }
        throw error;
    }

    private Outcome once(JsonNode step, JsonNode raw, JsonNode context) throws InterruptedException {
        JsonNode input = path(step, "InputPath", raw, context);
        String type = step.path("Type").asString("");
        switch (type) {
            case "Succeed" -> {
                return new Outcome(path(step, "OutputPath", input, context), Optional.empty());
            }
            case "Fail" -> throw new FlowError(text(step, "Error", input, context), text(step, "Cause", input, context));
            case "Choice" -> {
                Choices choices = new Choices(path -> JsonPath.of(path).find(path.startsWith("$$") ? context : input));
                String next = step.path("Choices").valueStream().filter(choices::holds).findFirst().map(rule -> rule.path("Next").asString())
                        .or(() -> step.has("Default") ? Optional.of(step.get("Default").asString()) : Optional.empty())
                        .orElseThrow(() -> new FlowError("States.NoChoiceMatched", "No rule of the Choice fits, and it has no Default."));
                return new Outcome(path(step, "OutputPath", input, context), Optional.of(next));
            }
            case "Wait" -> {
                Thread.sleep(wait(step, input, context));
                return new Outcome(path(step, "OutputPath", input, context), next(step));
            }
            default -> { }
        }
        JsonNode parameters = step.has("Parameters") ? filled(step.get("Parameters"), input, context) : input;
        JsonNode result = switch (type) {
            case "Pass" -> step.has("Result") ? step.get("Result") : parameters;
            case "Task" -> work.call(step.path("Resource").asString(""), parameters);
            case "Parallel" -> parallel(step, parameters, context);
            case "Map" -> map(step, input, context);
            default -> throw new FlowError("States.Runtime", "There is no type of step called \"" + type + "\".");
        };
        JsonNode selected = step.has("ResultSelector") ? filled(step.get("ResultSelector"), result, context) : result;
        return new Outcome(path(step, "OutputPath", placed(step, raw, selected), context), next(step));
    }

    private static Optional<String> next(JsonNode step) {
        return step.has("Next") ? Optional.of(step.get("Next").asString()) : Optional.empty();
    }

    private static JsonNode path(JsonNode step, String name, JsonNode data, JsonNode context) {
        if (!step.has(name)) {
            return data;
        }
        return step.get(name).isNull() ? JSON.createObjectNode() : at(step.get(name).asString(), data, context);
    }

    private static JsonNode at(String path, JsonNode data, JsonNode context) {
        return JsonPath.of(path).get(path.startsWith("$$") ? context : data);
    }

    private static JsonNode placed(JsonNode step, JsonNode raw, JsonNode result) {
        if (!step.has("ResultPath")) {
            return result;
        }
        return step.get("ResultPath").isNull() ? raw : JsonPath.of(step.get("ResultPath").asString()).put(raw, result);
    }

    private static String text(JsonNode step, String name, JsonNode data, JsonNode context) {
        return step.has(name + "Path") ? value(step.get(name + "Path").asString(), data, context).asString() : step.path(name).asString("");
    }

    private static JsonNode value(String expression, JsonNode data, JsonNode context) {
        return expression.startsWith("States.") ? Intrinsics.evaluate(expression, path -> at(path, data, context)) : at(expression, data, context);
    }

    /** A template: what ends with {@code .$} is a path or a function. */
    static JsonNode filled(JsonNode template, JsonNode data, JsonNode context) {
        if (template.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            template.forEach(each -> list.add(filled(each, data, context)));
            return list;
        }
        if (!template.isObject()) {
            return template;
        }
        ObjectNode object = JSON.createObjectNode();
        template.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.endsWith(".$")) {
                object.set(name.substring(0, name.length() - 2), value(entry.getValue().asString(), data, context));
            } else {
                object.set(name, filled(entry.getValue(), data, context));
            }
        });
        return object;
    }

    private static Duration wait(JsonNode step, JsonNode input, JsonNode context) {
        if (step.has("Seconds") || step.has("SecondsPath")) {
            JsonNode seconds = step.has("Seconds") ? step.get("Seconds") : at(step.get("SecondsPath").asString(), input, context);
            return Duration.ofSeconds(Math.max(0, seconds.asLong(0)));
        }
        String time = step.has("Timestamp") ? step.get("Timestamp").asString() : at(step.path("TimestampPath").asString(""), input, context).asString();
        Duration left = Duration.between(Instant.now(), OffsetDateTime.parse(time).toInstant());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private JsonNode parallel(JsonNode step, JsonNode input, JsonNode context) throws InterruptedException {
        List<Callable<JsonNode>> branches = new ArrayList<>();
        step.path("Branches").forEach(branch -> branches.add(() -> run(branch, input, context)));
        return all(branches);
    }

    private JsonNode map(JsonNode step, JsonNode input, JsonNode context) throws InterruptedException {
        JsonNode items = step.has("ItemsPath") ? at(step.get("ItemsPath").asString(), input, context) : input;
        if (!items.isArray()) {
            throw new FlowError("States.Runtime", "A Map needs a list of items, but gets " + items + ".");
        }
        JsonNode flow = step.has("ItemProcessor") ? step.get("ItemProcessor") : step.path("Iterator");
        Optional<JsonNode> selector = Optional.ofNullable(step.get("ItemSelector")).or(() -> Optional.ofNullable(step.get("Parameters")));
        int most = step.path("MaxConcurrency").asInt(0);
        Semaphore places = new Semaphore(most > 0 ? most : Integer.MAX_VALUE);
        List<Callable<JsonNode>> runs = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            ObjectNode own = (ObjectNode) context.deepCopy();
            ObjectNode item = own.putObject("Map").putObject("Item");
            item.put("Index", i).set("Value", items.get(i));
            JsonNode data = selector.map(template -> filled(template, input, own)).orElse(items.get(i));
            runs.add(() -> {
                places.acquire();
                try {
                    return run(flow, data, own);
                } finally {
                    places.release();
                }
            });
        }
        return all(runs);
    }

    /** The results of all, in order; the first failure ends the others. */
    private static JsonNode all(List<Callable<JsonNode>> runs) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> running = runs.stream().map(threads::submit).toList();
            ArrayNode results = JSON.createArrayNode();
            try {
                for (Future<JsonNode> each : running) {
                    results.add(each.get());
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof FlowError error ? error : new FlowError("States.Runtime", String.valueOf(failed.getCause().getMessage()));
            } catch (InterruptedException stop) {
                threads.shutdownNow();
                throw stop;
            }
            return results;
        }
    }
}
