package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.event.Events;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a queue's messages to a function in batches, as Lambda's event source mapping does: what succeeded is deleted, what failed
 * stays until its visibility timeout ends and goes to the failure queue after too many tries.
 */
public final class QueuePoller implements AutoCloseable {
    /** Seconds. Lambda waits 20; a poll that outlives its wire would take messages away from the next, so here it is short. */
    private static final int LONG_POLL = 2;
    private static final int SUMMARY_CHARS = 200;
    /** Loops for one queue; Lambda begins with five, a laptop needs fewer. */
    private static final int LOOPS = 2;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Source source;
    private final SqsClient sqs;
    private final Functions functions;
    private final Journal journal;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean retired;

    /**
     * What is polled.
     *
     * @param url of the queue at the queue server
     * @param batchSize messages at once, at most
     * @param batchWindow how long a batch may wait to fill up
     * @param copies batches that may be worked on at once
     */
    public record Source(WireId wire, NodeId queue, NodeId function, String url, String arn, int batchSize, Duration batchWindow, int copies) {}

    public QueuePoller(Source source, SqsClient sqs, Functions functions, Journal journal, Clock clock) {
        this.source = source;
        this.sqs = sqs;
        this.functions = functions;
        this.journal = journal;
        this.clock = clock;
        for (int i = 0; i < Math.min(LOOPS, source.copies()); i++) {
            threads.add(Thread.ofVirtual().name("poll " + source.queue()).start(this::loop));
        }
    }

    private void loop() {
        while (!retired && !Thread.currentThread().isInterrupted()) {
            try {
                List<JsonNode> batch = collect();
                if (retired) {
                    giveBack(batch);
                } else if (!batch.isEmpty()) {
                    work(batch);
                }
            } catch (InterruptedException stop) {
                return;
            } catch (CloudException serverGone) {
                try {
                    Thread.sleep(Duration.ofSeconds(1));
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    private void giveBack(List<JsonNode> batch) throws InterruptedException {
        for (JsonNode message : batch) {
            sqs.giveBack(source.url(), message.path("ReceiptHandle").asString());
        }
    }

    private List<JsonNode> collect() throws InterruptedException {
        List<JsonNode> batch = new ArrayList<>(sqs.receive(source.url(), source.batchSize(), LONG_POLL));
        if (batch.isEmpty()) {
            return batch;
        }
        long end = System.nanoTime() + source.batchWindow().toNanos();
        while (batch.size() < source.batchSize() && !retired) {
            long left = Math.max(0, (end - System.nanoTime()) / 1_000_000_000L);
            List<JsonNode> more = sqs.receive(source.url(), source.batchSize() - batch.size(), (int) Math.min(left, LONG_POLL));
            batch.addAll(more);
            if (left == 0 && more.size() < SqsClient.RECEIVE_LIMIT) {
                break;
            }
        }
        return batch;
    }

    private void work(List<JsonNode> batch) throws InterruptedException {
        byte[] event = Events.queueBatch(batch, source.arn());
        Instant began = clock.instant();
        long start = System.nanoTime();
        Functions.Outcome outcome = functions.run(source.function(), event);
        Set<String> failed = failed(batch, outcome);
        for (JsonNode message : batch) {
            if (!failed.contains(message.path("MessageId").asString())) {
                sqs.delete(source.url(), message.path("ReceiptHandle").asString());
            }
        }
        String result = !outcome.ok() ? outcome.problem() : failed.isEmpty() ? batch.size() + " done" : failed.size() + " of " + batch.size() + " failed";
        String summary = batch.size() == 1 ? batch.getFirst().path("Body").asString() : batch.size() + " messages";
        journal.record(new Message(0, began, Optional.of(source.wire()), source.queue(), source.function(), summary.length() > SUMMARY_CHARS ? summary.substring(0, SUMMARY_CHARS) + "…" : summary, event.length,
                Duration.ofNanos(System.nanoTime() - start), failed.isEmpty(), result, Message.text(event), Message.text(outcome.answer())));
    }

    /** An answer without a readable report means that all succeeded; a report with an id that is not of the batch means that all failed. */
    private static Set<String> failed(List<JsonNode> batch, Functions.Outcome outcome) {
        Set<String> all = new HashSet<>();
        batch.forEach(message -> all.add(message.path("MessageId").asString()));
        if (!outcome.ok()) {
            return all;
        }
        Set<String> failed = new HashSet<>();
        try {
            for (JsonNode failure : (outcome.answer().length == 0 ? JSON.nullNode() : JSON.readTree(outcome.answer())).path("batchItemFailures")) {
                failed.add(failure.path("itemIdentifier").asString(""));
            }
        } catch (JacksonException notJson) {
            return Set.of();
        }
        return all.containsAll(failed) ? failed : all;
    }

    /** Takes no more messages; a batch that is being worked on is finished. Returns at once. */
    public void retire() {
        retired = true;
    }

    /** Ends at once; messages that were being worked on come back when their visibility timeout is over. */
    @Override
    public void close() {
        retired = true;
        threads.forEach(Thread::interrupt);
    }
}
