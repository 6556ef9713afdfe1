package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.door.Callers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

class ClickCounterTest {
    private static final int CLICKS = 60;
    private static final int AT_ONCE = 12;

    @TempDir
    Path temporary;

    /** Run twice on one project: counts are kept between runs, and what a run leaves behind is data only. */
    @Test
    void manyClicksAtOnceAreAllCountedAndCountsOutliveTheRun() throws Exception {
        try (Project clicks = Project.example("click-counter", temporary.resolve("clicks"))) {
            clicks.start();
            String ads = clicks.api("ads");
            warm(clicks);
            // two processes work on them; whoever waits behind all others would wait longer than an API does on a slow machine
            try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < CLICKS; i++) {
                    String ad = i % 3 == 0 ? "blue" : "red";
                    answers.add(threads.submit(() -> clicks.send("POST", ads + "/ads/" + ad + "/clicks", "").statusCode()));
                }
                for (Future<Integer> answer : answers) {
                    assertThat(answer.get()).isBetween(200, 299);
                }
            }
            Project.await("all clicks", () -> count(clicks, "red") + count(clicks, "blue") >= CLICKS);
            assertThat(count(clicks, "red")).isEqualTo(CLICKS * 2 / 3);
            assertThat(count(clicks, "blue")).isEqualTo(CLICKS / 3);
            clicks.message(message -> message.wire().map(w -> w.value()).orElse("").equals("clicks..click-processor") && message.ok());

            long lines = clicks.run().journal().messages().stream().filter(m -> m.wire().map(w -> w.value()).orElse("").equals("ad-server..clicks")).count();
            assertThat(lines).as("one message on the wire for each click").isEqualTo(CLICKS);
        }
        try (Project again = Project.opened(temporary.resolve("clicks"))) {
            again.start();
            assertThat(count(again, "red")).isEqualTo(CLICKS * 2 / 3);
        }
    }

    /** Both processes of the function are there before the clicks come: an API waits half a minute, which one takes to start on a machine that does much else. */
    private static void warm(Project clicks) throws Exception {
        byte[] look = "{\"version\":\"2.0\",\"rawPath\":\"/ads/red\",\"pathParameters\":{\"ad\":\"red\"},\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/ads/red\"}}}".getBytes(StandardCharsets.UTF_8);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<LocalCloud.Invocation> seen = () -> clicks.run().invoke(clicks.card("ad-server"), look);
            for (Future<LocalCloud.Invocation> answer : threads.invokeAll(List.of(seen, seen))) {
                assertThat(new String(answer.get().answer(), StandardCharsets.UTF_8)).contains("\"statusCode\":200");
            }
        }
    }

    @Test
    void aMessageThatFailsTooOftenIsKeptInTheOtherQueueAndSettingsFollowAReload() throws Exception {
        try (Project clicks = Project.example("click-counter", temporary.resolve("lost"))) {
            clicks.code("click-processor", """
                    public class ClickProcessor {
                        public ClickProcessor(CountsTable counts) {
                        }

                        public BatchResult handle(ClicksBatch batch) {
                            return batch.each(message -> {
                                throw new IllegalStateException("cannot count");
                            });
                        }
                    }
                    """);
            clicks.start();
            // a failed message comes again after its visibility timeout: a minute in the drawing
            clicks.run().reload(Drawings.change(clicks.design(), "set clicks.visibilityTimeout 1", "set clicks.maxReceiveCount 2"));
            assertThat(clicks.send("POST", clicks.api("ads") + "/ads/red/clicks", "").statusCode()).isBetween(200, 299);
            try (SqsClient sqs = SqsClient.builder().endpointOverride(clicks.run().queueServer()).region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x"))).httpClient(UrlConnectionHttpClient.create()).build()) {
                String url = sqs.getQueueUrl(q -> q.queueName("lost-clicks")).queueUrl();
                Project.await("the message in the other queue", () -> sqs.receiveMessage(r -> r.queueUrl(url)).messages().stream().anyMatch(m -> m.body().contains("red")));
            }
            // a try that takes longer than the message is hidden is still on its way while the message is put aside
            Project.await("both tries", () -> tries(clicks).size() >= 2);
            assertThat(tries(clicks)).hasSize(2).noneMatch(m -> m.ok());
        }
    }

    private static List<Message> tries(Project clicks) {
        return clicks.run().journal().messages().stream().filter(m -> m.wire().map(w -> w.value()).orElse("").equals("clicks..click-processor")).toList();
    }

    private static int count(Project project, String ad) {
        try (DynamoDbClient dynamo = DynamoDbClient.builder().endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(Callers.key(project.card("ad-server")), Callers.SECRET)))
                .httpClient(UrlConnectionHttpClient.create()).build()) {
            var row = dynamo.getItem(get -> get.tableName("counts").key(Map.of("ad", AttributeValue.fromS(ad)))).item();
            return row.containsKey("clicks") ? Integer.parseInt(row.get("clicks").n()) : 0;
        }
    }
}
