package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChange;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChangeListener;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.cloud.local.source.SqsClient;
import dev.drawbridge.cloud.local.stream.BatchWork;
import dev.drawbridge.cloud.local.stream.Filters;
import dev.drawbridge.cloud.local.stream.KinesisStream;
import dev.drawbridge.cloud.local.stream.StreamLog;
import dev.drawbridge.cloud.local.stream.StreamReader;
import dev.drawbridge.cloud.local.stream.StreamRecord;
import dev.drawbridge.cloud.local.stream.TableStream;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Streams of the drawing, and the functions that read them. */
final class LocalStreams implements Wired {
    private static final Set<Trigger> TRIGGERS = Set.of(Trigger.TABLE_CHANGES, Trigger.STREAM_RECORDS);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Functions functions;
    private final DynamoDbEngine engine;
    private final SqsClient sqs;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private final ItemChangeListener listener = this::changed;
    private final Map<NodeId, StreamLog> logs = new ConcurrentHashMap<>();
    private final Map<Reading, StreamReader> readers = new HashMap<>();
    private final List<StreamReader> retired = new ArrayList<>();
    /** Names of the tables whose changes somebody wants. */
    private volatile Map<String, Table> tables = Map.of();

    private record Table(NodeId card, String streamArn) {}

    /** A wire from a stream, with all that its reader depends on. */
    private record Reading(WireId wire, NodeId stream, NodeId function, String functionArn, String streamArn, String kind, StreamReader.Settings settings, Optional<Failure> failure) {}

    private record Failure(WireId wire, NodeId queue, String url) {}

    LocalStreams(Functions functions, DynamoDbEngine engine, SqsClient sqs, Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.functions = functions;
        this.engine = engine;
        this.sqs = sqs;
        this.journal = journal;
        this.clock = clock;
        this.problems = problems;
        engine.addListener(listener);
    }

    private void changed(ItemChange change) {
        Table table = tables.get(change.table());
        if (table != null) {
            TableStream.add(log(table.card()), change, table.streamArn());
        }
    }

    /** What the stream of that card keeps. */
    StreamLog log(NodeId card) {
        return logs.computeIfAbsent(card, _ -> new StreamLog());
    }

