package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Sources of events beyond queues and topics: a real call through the front door, and the user's Java at the other end. One run for all. */
class EventSourcesTest {
    private static final Design DESIGN = Drawings.of("sources",
            "add function sender", "add function watcher", "add table orders", "add queue lost",
            "set orders.itemFields '[{\"name\":\"id\",\"type\":\"text\"},{\"name\":\"total\",\"type\":\"whole\"}]'",
            "connect sender orders --mode write", "connect orders watcher --retries 0 --filter '{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[{\"anything-but\":\"hidden\"}]}}}}'",
            "connect watcher lost --as on-failure");

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
