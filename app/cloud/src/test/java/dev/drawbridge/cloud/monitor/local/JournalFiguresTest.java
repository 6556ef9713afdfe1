package dev.drawbridge.cloud.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.monitor.CardFigures;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted for each kind of card. */
class JournalFiguresTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> KINDS = List.of("function", "function-url", "http-api", "rest-api", "graphql-api", "queue", "topic", "event-bus", "stream", "event-pipe", "schedule", "state-machine", "table", "bucket", "secret",
            "user-pool", "client");

    private final Journal journal = new Journal();

    private static Design design() {
        Design design = Design.empty("all");
        for (String kind : KINDS) {
            design = design.withNode(Node.of(new NodeId(kind), kind, kind));
        }
        return design;
    }

    private void message(String from, String to, long secondsAgo, long tookMs, String summary, boolean ok, String result, String payload) {
        journal.record(new Message(0, NOON.minusSeconds(secondsAgo), Optional.empty(), new NodeId(from), new NodeId(to), summary, payload.length(), Duration.ofMillis(tookMs), ok, result, payload, ""));
    }

    private CardFigures figures(String card) {
        JournalWindow window = new JournalWindow(JournalFeed.of(journal, () -> Map.of()), NOON.minusSeconds(200));
        window.read();
        return new JournalFigures(window, design(), new TimeRange(Duration.ofMinutes(5)), NOON, Duration.ofSeconds(1)).count(Duration.ofSeconds(1)).of(new NodeId(card));
    }

    @ParameterizedTest
    @CsvSource({
        "function, INVOCATIONS", "function-url, REQUESTS", "http-api, REQUESTS", "rest-api, REQUESTS", "graphql-api, REQUESTS", "queue, SENT", "topic, PUBLISHED", "event-bus, PUBLISHED", "stream, PUBLISHED", "event-pipe, RECEIVED",
        "schedule, DELIVERED", "state-machine, STARTED", "table, CALLS", "bucket, CALLS", "secret, CALLS", "user-pool, CALLS"})
    void aCardThatNothingHappensToShowsNoneAndNotUnknown(String card, Metric work) {
        assertThat(figures(card).figure(work)).hasValue(0);
        assertThat(figures(card).errors()).isZero();
    }

    @Test
    void aFunctionUrlTellsRequestsAndTheirAnswersLikeAnApi() {
        message("function-url", "function", 10, 30, "GET /", true, "200", "");
        message("function-url", "function", 9, 50, "GET /x", true, "404", "");
        message("function-url", "function", 8, 90, "GET /y", false, "502", "");
        CardFigures url = figures("function-url");
        assertThat(url.figure(Metric.REQUESTS)).hasValue(3);
        assertThat(url.figure(Metric.CLIENT_ERRORS)).hasValue(1);
        assertThat(url.figure(Metric.SERVER_ERRORS)).hasValue(1);
        assertThat(url.figure(Metric.LATENCY_P50)).hasValue(50);
        assertThat(url.figure(Metric.LATENCY_P99)).hasValue(90);
    }

    @Test
    void severalMessagesOfOneCallAreCountedEach() {
        message("function", "queue", 10, 3, "SendMessageBatch orders", true, "sent", "{\"Entries\":[{\"MessageBody\":\"a\"},{\"MessageBody\":\"b\"},{\"MessageBody\":\"c\"}]}");
        message("function", "event-bus", 10, 3, "PutEvents", true, "2 events", "{\"Entries\":[{},{}]}");
        message("function", "stream", 10, 3, "PutRecords", true, "ok", "{\"Records\":[{},{},{},{}]}");
        message("queue", "function", 9, 3, "3 messages", true, "3 done", "{}");
        assertThat(figures("queue").figure(Metric.SENT)).hasValue(3);
        assertThat(figures("queue").figure(Metric.RECEIVED)).hasValue(3);
        assertThat(figures("event-bus").figure(Metric.PUBLISHED)).hasValue(2);
        assertThat(figures("stream").figure(Metric.PUBLISHED)).hasValue(4);
    }

    @Test
    void aBusAPipeAndAScheduleTellWhatTheyDeliverAndWhatFails() {
        message("event-bus", "function", 10, 3, "OrderPlaced", true, "delivered", "{}");
        message("event-bus", "queue", 10, 3, "OrderPlaced", false, "refused", "{}");
        message("event-pipe", "state-machine", 10, 3, "2 records", true, "started", "{}");
        message("schedule", "function", 10, 3, "every minute", false, "failed", "{}");
        assertThat(figures("event-bus").figure(Metric.DELIVERED)).hasValue(1);
        assertThat(figures("event-bus").figure(Metric.DELIVERY_FAILURES)).hasValue(1);
        assertThat(figures("event-pipe").figure(Metric.DELIVERED)).hasValue(2);
        assertThat(figures("state-machine").figure(Metric.STARTED)).hasValue(2);
        assertThat(figures("schedule").errors()).isEqualTo(1);
    }

    @Test
    void executionsThatAreOverTellHowTheyEndedAndHowLongTheyTook() {
        message("function", "state-machine", 60, 5, "StartExecution", true, "started", "{}");
        message("state-machine", "state-machine", 60, 2_000, "execution a", true, "succeeded", "{}");
        message("state-machine", "state-machine", 50, 4_000, "execution b", false, "States.TaskFailed", "{}");
        CardFigures machine = figures("state-machine");
        assertThat(machine.figure(Metric.STARTED)).hasValue(1);
        assertThat(machine.figure(Metric.SUCCEEDED)).hasValue(1);
        assertThat(machine.figure(Metric.FAILED)).hasValue(1);
        assertThat(machine.figure(Metric.DURATION_P95)).hasValue(4_000);
    }

    @Test
    void recordsOfAStreamTellHowFarBehindTheirReaderIs() {
        double written = NOON.minusSeconds(40).toEpochMilli() / 1000.0;
        message("stream", "function", 10, 500, "2 records", true, "2 done", "{\"Records\":[{\"kinesis\":{\"approximateArrivalTimestamp\":" + String.format(java.util.Locale.ROOT, "%.3f", written) + "}}]}");
        assertThat(figures("stream").figure(Metric.ITERATOR_AGE).orElseThrow()).isBetween(30_490.0, 30_510.0);
        assertThat(figures("function").figure(Metric.ITERATOR_AGE).orElseThrow()).isBetween(30_490.0, 30_510.0);
        assertThat(figures("stream").figure(Metric.RECEIVED)).hasValue(2);
    }

    @Test
    void aTableThatRefusesBecauseOfTooManyCallsSaysSo() {
        message("function", "table", 10, 2, "PutItem", false, "400 ProvisionedThroughputExceededException", "{}");
        message("function", "table", 10, 2, "PutItem", false, "400 ConditionalCheckFailedException", "{}");
        assertThat(figures("table").figure(Metric.FAILED_CALLS)).hasValue(2);
        assertThat(figures("table").figure(Metric.THROTTLED_CALLS)).hasValue(1);
    }

    @Test
    void copiesThatRanAtOnceAreCountedAndMemoryIsTheMost() {
        invoked(100, 1_000, 90_000_000);
        invoked(100, 900, 120_000_000);
        invoked(90, 500, 110_000_000);
        CardFigures function = figures("function");
        assertThat(function.figure(Metric.CONCURRENCY)).hasValue(2);
        assertThat(function.figure(Metric.MEMORY_USED)).hasValue(120_000_000);
    }

    private void invoked(long secondsAgo, long tookMs, long used) {
        journal.record(new Invoked(NOON.minusSeconds(secondsAgo), new NodeId("function"), "r", Duration.ofMillis(tookMs), Optional.empty(), 512, used, Invoked.Outcome.OK, ""));
    }
}
