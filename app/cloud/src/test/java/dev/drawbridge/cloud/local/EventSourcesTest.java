package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Sources of events beyond queues and topics: a real call through the front door, and the user's Java at the other end. One run for all. */
class EventSourcesTest {
    private static final Design DESIGN = Drawings.of("sources",
            "add function sender", "add function watcher", "add table orders", "add queue lost",
            "set orders.itemFields '[{\"name\":\"id\",\"type\":\"text\"},{\"name\":\"total\",\"type\":\"whole\"}]'",
            "connect sender orders --mode write", "connect orders watcher --retries 0 --filter '{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[{\"anything-but\":\"hidden\"}]}}}}'",
            "connect watcher lost --as on-failure",
            "add stream clicks", "add function counter", "connect sender clicks", "connect clicks counter --retries 0 --filter '{\"data\":{\"n\":[{\"numeric\":[\">\",1]}]}}'",
            "set clicks.messageFields '[{\"name\":\"n\",\"type\":\"whole\"}]'",
            "add function-url hook", "add function hooked", "connect hook hooked",
            "add event-bus shop", "add event-bus other", "add function listener", "add queue inbox", "add topic news",
            "set shop.messageFields '[{\"name\":\"id\",\"type\":\"text\"},{\"name\":\"price\",\"type\":\"decimal\"}]'",
            "connect sender shop", "connect shop listener --pattern '{\"detail\":{\"price\":[{\"numeric\":[\">\",10]}]}}'", "connect shop other", "connect other inbox", "connect shop news",
            "add queue raw", "add event-pipe pipe", "add function enrich", "add queue cooked", "connect sender raw", "connect raw pipe", "connect pipe enrich --as call", "connect pipe cooked",
            "set pipe.filter '{\"body\":{\"n\":[{\"numeric\":[\">\",1]}]}}'",
            "add event-pipe reading", "add function reader", "connect clicks reading", "connect reading reader --as trigger",
            "add bucket photos", "add event-bus account", "set account.default true", "add queue stored", "connect sender photos --mode read-write", "connect photos stored --prefix in/",
            "connect photos account", "connect account listener --pattern '{\"source\":[\"aws.s3\"]}'");

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("sources"));
        project.code("watcher", """
                public class Watcher {
                    public BatchResult handle(OrdersChanges changes) {
                        return changes.each(change -> {
                            System.out.println("saw " + change);
                            if (change.after().map(item -> item.id().equals("poison")).orElse(false)) {
                                throw new IllegalStateException("I cannot work on that");
                            }
                        });
                    }
                }
                """);
        project.code("counter", """
                public class Counter {
                    public BatchResult handle(ClicksRecords records) {
                        return records.each((record, delivery) -> System.out.println("clicked " + record.n() + " " + delivery.attributes().get("partitionKey")));
                    }
                }
                """);
        project.code("enrich", """
                public class Enrich {
                    public Object handle(Invocation invocation) {
                        List<String> out = new ArrayList<>();
                        for (Object record : invocation.input(List.class)) {
                            out.add("enriched " + ((Map<?, ?>) record).get("body"));
                        }
                        return out;
                    }
                }
                """);
        project.code("reader", """
                public class Reader {
                    public Object handle(Invocation invocation) {
                        System.out.println("piped " + ((Map<?, ?>) invocation.input(List.class).get(0)).get("partitionKey"));
                        return "fine";
                    }
                }
                """);
        project.code("hooked", """
                public class Hooked {
                    public HttpResponse handle(HttpRequest request) {
                        return HttpResponse.ok(Map.of("asked", request.method() + " " + request.path() + " " + request.query("q").orElse("")));
                    }
                }
                """);
        project.code("listener", """
                public class Listener {
                    public void handle(BusEvent<String> event) {
                        System.out.println("heard " + event.detailType() + " of " + event.source() + " " + event.detail());
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    private static DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(credentials("sender")).build();
    }

    static StaticCredentialsProvider credentials(String function) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(Callers.key(project.card(function)), Callers.SECRET));
    }

    private static void saw(String function, String text) {
        Project.await("\"" + text + "\" of " + function, () -> project.run().journal().lines().stream()
                .anyMatch(line -> line.function().equals(project.card(function)) && line.text().contains(text)));
    }

    @Test
    void changesOfATableReachTheFunctionWithTheItemBeforeAndAfter() {
        try (DynamoDbClient client = dynamoDb()) {
            client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("a"), "total", AttributeValue.fromN("1"))));
            client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("hidden"))));
            client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("a"), "total", AttributeValue.fromN("2"))));
            client.deleteItem(delete -> delete.tableName("orders").key(Map.of("id", AttributeValue.fromS("a"))));
        }
        saw("watcher", "saw INSERTED -> OrdersItem[id=a, total=1]");
        saw("watcher", "saw CHANGED OrdersItem[id=a, total=1] -> OrdersItem[id=a, total=2]");
        saw("watcher", "saw REMOVED OrdersItem[id=a, total=2]");
        assertThat(project.run().journal().lines()).noneMatch(line -> line.text().contains("hidden"));
        Message change = project.message(message -> message.from().equals(project.card("orders")) && message.ok());
        assertThat(change.wire()).isPresent();
        assertThat(change.to()).isEqualTo(project.card("watcher"));
    }

    @Test
    void recordsOfAStreamReachTheFunctionThatReadsIt() {
        System.setProperty("aws.cborEnabled", "false");
        try (KinesisClient client = KinesisClient.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(credentials("sender")).build()) {
            assertThat(client.putRecord(put -> put.streamName("clicks").partitionKey("a").data(SdkBytes.fromUtf8String("{\"n\":1}"))).sequenceNumber()).isNotBlank();
            client.putRecords(put -> put.streamName("clicks").records(entry("b", "{\"n\":2}"), entry("c", "{\"n\":3}")));
            assertThatThrownBy(() -> client.putRecord(put -> put.streamName("other").partitionKey("a").data(SdkBytes.fromUtf8String("x"))))
                    .isInstanceOf(KinesisException.class).hasMessageContaining("the drawing has none of that name");
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
        saw("counter", "clicked 2 b");
        saw("counter", "clicked 3 c");
        saw("reader", "piped a");
        assertThat(project.run().journal().lines()).noneMatch(line -> line.text().contains("clicked 1"));
    }

    private static PutRecordsRequestEntry entry(String key, String data) {
        return PutRecordsRequestEntry.builder().partitionKey(key).data(SdkBytes.fromUtf8String(data)).build();
    }

    @Test
    void aBucketTellsAQueueAndTheAccountsBus() {
        try (S3Client client = S3Client.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .forcePathStyle(true).credentialsProvider(credentials("sender")).build()) {
            client.putObject(put -> put.bucket("sources-photos").key("out/b.txt"), RequestBody.fromString("b"));
            client.putObject(put -> put.bucket("sources-photos").key("in/a.txt"), RequestBody.fromString("a"));
        }
        Message kept = project.message(message -> message.to().equals(project.card("stored")));
        assertThat(kept.payload()).contains("in/a.txt", "\"eventSource\":\"aws:s3\"");
        saw("listener", "heard Object Created of aws.s3");
        project.message(message -> message.to().equals(project.card("account")) && message.payload().contains("out/b.txt"));
        assertThat(project.run().journal().messages()).noneMatch(message -> message.to().equals(project.card("stored")) && message.payload().contains("out/b.txt"));
    }

    @Test
    void aPipeFiltersEnrichesAndHandsOn() {
        try (SqsClient client = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(credentials("sender")).build()) {
            String url = project.run().frontDoor() + "/" + LocalNames.ACCOUNT + "/raw";
            client.sendMessage(send -> send.queueUrl(url).messageBody("{\"n\":1}"));
            client.sendMessage(send -> send.queueUrl(url).messageBody("{\"n\":2}"));
        }
        Message cooked = project.message(message -> message.to().equals(project.card("cooked")));
        assertThat(cooked.payload()).isEqualTo("enriched {\"n\":2}");
        assertThat(cooked.wire()).isPresent();
        project.message(message -> message.from().equals(project.card("pipe")) && message.to().equals(project.card("enrich")) && message.ok());
    }

    @Test
    void aFunctionAnswersAtItsOwnAddress() throws Exception {
        assertThat(project.send("GET", project.api("hook") + "/deep/down?q=1", "").body()).contains("GET /deep/down 1");
        assertThat(project.send("POST", project.api("hook") + "/", "x").body()).contains("POST / ");
        assertThat(project.message(message -> message.from().equals(project.card("hook"))).wire()).isPresent();
    }

    @Test
    void anEventGoesOverEachWireWhosePatternItFits() {
        try (EventBridgeClient client = EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()).endpointOverride(project.run().frontDoor()).region(Region.US_EAST_1)
                .credentialsProvider(credentials("sender")).build()) {
            PutEventsResponse response = client.putEvents(put -> put.entries(event("Ordered", "{\"id\":\"cheap\",\"price\":5}"), event("Ordered", "{\"id\":\"dear\",\"price\":12.50}"), event("", "{}")));
            assertThat(response.failedEntryCount()).isEqualTo(1);
            assertThat(response.entries().get(2).errorCode()).isEqualTo("InvalidArgument");
            assertThatThrownBy(() -> client.putEvents(put -> put.entries(event("x", "{}").toBuilder().eventBusName("other").build())))
                    .isInstanceOf(EventBridgeException.class).hasMessageContaining("sender is not permitted to perform events:PutEvents on other");
        }
        saw("listener", "heard Ordered of test.shop {\"id\":\"dear\",\"price\":12.5}");
        Message kept = project.message(message -> message.to().equals(project.card("inbox")) && message.payload().contains("cheap"));
        assertThat(kept.from()).isEqualTo(project.card("other"));
        assertThat(kept.payload()).contains("\"detail-type\":\"Ordered\"", "\"source\":\"test.shop\"");
        project.message(message -> message.to().equals(project.card("news")) && message.payload().contains("dear"));
        assertThat(project.run().journal().lines()).noneMatch(line -> line.text().contains("\"id\":\"cheap\""));
    }

    private static PutEventsRequestEntry event(String type, String detail) {
        return PutEventsRequestEntry.builder().eventBusName("shop").source("test.shop").detailType(type).detail(detail).build();
    }

    @Test
    void aChangeThatFailsAgainAndAgainIsPassedOverAndItsPlaceIsKept() {
        try (DynamoDbClient client = dynamoDb()) {
            client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("poison"))));
            client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS("after"))));
        }
        saw("watcher", "saw INSERTED -> OrdersItem[id=after, total=null]");
        Message kept = project.message(message -> message.to().equals(project.card("lost")));
        assertThat(kept.payload()).contains("RetryAttemptsExhausted", "DDBStreamBatchInfo", "startSequenceNumber");
    }
}
