package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AsyncInvocationsTest {
    private static final NodeId FUNCTION = new NodeId("work");
    private final FakeSqs sqs = new FakeSqs();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Journal journal = new Journal();
    private final BlockingQueue<Message> recorded = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile Functions functions = (function, event) -> Functions.Outcome.failed("{\"errorType\":\"X\"}".getBytes(StandardCharsets.UTF_8), "X: no");
    private final AsyncInvocations async = new AsyncInvocations((function, event) -> {
        tries.incrementAndGet();
        return functions.run(function, event);
    }, sqs.client(http), journal, Clock.systemUTC(), (card, sentence) -> problems.add(card + ": " + sentence));

    AsyncInvocationsTest() {
        journal.onMessage(recorded::add);
    }

    @AfterEach
    void stop() {
        async.close();
        sqs.close();
        http.shutdownNow();
    }

    private void start() {
        async.start(new WireId("w"), new NodeId("news"), FUNCTION, "hello", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private Message next() throws InterruptedException {
        return recorded.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void anEventIsTriedAgainAsOftenAsTheWireSaysAndThenKept() throws Exception {
        async.routes(Map.of(FUNCTION, new AsyncInvocations.FailureRoute(new WireId("f"), new NodeId("lost"), "http://q/lost", "arn:f", 1)));
        start();
        assertThat(next().summary()).isEqualTo("hello");
        assertThat(next().summary()).isEqualTo("hello (try 2)");
        JsonNode kept = JsonMapper.shared().readTree(sqs.sent.poll(60, TimeUnit.SECONDS).path("MessageBody").asString());
        assertThat(kept.path("requestContext").path("condition").asString()).isEqualTo("RetriesExhausted");
        assertThat(kept.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(kept.path("requestContext").path("functionArn").asString()).isEqualTo("arn:f:$LATEST");
        assertThat(kept.path("requestPayload")).isEqualTo(JsonMapper.shared().readTree("{\"a\":1}"));
        assertThat(kept.path("responsePayload").path("errorType").asString()).isEqualTo("X");
        Message onFailureWire = next();
        assertThat(onFailureWire.wire()).contains(new WireId("f"));
        assertThat(onFailureWire.to()).isEqualTo(new NodeId("lost"));
    }

    @Test
    void anEventThatSucceedsIsTriedOnce() throws Exception {
        functions = (function, event) -> Functions.Outcome.of(new byte[0]);
        start();
        assertThat(next().ok()).isTrue();
        assertThat(tries).hasValue(1);
        assertThat(sqs.sent).isEmpty();
    }

    @Test
    void aSecondTryThatSucceedsKeepsNothing() throws Exception {
        async.routes(Map.of(FUNCTION, new AsyncInvocations.FailureRoute(new WireId("f"), new NodeId("lost"), "http://q/lost", "arn:f", 2)));
        Functions failing = functions;
        functions = (function, event) -> tries.get() == 1 ? failing.run(function, event) : Functions.Outcome.of(new byte[0]);
        start();
        assertThat(next().ok()).isFalse();
        assertThat(next().ok()).isTrue();
        assertThat(sqs.sent.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void anEventForAFunctionThatIsGoneIsReportedAtItsCard() throws Exception {
        functions = (function, event) -> {
            throw new CloudException("The function \"work\" is no part of the run.");
        };
        start();
        assertThat(problems.poll(60, TimeUnit.SECONDS)).isEqualTo("work: The event \"hello\" was lost: The function \"work\" is no part of the run.");
    }

    @Test
    void anEventThatComesAfterTheEndIsIgnored() {
        async.close();
        start();
        assertThat(tries).hasValue(0);
    }
}