    /** Puts a record into a stream. */
    StreamRecord put(NodeId stream, String arn, String key, byte[] data) {
        return KinesisStream.put(log(stream), arn, key, data, clock.instant());
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<String, Table> wanted = new HashMap<>();
        Map<Reading, Reading> readings = new LinkedHashMap<>();
        for (Node source : plan.design().nodes().values()) {
            for (LocalPlan.Ruled trigger : plan.outOf(source, WireRole.TRIGGER)) {
                if (trigger.rule().trigger().filter(TRIGGERS::contains).isPresent()) {
                    try {
                        Reading reading = reading(plan, trigger, queueUrl);
                        readings.put(reading, reading);
                    } catch (CloudException unusable) {
                        problems.accept(source.id(), unusable.getMessage());
                    }
                }
            }
            if (source.kind().equals("table") && (!plan.outOf(source, WireRole.TRIGGER).isEmpty() || !plan.outOf(source, WireRole.DELIVER).isEmpty())) {
                wanted.put(plan.names().name(source), new Table(source.id(), streamArn(plan, source)));
            }
        }
        tables = Map.copyOf(wanted);
        readers.entrySet().removeIf(entry -> {
            boolean gone = !readings.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().retire();
                retired.add(entry.getValue());
            }
            return gone;
        });
        readings.keySet().forEach(reading -> readers.computeIfAbsent(reading, this::reader));
    }

    private static String streamArn(LocalPlan plan, Node source) {
        String arn = plan.names().arn(source);
        return source.kind().equals("table") ? arn + "/stream/local" : arn;
    }

    private static Reading reading(LocalPlan plan, LocalPlan.Ruled trigger, Function<NodeId, String> queueUrl) {
        Wire wire = trigger.wire();
        WireRule rule = trigger.rule();
        StreamReader.Settings settings = new StreamReader.Settings(trigger.from().name(), rule.whole(wire, "batchSize").orElse(100),
                Duration.ofSeconds(rule.whole(wire, "batchWindow").orElse(0)), !rule.text(wire, "startingPosition").equals("LATEST"),
                rule.whole(wire, "retries").orElse(-1), Duration.ofSeconds(rule.whole(wire, "maximumAge").orElse(0)), rule.flag(wire, "bisect"),
                Filters.of(rule.value(wire, "filter").map(value -> value.display()).orElse("")));
        Optional<Failure> failure = plan.outOf(trigger.to(), WireRole.ON_FAILURE).stream().findFirst()
                .map(to -> new Failure(to.wire().id(), to.to().id(), queueUrl.apply(to.to().id())));
        return new Reading(wire.id(), trigger.from().id(), trigger.to().id(), plan.names().arn(trigger.to()), streamArn(plan, trigger.from()), trigger.from().kind(), settings, failure);
    }

    private StreamReader reader(Reading reading) {
        return new StreamReader(reading.settings(), log(reading.stream()), (batch, attempt) -> work(reading, batch, attempt),
                (batch, tries, condition) -> giveUp(reading, batch, tries, condition), sentence -> problems.accept(reading.stream(), sentence), clock);
    }

    private BatchWork.Outcome work(Reading reading, List<StreamRecord> batch, int attempt) {
        ObjectNode records = JSON.createObjectNode();
        var array = records.putArray("Records");
        batch.forEach(record -> array.add(record.event()));
        byte[] event = JSON.writeValueAsBytes(records);
        Instant began = clock.instant();
        long start = System.nanoTime();
        Functions.Outcome outcome = functions.run(reading.function(), event);
        BatchWork.Outcome result = outcome.ok() ? done(batch, outcome.answer()) : new BatchWork.Outcome(0, outcome.problem());
        String summary = (batch.size() == 1 ? batch.getFirst().summary() : batch.size() + " records") + (attempt > 1 ? " (try " + attempt + ")" : "");
        String words = result.problem().isEmpty() ? batch.size() + " done" : result.problem();
        journal.record(new Message(0, began, Optional.of(reading.wire()), reading.stream(), reading.function(), summary, event.length,
                Duration.ofNanos(System.nanoTime() - start), result.problem().isEmpty(), words, Message.text(event), Message.text(outcome.answer())));
        return result;
    }

    /** An answer names the records that failed; all before the first of them are done. An id that is not of the batch means that all failed. */
    private static BatchWork.Outcome done(List<StreamRecord> batch, byte[] answer) {
        int first = batch.size();
        try {
            JsonNode failures = answer.length == 0 ? JSON.nullNode() : JSON.readTree(answer).path("batchItemFailures");
            for (JsonNode failure : failures) {
                String id = failure.path("itemIdentifier").asString("");
                int at = 0;
                while (at < batch.size() && !batch.get(at).sequence().equals(id)) {
                    at++;
                }
                first = Math.min(first, at == batch.size() ? 0 : at);
            }
        } catch (JacksonException notJson) {
            return BatchWork.Outcome.all(batch);
        }
        return first == batch.size() ? BatchWork.Outcome.all(batch) : new BatchWork.Outcome(first, (batch.size() - first) + " of " + batch.size() + " failed");
    }

    /** Tells the queue where the batch stood: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html (on-failure destinations). */
    private void giveUp(Reading reading, List<StreamRecord> batch, int tries, String condition) throws InterruptedException {
        if (reading.failure().isEmpty()) {
            problems.accept(reading.function(), batch.size() + (batch.size() == 1 ? " record was" : " records were") + " passed over after " + tries + " tries.");
            return;
        }
        Failure failure = reading.failure().get();
        Instant now = clock.instant();
        ObjectNode message = JSON.createObjectNode();
        message.putObject("requestContext").put("requestId", UUID.randomUUID().toString()).put("functionArn", reading.functionArn())
                .put("condition", condition).put("approximateInvokeCount", tries);
        message.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST").put("functionError", "Unhandled");
        message.put("version", "1.0").put("timestamp", now.toString());
        message.putObject(reading.kind().equals("table") ? "DDBStreamBatchInfo" : "KinesisBatchInfo").put("shardId", "shardId-000000000000")
                .put("startSequenceNumber", batch.getFirst().sequence()).put("endSequenceNumber", batch.getLast().sequence())
                .put("approximateArrivalOfFirstRecord", batch.getFirst().arrived().toString())
                .put("approximateArrivalOfLastRecord", batch.getLast().arrived().toString()).put("batchSize", batch.size()).put("streamArn", reading.streamArn());
        String body = JSON.writeValueAsString(message);
        sqs.send(failure.url(), body);
        journal.record(new Message(0, now, Optional.of(failure.wire()), reading.function(), failure.queue(), "given up after " + tries + " tries", body.length(), Duration.ZERO, false, "kept", body, ""));
    }

    @Override
    public void close() {
        engine.removeListener(listener);
        retired.forEach(StreamReader::close);
        readers.values().forEach(StreamReader::close);
    }
}
