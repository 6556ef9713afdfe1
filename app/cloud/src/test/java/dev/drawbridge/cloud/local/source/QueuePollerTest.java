package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QueuePollerTest {
    private final FakeSqs sqs = new FakeSqs();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Journal journal = new Journal();
    private final BlockingQueue<Message> recorded = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(sqs));

    QueuePollerTest() {
        journal.onMessage(recorded::add);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        http.shutdownNow();
    }

    private QueuePoller poll(int batchSize, Duration window, Functions functions) {
        QueuePoller poller = new QueuePoller(new QueuePoller.Source(new WireId("w"), new NodeId("jobs"), new NodeId("work"), "http://q/jobs", "arn:aws:sqs:us-east-1:000000000000:jobs", batchSize, window, 1),
                sqs.client(http), functions, journal, Clock.systemUTC());
        open.add(poller);
        return poller;
    }

    private Message next() throws InterruptedException {
        return recorded.poll(60, TimeUnit.SECONDS);
    }

    private static Functions.Outcome answer(String json) {
        return Functions.Outcome.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> bodies(byte[] event) {
        return JsonMapper.shared().readTree(event).path("Records").valueStream().map(record -> record.path("body").asString()).toList();
    }

    @Test
    void onlyMessagesThatSucceededAreDeleted() throws Exception {
        sqs.waiting.addAll(List.of("a", "b", "c"));
        poll(10, Duration.ZERO, (function, event) -> answer("{\"batchItemFailures\": [{\"itemIdentifier\": \"b\"}]}"));
        Message message = next();
        assertThat(message.ok()).isFalse();
        assertThat(message.result()).isEqualTo("1 of 3 failed");
        assertThat(sqs.deleted).containsExactly("a", "c");
    }

    @Test
    void afterAFunctionThatThrewNothingIsDeleted() throws Exception {
        sqs.waiting.addAll(List.of("a", "b"));
        poll(10, Duration.ZERO, (function, event) -> Functions.Outcome.failed(new byte[0], "IllegalStateException: no"));
        assertThat(next().result()).isEqualTo("IllegalStateException: no");
        assertThat(sqs.deleted).isEmpty();
    }

    @Test
    void aReportThatNamesAMessageOfNoBatchFailsTheWholeBatch() throws Exception {
        sqs.waiting.addAll(List.of("a", "b"));
        poll(10, Duration.ZERO, (function, event) -> answer("{\"batchItemFailures\": [{\"itemIdentifier\": \"z\"}]}"));
        assertThat(next().result()).isEqualTo("2 of 2 failed");
        assertThat(sqs.deleted).isEmpty();
    }

    @Test
    void anyOtherAnswerMeansThatAllSucceeded() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>(List.of("", "null", "\"done\"", "{\"batchItemFailures\": []}"));
        sqs.waiting.addAll(List.of("a", "b", "c", "d"));
        poll(1, Duration.ZERO, (function, event) -> answer(answers.remove()));
        for (int i = 0; i < 4; i++) {
            assertThat(next().ok()).isTrue();
        }
        assertThat(sqs.deleted).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aBatchIsNoLargerThanSet() throws Exception {
        sqs.waiting.addAll(List.of("a", "b", "c"));
        BlockingQueue<List<String>> batches = new LinkedBlockingQueue<>();
        poll(2, Duration.ZERO, (function, event) -> {
            batches.add(bodies(event));
            return answer("");
        });
        assertThat(batches.poll(60, TimeUnit.SECONDS)).containsExactly("a", "b");
        assertThat(batches.poll(60, TimeUnit.SECONDS)).containsExactly("c");
    }

    @Test
    void aWindowLetsABatchFillUp() throws Exception {
        BlockingQueue<List<String>> batches = new LinkedBlockingQueue<>();
        sqs.waiting.add("a");
        poll(3, Duration.ofSeconds(20), (function, event) -> {
            batches.add(bodies(event));
            return answer("");
        });
        Thread.sleep(150);
        assertThat(batches).isEmpty();
        sqs.waiting.addAll(List.of("b", "c"));
        assertThat(batches.poll(60, TimeUnit.SECONDS)).containsExactly("a", "b", "c");
    }

    @Test
    void aPollerThatRetiresFinishesItsBatchAndGivesBackWhatComesAfter() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        sqs.waiting.add("a");
        QueuePoller poller = poll(1, Duration.ZERO, (function, event) -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer("");
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        poller.retire();
        sqs.waiting.add("b");
        go.countDown();
        assertThat(next().ok()).isTrue();
        assertThat(sqs.deleted).containsExactly("a");
        Thread.sleep(100);
        assertThat(sqs.waiting).containsExactly("b");
    }
}
