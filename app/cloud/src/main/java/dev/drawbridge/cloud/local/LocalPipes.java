package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.cloud.local.source.QueuePoller;
import dev.drawbridge.cloud.local.source.SqsClient;
import dev.drawbridge.cloud.local.stream.BatchWork;
import dev.drawbridge.cloud.local.stream.Filters;
import dev.drawbridge.cloud.local.stream.StreamReader;
import dev.drawbridge.cloud.local.stream.StreamRecord;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Event pipes: what comes from the source is filtered, enriched by a function if one is wired, and handed to the target one by one. */
final class LocalPipes implements Wired {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RETRIES = 3;

    private final FunctionRuns runs;
    private final LocalStreams streams;
    private final Deliveries deliveries;
    private final SqsClient sqs;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private final Map<Pipe, AutoCloseable> running = new HashMap<>();
    private final List<AutoCloseable> retired = new ArrayList<>();

    /** A whole pipe, with all that its reader depends on. */
    private record Pipe(Node card, Node source, WireId sourceWire, String sourceUrl, String sourceArn, int batchSize, boolean fromStart, Filters filters,
            Optional<WireId> enrichmentWire, Optional<NodeId> enrichment, WireId targetWire, Node target, boolean function) {}

    LocalPipes(Functions functions, LocalStreams streams, Deliveries deliveries, SqsClient sqs, Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.runs = new FunctionRuns(functions, journal, clock);
        this.streams = streams;
        this.deliveries = deliveries;
        this.sqs = sqs;
        this.journal = journal;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<Pipe, Pipe> wanted = new LinkedHashMap<>();
        for (Node card : plan.nodes("event-pipe")) {
            try {
                pipe(plan, card, queueUrl).ifPresent(pipe -> wanted.put(pipe, pipe));
            } catch (CloudException unusable) {
                problems.accept(card.id(), unusable.getMessage());
            }
        }
        running.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                retire(entry.getValue());
            }
            return gone;
        });
        wanted.keySet().forEach(pipe -> running.computeIfAbsent(pipe, this::start));
    }

    private static Optional<Pipe> pipe(LocalPlan plan, Node card, Function<NodeId, String> queueUrl) {
        Optional<LocalPlan.Ruled> source = plan.into(card, WireRole.DELIVER).stream().findFirst();
        Optional<LocalPlan.Ruled> trigger = plan.outOf(card, WireRole.TRIGGER).stream().findFirst();
        Optional<LocalPlan.Ruled> target = trigger.or(() -> plan.outOf(card, WireRole.DELIVER).stream().findFirst());
        if (source.isEmpty() || target.isEmpty() || !plan.kind(card).flag(card, "enabled")) {
            return Optional.empty();
        }
        Optional<LocalPlan.Ruled> call = plan.outOf(card, WireRole.CALL).stream().findFirst();
        Node from = source.get().from();
        return Optional.of(new Pipe(card, from, source.get().wire().id(), from.kind().equals("queue") ? queueUrl.apply(from.id()) : "", plan.names().arn(from),
                plan.kind(card).whole(card, "batchSize").orElse(10), !plan.kind(card).text(card, "startingPosition").equals("LATEST"),
                Filters.of(plan.kind(card).value(card, "filter").map(value -> value.display()).orElse("")), call.map(c -> c.wire().id()), call.map(c -> c.to().id()),
                target.get().wire().id(), target.get().to(), trigger.isPresent()));
    }

    private AutoCloseable start(Pipe pipe) {
        if (pipe.source().kind().equals("queue")) {
            return new QueuePoller(new QueuePoller.Source(pipe.sourceWire(), pipe.source().id(), pipe.card().id(), pipe.sourceUrl(), pipe.sourceArn(), pipe.batchSize(), Duration.ZERO, 1),
                    sqs, (card, event) -> outcome(pipe, event), journal, clock);
        }
        StreamReader.Settings settings = new StreamReader.Settings(pipe.card().name(), pipe.batchSize(), Duration.ZERO, pipe.fromStart(), RETRIES, Duration.ZERO, false, Filters.NONE);
        return new StreamReader(settings, streams.log(pipe.source().id()), (batch, attempt) -> work(pipe, batch),
                (batch, tries, condition) -> problems.accept(pipe.card().id(), batch.size() + " records were passed over after " + tries + " tries."),
                sentence -> problems.accept(pipe.card().id(), sentence), clock);
    }

    private Functions.Outcome outcome(Pipe pipe, byte[] event) {
        String problem = through(pipe, JSON.readTree(event).path("Records").valueStream().toList());
        return problem.isEmpty() ? Functions.Outcome.of(new byte[0]) : Functions.Outcome.failed(new byte[0], problem);
    }

    private BatchWork.Outcome work(Pipe pipe, List<StreamRecord> batch) {
        Instant began = clock.instant();
        long start = System.nanoTime();
        List<JsonNode> records = new ArrayList<>();
        for (StreamRecord record : batch) {
            records.add(flat(record));
        }
        String problem = through(pipe, records);
        String summary = batch.size() == 1 ? batch.getFirst().summary() : batch.size() + " records";
        journal.record(new Message(0, began, Optional.of(pipe.sourceWire()), pipe.source().id(), pipe.card().id(), summary, 0, Duration.ofNanos(System.nanoTime() - start),
                problem.isEmpty(), problem.isEmpty() ? batch.size() + " done" : problem, records.toString(), ""));
        return problem.isEmpty() ? BatchWork.Outcome.all(batch) : new BatchWork.Outcome(0, problem);
    }

    /** Pipes hand over what stands below {@code kinesis} at the top of the record: docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html. */
    private static JsonNode flat(StreamRecord record) {
        ObjectNode flat = record.event().deepCopy();
        if (flat.get("kinesis") instanceof ObjectNode inner) {
            flat.remove("kinesis");
            inner.properties().forEach(member -> flat.set(member.getKey(), member.getValue()));
        }
        return flat;
    }

    /** Gives what went wrong; nothing if all went through. */
    private String through(Pipe pipe, List<JsonNode> records) {
        try {
            List<JsonNode> wanted = records.stream().filter(record -> pipe.filters().pass(decoded(record))).toList();
            if (wanted.isEmpty()) {
                return "";
            }
            List<JsonNode> results = pipe.enrichment().isPresent() ? enriched(pipe, wanted) : wanted;
            if (pipe.function()) {
                Functions.Outcome outcome = call(pipe, pipe.targetWire(), pipe.target().id(), results);
                return outcome.problem();
            }
            for (JsonNode result : results) {
                deliver(pipe, result);
            }
            return "";
        } catch (CloudException refused) {
            return refused.getMessage();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "the run is ending";
        }
    }

    /** Filters look into bodies and data that are JSON. */
    private static JsonNode decoded(JsonNode record) {
        ObjectNode copy = (ObjectNode) record.deepCopy();
        json(copy.path("body").asString("")).ifPresent(body -> copy.set("body", body));
        if (copy.path("data").isString()) {
            try {
                json(new String(java.util.Base64.getDecoder().decode(copy.path("data").asString()), StandardCharsets.UTF_8)).ifPresent(data -> copy.set("data", data));
            } catch (IllegalArgumentException notBase64) {
                return copy;
            }
        }
        return copy;
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(text));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private List<JsonNode> enriched(Pipe pipe, List<JsonNode> records) {
        Functions.Outcome outcome = call(pipe, pipe.enrichmentWire().orElseThrow(), pipe.enrichment().orElseThrow(), records);
        if (!outcome.ok()) {
            throw new CloudException(outcome.problem());
        }
        JsonNode answer = json(new String(outcome.answer(), StandardCharsets.UTF_8)).orElseGet(JSON::nullNode);
        return answer.isNull() ? List.of() : answer.isArray() ? answer.valueStream().toList() : List.of(answer);
    }

    private Functions.Outcome call(Pipe pipe, WireId wire, NodeId function, List<JsonNode> records) {
        ArrayNode list = JSON.createArrayNode().addAll(records);
        String summary = records.size() == 1 ? "1 record" : records.size() + " records";
        return runs.run(new FunctionRuns.Reason(Optional.of(wire), pipe.card().id(), function, summary, "done"), JSON.writeValueAsBytes(list));
    }

    private void deliver(Pipe pipe, JsonNode result) throws InterruptedException {
        String body = result.isString() ? result.asString() : JSON.writeValueAsString(result);
        if (pipe.target().kind().equals("event-bus")) {
            JsonNode detail = result.isObject() ? result : JSON.createObjectNode().set("value", result);
            body = dev.drawbridge.cloud.local.bus.BusEvent.of(dev.drawbridge.model.Names.kebab(pipe.card().name()), dev.drawbridge.model.Names.pascal(pipe.card().name()), detail, List.of(), clock.instant()).text();
        }
        String summary = body.length() <= 200 ? body : body.substring(0, 200) + "…";
        deliveries.deliver(new Deliveries.Parcel(pipe.targetWire(), pipe.card().id(), pipe.target(), summary, body, dev.drawbridge.model.Names.pascal(pipe.card().name())));
    }

    private void retire(AutoCloseable reader) {
        if (reader instanceof QueuePoller poller) {
            poller.retire();
        } else if (reader instanceof StreamReader stream) {
            stream.retire();
        }
        retired.add(reader);
    }

    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(retired);
        all.addAll(running.values());
        for (AutoCloseable reader : all) {
            switch (reader) {
                case QueuePoller poller -> poller.close();
                case StreamReader stream -> stream.close();
                default -> throw new IllegalStateException("A reader of another kind: " + reader);
            }
        }
    }
}
