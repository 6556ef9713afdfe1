package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** One drawing with every kind of card, used from all sides. The tests share the run and keep out of each other's way by their keys. */
class EveryKindTest {
    private static final Design DESIGN = Drawings.of("kinds",
            "add http-api api", "add client web", "add function publisher", "add function collector", "add function echo", "add function sleeper", "add topic news", "add queue inbox", "add queue ordered", "add queue lost",
            "add bucket photos", "add table seen", "add schedule nightly", "add queue forbidden",
            "set ordered.fifo true", "set nightly.expression 'rate(1 day)'", "set sleeper.timeout 6", "set web.origins '[\"https://web.example\"]'",
            "set seen.itemFields '[{\"name\":\"id\",\"type\":\"text\"},{\"name\":\"times\",\"type\":\"whole\"}]'",
            "connect api sleeper --routes '[{\"method\":\"POST\",\"path\":\"/sleep\",\"authorize\":false}]'",
            "connect api publisher --routes '[{\"method\":\"POST\",\"path\":\"/publish/{what}\",\"authorize\":false}]'",
            "connect web seen", "connect web photos", "connect publisher news", "connect publisher ordered", "connect publisher photos --mode read-write", "connect publisher echo",
            "connect news collector", "connect news inbox", "connect inbox collector", "connect ordered collector", "connect nightly collector", "connect photos collector",
            "connect collector seen --mode read-write", "connect collector lost --as on-failure --retries 1");

    @TempDir
    static Path temporary;
    private static Project kinds;

    @BeforeAll
    static void start() throws IOException {
        kinds = Project.of(DESIGN, temporary.resolve("kinds"));
        kinds.code("echo", """
                public class Echo {
                    public Object handle(Invocation invocation) {
                        return Map.of("echo", invocation.input(Object.class));
                    }
                }
                """);
        // nothing that could take long by itself: its timeout is short
        kinds.code("sleeper", """
                public class Sleeper {
                    public HttpResponse handle(HttpRequest request) throws Exception {
                        if (request.body().equals("long")) {
                            Thread.sleep(60_000);
                        }
                        return HttpResponse.ok("awake");
                    }
                }
                """);
        kinds.code("publisher", """
                public class Publisher {
                    private final EchoFunction echo;
                    private final NewsTopic news;
                    private final OrderedQueue ordered;
                    private final PhotosBucket photos;

                    public Publisher(EchoFunction echo, NewsTopic news, OrderedQueue ordered, PhotosBucket photos) {
                        this.echo = echo;
                        this.news = news;
                        this.ordered = ordered;
                        this.photos = photos;
                    }

                    public HttpResponse handle(HttpRequest request) throws Exception {
                        String text = request.body();
                        switch (request.path().substring("/publish/".length())) {
                            case "news" -> news.publish(text, Map.of("from", "test"));
                            case "ordered" -> ordered.sendAll(List.of(text + "1", text + "2", text + "3"), "group");
                            case "photo" -> photos.putText("from function/" + text, text);
                            case "echo" -> { return HttpResponse.ok(echo.call(text, Object.class)); }
                            case "throw" -> throw new IllegalStateException("no stock left");
                            case "exit" -> System.exit(3);
                            default -> { }
                        }
                        return HttpResponse.ok("done");
                    }
                }
                """);
        kinds.code("collector", """
                public class Collector {
                    private final SeenTable seen;

                    public Collector(SeenTable seen) {
                        this.seen = seen;
                    }

                    public BatchResult handle(InboxBatch batch) {
                        return batch.each(message -> see("inbox", message.toString()));
                    }

                    public BatchResult handle(OrderedBatch batch) {
                        return batch.each(message -> {
                            System.out.println("ordered " + message);
                            see("ordered", message.toString());
                        });
                    }

                    public void handle(NewsNotification notification) {
                        if (notification.message().toString().contains("poison")) {
                            throw new IllegalArgumentException("I cannot work on that");
                        }
                        see("news", notification.message().toString());
                    }

                    public void handle(ObjectEvent event) {
                        see("photos", event.key() + " " + event.size());
                    }

                    public void handle(Tick tick) {
                        see("tick", "nightly");
                    }

                    private void see(String where, String what) {
                        seen.addToTimes(where + ": " + what, 1);
                    }
                }
                """);
        kinds.start();
    }

