package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs functions for senders that do not wait: tries again as Lambda does, and hands what still fails to the queue on the function's
 * failure port. Lambda waits 1 and 2 minutes between tries; here it is 1 and 2 seconds, so that a developer sees them.
 */
public final class AsyncInvocations implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int RETRIES = 2;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FunctionRuns runs;
    private final SqsClient sqs;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private volatile boolean closed;
    private volatile Map<NodeId, FailureRoute> failures = Map.of();

    /**
     * Where failed events of a function go.
     *
     * @param url of the queue at the queue server
     */
    public record FailureRoute(WireId wire, NodeId queue, String url, String functionArn, int retries) {}

    /**
     * @param sqs is asked only for functions with a failure route
     * @param problems hears of events that were lost, at the card of the function
     */
    public AsyncInvocations(Functions functions, SqsClient sqs, Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.runs = new FunctionRuns(functions, journal, clock);
        this.sqs = sqs;
        this.journal = journal;
        this.clock = clock;
        this.problems = problems;
    }

    /** What the drawing says now. */
    public void routes(Map<NodeId, FailureRoute> routes) {
        failures = Map.copyOf(routes);
    }

    /** Runs the function for an event that came over the wire, and returns at once. */
    public void start(WireId wire, NodeId from, NodeId function, String summary, byte[] event) {
        try {
            threads.execute(() -> {
                try {
                    tries(wire, from, function, summary, event);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                } catch (CloudException lost) {
                    // while the run ends everything fails; that is no news
                    if (!closed) {
                        problems.accept(function, "The event \"" + summary + "\" was lost: " + lost.getMessage());
                    }
                }
            });
        } catch (RejectedExecutionException ending) {
            // an event that comes while the run ends starts nothing any more
            return;
        }
    }

    private void tries(WireId wire, NodeId from, NodeId function, String summary, byte[] event) throws InterruptedException {
        Optional<FailureRoute> route = Optional.ofNullable(failures.get(function));
        int retries = route.map(FailureRoute::retries).orElse(RETRIES);
        Functions.Outcome outcome = attempt(wire, from, function, summary, event);
        for (int n = 1; n <= retries && !outcome.ok(); n++) {
            Thread.sleep(Duration.ofSeconds(n));
            outcome = attempt(wire, from, function, summary + " (try " + (n + 1) + ")", event);
        }
        if (!outcome.ok() && route.isPresent()) {
            giveUp(route.get(), function, event, outcome, retries + 1);
        }
    }

    private Functions.Outcome attempt(WireId wire, NodeId from, NodeId function, String summary, byte[] event) {
        return runs.run(new FunctionRuns.Reason(Optional.of(wire), from, function, summary, "done"), event);
    }

    /** Sends the record of https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html. */
    private void giveUp(FailureRoute route, NodeId function, byte[] event, Functions.Outcome outcome, int tries) throws InterruptedException {
        Instant now = clock.instant();
        ObjectNode record = JSON.createObjectNode();
        record.put("version", "1.0");
        record.put("timestamp", now.toString());
        ObjectNode context = record.putObject("requestContext");
        context.put("requestId", UUID.randomUUID().toString());
        context.put("functionArn", route.functionArn() + ":$LATEST");
        context.put("condition", "RetriesExhausted");
        context.put("approximateInvokeCount", tries);
        record.set("requestPayload", json(event));
        record.putObject("responseContext").put("statusCode", 200).put("executedVersion", "$LATEST").put("functionError", "Unhandled");
        record.set("responsePayload", json(outcome.answer()));
        String body = JSON.writeValueAsString(record);
        sqs.send(route.url(), body, JSON.createObjectNode());
        journal.record(new Message(0, now, Optional.of(route.wire()), function, route.queue(), "failed after " + tries + " tries", body.length(), Duration.ZERO, false, "kept", body, ""));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException notJson) {
            return JSON.valueToTree(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
