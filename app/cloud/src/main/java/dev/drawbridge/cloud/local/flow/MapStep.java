package dev.drawbridge.cloud.local.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Map: the same flow for each item. A distributed one reads its items from a bucket if it is told to, hands them on in batches, bears with
 * failures, and writes its results into a bucket; here it runs in this process as well
 * (docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html).
 */
final class MapStep {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** How many run side by side where a distributed map says no number; in the cloud it would be 10,000. */
    private static final int DISTRIBUTED = 40;

    private final FlowRun run;
    private final FlowRun.Work work;
    private final JsonNode step;
    private final String name;
    private final Language language;
    private final FlowRun.Listener listener;

    MapStep(FlowRun run, FlowRun.Work work, JsonNode step, String name, Language language, FlowRun.Listener listener) {
        this.run = run;
        this.work = work;
        this.step = step;
        this.name = name;
        this.language = language;
        this.listener = listener;
    }

    private JsonNode flow() {
        return step.has("ItemProcessor") ? step.get("ItemProcessor") : step.path("Iterator");
    }

    private boolean isDistributed() {
        return flow().path("ProcessorConfig").path("Mode").asString("INLINE").equals("DISTRIBUTED");
    }

    /** @throws FlowError if an item fails that may not */
    JsonNode run(StepData data) throws InterruptedException {
        List<JsonNode> inputs = inputs(data);
        boolean distributed = isDistributed();
        int most = whole("MaxConcurrency", data).orElse(0);
        Semaphore places = new Semaphore(most > 0 ? most : distributed ? DISTRIBUTED : Integer.MAX_VALUE);
        MapFailures failures = new MapFailures(inputs.size(), distributed ? whole("ToleratedFailureCount", data).orElse(0) : 0,
                distributed ? number("ToleratedFailurePercentage", data).orElse(0.0) : 0, distributed);
        listener.happened("MapStateStarted", name, JSON.createObjectNode().put("length", inputs.size()));
        List<Callable<JsonNode>> runs = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int index = i;
            ObjectNode context = context(data, index, inputs.get(i));
            runs.add(() -> {
                places.acquire();
                try {
                    return item(context, inputs.get(index), index, data, failures);
                } finally {
                    places.release();
                }
            });
        }
        List<JsonNode> results = Branches.all(runs);
        return distributed && step.has("ResultWriter") ? new MapFiles(work, language).write(step.get("ResultWriter"), name, inputs, results, data) : succeeded(results);
    }

    private JsonNode item(ObjectNode context, JsonNode input, int index, StepData data, MapFailures failures) throws InterruptedException {
        JsonNode place = JSON.createObjectNode().put("name", name).put("index", index);
        listener.happened("MapIterationStarted", name, place);
        try {
            // what runs distributed is an execution of its own and sees no variables
            JsonNode result = run.run(flow(), input, context, isDistributed() ? Scope.outermost() : data.scope().inner());
            listener.happened("MapIterationSucceeded", name, place);
            return result;
        } catch (FlowError error) {
            listener.happened("MapIterationFailed", name, JSON.createObjectNode().put("index", index).put("error", error.error()).put("cause", error.getMessage()));
            return failures.bear(error);
        }
    }

    private static JsonNode succeeded(List<JsonNode> results) {
        ArrayNode all = JSON.createArrayNode();
        results.stream().filter(result -> MapFailures.error(result).isEmpty()).forEach(all::add);
        return all;
    }

    /** What each run gets: an item as it is selected, or a batch of them. */
    private List<JsonNode> inputs(StepData data) throws InterruptedException {
        JsonNode items = isDistributed() && step.has("ItemReader") ? new MapFiles(work, language).read(step.get("ItemReader"), data) : language.items(step, data);
        if (!items.isArray() && !items.isObject()) {
            throw FlowError.runtime("A Map needs a list of items, but gets " + items + ".");
        }
        List<JsonNode> all = new ArrayList<>();
        Optional<JsonNode> selector = Optional.ofNullable(step.get("ItemSelector")).or(() -> Optional.ofNullable(step.get("Parameters")));
        List<JsonNode> each = items.isArray() ? items.valueStream().toList() : items.properties().stream().<JsonNode>map(entry -> pair(entry.getKey(), entry.getValue())).toList();
        for (int i = 0; i < each.size(); i++) {
            StepData own = new StepData(data.raw(), context(data, i, each.get(i)), data.scope(), Optional.empty(), Optional.empty());
            JsonNode item = each.get(i);
            all.add(selector.map(template -> language.fill(template, language.effective(step, data), own)).orElse(item));
        }
        return step.has("ItemBatcher") && isDistributed() ? batches(step.get("ItemBatcher"), all, data) : all;
    }

    private static JsonNode pair(String key, JsonNode value) {
        return JSON.createObjectNode().put("Key", key).set("Value", value);
    }

    private static ObjectNode context(StepData data, int index, JsonNode item) {
        ObjectNode context = data.context().deepCopy();
        ObjectNode here = context.putObject("Map").putObject("Item").put("Index", index);
        if (item.isObject() && item.size() == 2 && item.has("Key") && item.has("Value")) {
            here.set("Key", item.get("Key"));
            here.set("Value", item.get("Value"));
        } else {
            here.set("Value", item);
        }
        return context;
    }

    private List<JsonNode> batches(JsonNode batcher, List<JsonNode> items, StepData data) {
        JsonNode input = language.effective(step, data);
        int most = language.value(batcher, "MaxItemsPerBatch", input, data).map(n -> n.asInt(0)).filter(n -> n > 0).orElse(Integer.MAX_VALUE);
        long bytes = language.value(batcher, "MaxInputBytesPerBatch", input, data).map(n -> n.asLong(0)).filter(n -> n > 0).orElse(256L * 1024);
        Optional<JsonNode> shared = Optional.ofNullable(batcher.get("BatchInput")).map(template -> language.fill(template, input, data));
        List<JsonNode> batches = new ArrayList<>();
        ArrayNode open = JSON.createArrayNode();
        long size = 0;
        for (JsonNode item : items) {
            int more = item.toString().length() + 1;
            if (!open.isEmpty() && (open.size() >= most || size + more > bytes)) {
                batches.add(batch(shared, open));
                open = JSON.createArrayNode();
                size = 0;
            }
            open.add(item);
            size += more;
        }
        if (!open.isEmpty()) {
            batches.add(batch(shared, open));
        }
        return batches;
    }

    private static JsonNode batch(Optional<JsonNode> shared, ArrayNode items) {
        ObjectNode batch = JSON.createObjectNode();
        shared.ifPresent(input -> batch.set("BatchInput", input));
        return batch.set("Items", items);
    }

    private Optional<Integer> whole(String field, StepData data) {
        return number(field, data).map(Double::intValue);
    }

    private Optional<Double> number(String field, StepData data) {
        return language.value(step, field, language.effective(step, data), data).map(value -> {
            if (!value.isNumber()) {
                throw FlowError.runtime(field + " of " + name + " must be a number, and not " + value + ".");
            }
            return value.asDouble();
        });
    }
}