    @AfterAll
    static void stop() {
        if (kinds != null) {
            kinds.close();
        }
    }

    private static HttpResponse<String> publish(String what, String text) throws Exception {
        return kinds.send("POST", kinds.api("api") + "/publish/" + what, text, "content-type", "text/plain");
    }

    private static StaticCredentialsProvider keyOf(String card) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(Callers.key(kinds.card(card)), Callers.SECRET));
    }

    private static S3Client s3(String card) {
        return S3Client.builder().endpointOverride(kinds.run().frontDoor()).region(Region.US_EAST_1).credentialsProvider(keyOf(card)).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static SqsClient sqs(String card) {
        return SqsClient.builder().endpointOverride(kinds.run().frontDoor()).region(Region.US_EAST_1).credentialsProvider(keyOf(card)).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static DynamoDbClient dynamo(String card) {
        return DynamoDbClient.builder().endpointOverride(kinds.run().frontDoor()).region(Region.US_EAST_1).credentialsProvider(keyOf(card)).httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static void awaitSeen(String what) {
        try (DynamoDbClient dynamo = dynamo("collector")) {
            Project.await("the row \"" + what + "\"", () -> dynamo.getItem(get -> get.tableName("seen").key(Map.of("id", AttributeValue.fromS(what))).consistentRead(true)).hasItem());
        }
    }

    private static String bucket() {
        return LocalNames.of(DESIGN).name(DESIGN.requireNode(kinds.card("photos")));
    }

    @Test
    void aTopicsMessageReachesItsFunctionAndItsQueue() throws Exception {
        assertThat(publish("news", "hello").statusCode()).isEqualTo(200);
        awaitSeen("news: hello");
        awaitSeen("inbox: hello");
        assertThat(kinds.message(message -> message.wire().map(w -> w.value()).orElse("").equals("news..inbox")).result()).isEqualTo("delivered");
        assertThat(kinds.message(message -> message.wire().map(w -> w.value()).orElse("").equals("publisher..news")).result()).isEqualTo("published");
    }

    @Test
    void anOrderedQueueKeepsTheOrderOfAGroup() throws Exception {
        assertThat(publish("ordered", "n").statusCode()).isEqualTo(200);
        awaitSeen("ordered: n3");
        assertThat(kinds.run().journal().lines().stream().map(line -> line.text()).filter(text -> text.startsWith("ordered n"))).containsExactly("ordered n1", "ordered n2", "ordered n3");
    }

    @Test
    void anObjectOfTheBucketStartsTheFunction() throws Exception {
        assertThat(publish("photo", "woof").statusCode()).as(() -> String.join("\n", kinds.run().journal().lines().stream().map(line -> line.text()).toList())).isEqualTo(200);
        awaitSeen("photos: from function/woof 4");
    }

    @Test
    void aTickStartsWhatIsWiredToTheSchedule() {
        kinds.run().tick(kinds.card("nightly"));
        awaitSeen("tick: nightly");
    }

    @Test
    void aFunctionCallsAnother() throws Exception {
        assertThat(publish("echo", "hi").body()).isEqualTo("{\"echo\":\"hi\"}");
    }

    @Test
    void anEventThatFailsIsTriedAgainAndThenKeptInTheFailureQueue() throws Exception {
        assertThat(publish("news", "poison").statusCode()).isEqualTo(200);
        Message kept = kinds.message(message -> message.wire().map(w -> w.value()).orElse("").equals("collector..lost"));
        assertThat(kept.payload()).contains("\"condition\":\"RetriesExhausted\"").contains("\"approximateInvokeCount\":2").contains("I cannot work on that");
        assertThat(kinds.problems).anyMatch(problem -> problem.matches("collector: IllegalArgumentException: I cannot work on that \\(Collector\\.java:\\d+\\)"));
    }

    private static void fails(String path, String text, String function, String reason) throws Exception {
        HttpResponse<String> answer = kinds.send("POST", kinds.api("api") + path, text, "content-type", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        Message red = kinds.message(message -> message.summary().equals("POST " + path) && message.wire().map(w -> w.value()).orElse("").equals("api.." + function));
        assertThat(red.result()).isEqualTo("500 " + reason);
        assertThat(kinds.problems).contains(function + ": " + reason);
    }

    @Test
    void aFunctionThatExitsIsAnswered500AndSaidAtItsCardAndWorksAgain() throws Exception {
        fails("/publish/exit", "x", "publisher", "Runtime exited with error: exit status 3");
        assertThat(publish("nothing", "x").statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatHangsIsAnswered500AndSaidAtItsCardAndWorksAgain() throws Exception {
        fails("/sleep", "long", "sleeper", "Task timed out after 6.00 seconds");
        assertThat(kinds.send("POST", kinds.api("api") + "/sleep", "short", "content-type", "text/plain").statusCode()).isEqualTo(200);
    }

    /** The generated adapter answers for a core that throws, so the reason is read from the log. */
    @Test
    void aFunctionThatThrowsIsAnswered500AndItsReasonIsInTheJournalTheLogAndAtItsCard() throws Exception {
        HttpResponse<String> answer = publish("throw", "x");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Internal Server Error").doesNotContain("stock");
        Message red = kinds.message(message -> message.summary().equals("POST /publish/throw") && message.wire().map(w -> w.value()).orElse("").equals("api..publisher"));
        assertThat(red.ok()).isFalse();
        assertThat(red.result()).matches("500 IllegalStateException: no stock left \\(Publisher\\.java:\\d+\\)");
        assertThat(kinds.problems).anyMatch(problem -> problem.matches("publisher: IllegalStateException: no stock left \\(Publisher\\.java:\\d+\\)"));
        assertThat(kinds.run().journal().lines()).anyMatch(line -> line.function().equals(kinds.card("publisher")) && line.text().contains("no stock left"));
    }

    @Test
    void objectsGoThroughTheFrontDoorWithTheRealSdk() throws Exception {
        byte[] part = new byte[5 * 1024 * 1024];
        try (S3Client s3 = s3("publisher")) {
            s3.putObject(p -> p.bucket(bucket()).key("sdk/a b+ä.txt").contentType("text/plain"), RequestBody.fromString("hello"));
            assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket()).key("sdk/a b+ä.txt")).asUtf8String()).isEqualTo("hello");
            assertThat(s3.headObject(h -> h.bucket(bucket()).key("sdk/a b+ä.txt")).contentLength()).isEqualTo(5);
            assertThat(s3.getObjectAsBytes(g -> g.bucket(bucket()).key("sdk/a b+ä.txt").range("bytes=1-2")).asUtf8String()).isEqualTo("el");
            String id = s3.createMultipartUpload(u -> u.bucket(bucket()).key("sdk/film")).uploadId();
            CompletedPart one = CompletedPart.builder().partNumber(1).eTag(s3.uploadPart(u -> u.bucket(bucket()).key("sdk/film").uploadId(id).partNumber(1), RequestBody.fromBytes(part)).eTag()).build();
            CompletedPart two = CompletedPart.builder().partNumber(2).eTag(s3.uploadPart(u -> u.bucket(bucket()).key("sdk/film").uploadId(id).partNumber(2), RequestBody.fromString("end")).eTag()).build();
            s3.completeMultipartUpload(c -> c.bucket(bucket()).key("sdk/film").uploadId(id).multipartUpload(CompletedMultipartUpload.builder().parts(one, two).build()));
            assertThat(s3.headObject(h -> h.bucket(bucket()).key("sdk/film")).contentLength()).isEqualTo(part.length + 3L);
            assertThat(s3.listObjectsV2(l -> l.bucket(bucket()).prefix("sdk/")).contents()).extracting(o -> o.key()).containsExactly("sdk/a b+ä.txt", "sdk/film");
            assertThatThrownBy(() -> s3.getObject(g -> g.bucket(bucket()).key("sdk/none"))).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
            assertThatThrownBy(() -> s3.deleteObject(d -> d.bucket(bucket()).key("sdk/film"))).isInstanceOfSatisfying(S3Exception.class, e -> {
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("publisher is not permitted to perform s3:DeleteObject on photos: no wire grants it. Change what the wire from publisher to photos permits.");
            });
        }
        awaitSeen("photos: sdk/film " + (part.length + 3));
        try (S3Presigner presigner = S3Presigner.builder().endpointOverride(kinds.run().frontDoor()).region(Region.US_EAST_1).credentialsProvider(keyOf("publisher"))
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build()).build()) {
            URI link = URI.create(presigner.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5)).getObjectRequest(g -> g.bucket(bucket()).key("sdk/a b+ä.txt"))).url().toString());
            assertThat(kinds.send("GET", link.toString(), "").body()).isEqualTo("hello");
        }
    }

    @Test
    void messagesGoThroughTheFrontDoorWithTheRealSdkWhichChecksTheirSums() {
        try (SqsClient sqs = sqs("publisher")) {
            String url = kinds.run().frontDoor() + "/" + LocalNames.ACCOUNT + "/ordered.fifo";
            assertThat(sqs.sendMessage(m -> m.queueUrl(url).messageBody("sdk").messageGroupId("g")).messageId()).isNotBlank();
            assertThat(sqs.sendMessageBatch(b -> b.queueUrl(url).entries(e -> e.id("1").messageBody("sdk batch").messageGroupId("g"))).successful()).hasSize(1);
            awaitSeen("ordered: sdk batch");
            assertThatThrownBy(() -> sqs.sendMessage(m -> m.queueUrl(kinds.run().frontDoor() + "/" + LocalNames.ACCOUNT + "/forbidden").messageBody("x"))).isInstanceOfSatisfying(SqsException.class,
                    e -> assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("publisher is not permitted to perform sqs:SendMessage on forbidden: no wire grants it. Draw a wire from publisher to forbidden."));
            assertThatThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(url))).isInstanceOf(SqsException.class);
        }
    }

    @Test
    void aClientReadsDirectlyFromItsOwnPagesAndMayNotWrite() throws Exception {
        try (DynamoDbClient guest = dynamo("web")) {
            assertThat(guest.getItem(get -> get.tableName("seen").key(Map.of("id", AttributeValue.fromS("none")))).hasItem()).isFalse();
            assertThatThrownBy(() -> guest.deleteItem(delete -> delete.tableName("seen").key(Map.of("id", AttributeValue.fromS("none"))))).isInstanceOfSatisfying(DynamoDbException.class,
                    e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        }
        String door = kinds.run().frontDoor().toString();
        String authorization = "AWS4-HMAC-SHA256 Credential=" + Callers.key(kinds.card("web")) + "/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
        String body = "{\"TableName\": \"seen\", \"Key\": {\"id\": {\"S\": \"none\"}}}";
        HttpResponse<String> ours = kinds.send("POST", door, body, "authorization", authorization, "x-amz-target", "DynamoDB_20120810.GetItem", "origin", "https://web.example");
        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(ours.headers().firstValue("access-control-allow-origin")).contains("https://web.example");
        HttpResponse<String> theirs = kinds.send("POST", door, body, "authorization", authorization, "x-amz-target", "DynamoDB_20120810.GetItem", "origin", "https://evil.example");
        assertThat(theirs.statusCode()).isEqualTo(403);
        HttpResponse<String> question = kinds.send("OPTIONS", door, "", "origin", "https://web.example", "access-control-request-method", "POST", "access-control-request-headers", "x-amz-target,authorization");
        assertThat(question.headers().firstValue("access-control-allow-headers")).contains("x-amz-target,authorization");
    }

    @Test
    void aStrangersKeyOpensNothing() throws Exception {
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIASTRANGER/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
        HttpResponse<String> answer = kinds.send("POST", kinds.run().frontDoor().toString(), "{}", "authorization", authorization, "x-amz-target", "DynamoDB_20120810.ListTables");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Only functions and clients of the running drawing may call here.");
        assertThat(kinds.run().addresses()).extracting(Address::label).contains("AWS endpoint for web");
    }
}
