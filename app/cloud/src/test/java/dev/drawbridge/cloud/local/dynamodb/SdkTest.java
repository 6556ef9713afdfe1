package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.dynamodb.http.DynamoDbHttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The engine as a function sees it: through the AWS SDK over HTTP. */
class SdkTest {
    private DynamoDbEngine engine;
    private DynamoDbHttpServer server;
    private DynamoDbClient client;

    @BeforeEach
    void start() {
        engine = DynamoDbEngine.inMemory();
        server = DynamoDbHttpServer.start(engine, 0);
        client = DynamoDbClient.builder().endpointOverride(server.endpoint()).region(Region.US_EAST_1).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))).build();
        client.createTable(orders());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        engine.close();
    }

    private static CreateTableRequest orders() {
        return CreateTableRequest.builder().tableName("orders").billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("customer", KeyType.HASH), key("number", KeyType.RANGE))
                .attributeDefinitions(type("customer", ScalarAttributeType.S), type("number", ScalarAttributeType.N), type("state", ScalarAttributeType.S),
                        type("total", ScalarAttributeType.N))
                .globalSecondaryIndexes(index -> index.indexName("byState").keySchema(key("state", KeyType.HASH), key("total", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("note")))
                .localSecondaryIndexes(index -> index.indexName("byTotal").keySchema(key("customer", KeyType.HASH), key("total", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY)))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition type(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(long number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    private static Map<String, AttributeValue> order(String customer, int number, String state, int total) {
        return Map.of("customer", s(customer), "number", n(number), "state", s(state), "total", n(total), "note", s("n" + number), "big", s("x".repeat(10)));
    }

    private void put(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName("orders").item(item));
    }

    private Map<String, AttributeValue> get(String customer, int number) {
        return client.getItem(request -> request.tableName("orders").key(Map.of("customer", s(customer), "number", n(number)))).item();
    }

    @Test
    void theWaiterOfTheSdkSeesANewTableAndADeletedOne() {
        assertThat(client.waiter().waitUntilTableExists(request -> request.tableName("orders")).matched().response()).get()
                .satisfies(found -> assertThat(found.table().tableStatus()).isEqualTo(TableStatus.ACTIVE));
        client.deleteTable(request -> request.tableName("orders"));
        assertThat(client.waiter().waitUntilTableNotExists(request -> request.tableName("orders")).matched().exception()).isPresent();
    }

    @Test
    void aTableDescribesItselfAsItWasMade() {
        put(order("ann", 1, "open", 5));
        var table = client.describeTable(request -> request.tableName("orders")).table();
        assertThat(table.keySchema()).containsExactly(key("customer", KeyType.HASH), key("number", KeyType.RANGE));
        assertThat(table.itemCount()).isEqualTo(1);
        assertThat(table.tableSizeBytes()).isPositive();
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/orders");
        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.globalSecondaryIndexes()).singleElement().satisfies(index -> {
            assertThat(index.projection().nonKeyAttributes()).containsExactly("note");
            assertThat(index.itemCount()).isEqualTo(1);
        });
        assertThat(table.localSecondaryIndexes()).singleElement().satisfies(index -> assertThat(index.indexName()).isEqualTo("byTotal"));
    }

    @Test
    void creatingATableTwiceAndUsingAMissingOneRaiseTheExceptionsOfTheSdk() {
        assertThatThrownBy(() -> client.createTable(orders())).isInstanceOf(ResourceInUseException.class).hasMessageContaining("Table already exists: orders");
        assertThatThrownBy(() -> client.getItem(request -> request.tableName("nothing").key(Map.of("id", s("1")))))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining("Requested resource not found");
        assertThatThrownBy(() -> client.describeTable(request -> request.tableName("nothing")))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining("Requested resource not found: Table: nothing not found");
    }

    @Test
    void everyTypeOfValueComesBackAsItWasPut() {
        Map<String, AttributeValue> item = Map.ofEntries(Map.entry("customer", s("ann")), Map.entry("number", n(1)),
                Map.entry("text", s("\u00fcml\u00e4ut \ud83d\ude00")), Map.entry("empty", s("")), Map.entry("bytes", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))),
                Map.entry("bool", AttributeValue.fromBool(false)), Map.entry("nul", AttributeValue.fromNul(true)), Map.entry("texts", AttributeValue.fromSs(List.of("a", "b"))),
                Map.entry("numbers", AttributeValue.fromNs(List.of("1", "2.5"))), Map.entry("list", AttributeValue.fromL(List.of(s("a"), n(2), AttributeValue.fromL(List.of())))),
                Map.entry("map", AttributeValue.fromM(Map.of("inner", AttributeValue.fromM(Map.of())))),
                Map.entry("binaries", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("x")))));
        put(item);
        assertThat(get("ann", 1)).isEqualTo(item);
    }

    @Test
    void aMissingItemIsNoItem() {
        assertThat(client.getItem(request -> request.tableName("orders").key(Map.of("customer", s("nobody"), "number", n(1)))).hasItem()).isFalse();
    }

    @Test
    void aConditionThatFailsRaisesConditionalCheckFailedAndShowsTheItemIfAsked() {
        put(order("ann", 1, "open", 5));
        assertThatThrownBy(() -> client.putItem(request -> request.tableName("orders").item(order("ann", 1, "closed", 9))
                .conditionExpression("attribute_not_exists(customer)").returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, failed -> {
                    assertThat(failed.awsErrorDetails().errorMessage()).isEqualTo("The conditional request failed");
                    assertThat(failed.item()).containsEntry("state", s("open"));
                });
        assertThat(get("ann", 1)).containsEntry("state", s("open"));
    }

    @Test
    void anUpdateReturnsWhatWasAsked() {
        put(order("ann", 1, "open", 5));
        for (var expected : Map.of(ReturnValue.UPDATED_NEW, Map.of("total", n(7)), ReturnValue.UPDATED_OLD, Map.of("total", n(5))).entrySet()) {
            put(order("ann", 1, "open", 5));
            assertThat(add(expected.getKey()).attributes()).isEqualTo(expected.getValue());
        }
        put(order("ann", 1, "open", 5));
        assertThat(add(ReturnValue.ALL_OLD).attributes()).hasSize(6).containsEntry("total", n(5));
        put(order("ann", 1, "open", 5));
        assertThat(add(ReturnValue.ALL_NEW).attributes()).hasSize(6).containsEntry("total", n(7));
        assertThat(add(ReturnValue.NONE).hasAttributes()).isFalse();
    }

    private software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse add(ReturnValue wish) {
        return client.updateItem(request -> request.tableName("orders").key(Map.of("customer", s("ann"), "number", n(1)))
                .updateExpression("ADD #t :two").expressionAttributeNames(Map.of("#t", "total")).expressionAttributeValues(Map.of(":two", n(2))).returnValues(wish));
    }

    @Test
    void anUpdateOfAMissingItemMakesIt() {
        client.updateItem(request -> request.tableName("orders").key(Map.of("customer", s("ann"), "number", n(9)))
                .updateExpression("SET visits = if_not_exists(visits, :zero) + :one, tags = list_append(if_not_exists(tags, :none), :tag)")
                .expressionAttributeValues(Map.of(":zero", n(0), ":one", n(1), ":none", AttributeValue.fromL(List.of()), ":tag", AttributeValue.fromL(List.of(s("new"))))));
        assertThat(get("ann", 9)).containsEntry("visits", n(1)).containsEntry("tags", AttributeValue.fromL(List.of(s("new")))).hasSize(4);
    }

    @Test
    void deletingGivesTheOldItemBack() {
        put(order("ann", 1, "open", 5));
        var deleted = client.deleteItem(request -> request.tableName("orders").key(Map.of("customer", s("ann"), "number", n(1))).returnValues(ReturnValue.ALL_OLD));
        assertThat(deleted.attributes()).containsEntry("total", n(5));
        assertThat(get("ann", 1)).isEmpty();
    }

    @Test
    void aQueryPagesThroughAPartitionInOrderAndBackwards() {
        IntStream.rangeClosed(1, 25).forEach(number -> put(order("ann", number, "open", 100 - number)));
        put(order("bob", 1, "open", 1));
        var forward = new ArrayList<String>();
        client.queryPaginator(request -> request.tableName("orders").keyConditionExpression("customer = :c")
                .expressionAttributeValues(Map.of(":c", s("ann"))).limit(10)).items().forEach(item -> forward.add(item.get("number").n()));
        assertThat(forward).containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(String::valueOf).toList());
        var backward = client.query(request -> request.tableName("orders").keyConditionExpression("customer = :c AND #n BETWEEN :low AND :high")
                .expressionAttributeNames(Map.of("#n", "number")).scanIndexForward(false)
                .expressionAttributeValues(Map.of(":c", s("ann"), ":low", n(3), ":high", n(6))));
        assertThat(backward.items()).extracting(item -> item.get("number").n()).containsExactly("6", "5", "4", "3");
    }

    @Test
    void aGlobalIndexIsSparseSortedAndProjects() {
        put(order("ann", 1, "open", 30));
        put(order("bob", 1, "open", 10));
        put(order("bob", 2, "closed", 20));
        put(Map.of("customer", s("eve"), "number", n(1)));
        var open = client.query(request -> request.tableName("orders").indexName("byState").keyConditionExpression("#s = :s")
                .expressionAttributeNames(Map.of("#s", "state")).expressionAttributeValues(Map.of(":s", s("open"))));
        assertThat(open.items()).extracting(item -> item.get("customer").s()).containsExactly("bob", "ann");
        assertThat(open.items().getFirst().keySet()).containsExactlyInAnyOrder("customer", "number", "state", "total", "note");
        assertThat(client.scan(request -> request.tableName("orders").indexName("byState")).count()).isEqualTo(3);
        client.updateItem(request -> request.tableName("orders").key(Map.of("customer", s("bob"), "number", n(1))).updateExpression("REMOVE #s")
                .expressionAttributeNames(Map.of("#s", "state")));
        assertThat(client.scan(request -> request.tableName("orders").indexName("byState")).count()).isEqualTo(2);
    }

    @Test
    void aLocalIndexFetchesWhatItDoesNotHoldWhenAsked() {
        put(order("ann", 1, "open", 30));
        put(order("ann", 2, "open", 10));
        var keys = client.query(request -> request.tableName("orders").indexName("byTotal").keyConditionExpression("customer = :c")
                .expressionAttributeValues(Map.of(":c", s("ann"))));
        assertThat(keys.items()).extracting(item -> item.get("number").n()).containsExactly("2", "1");
        assertThat(keys.items().getFirst()).doesNotContainKey("note");
        var whole = client.query(request -> request.tableName("orders").indexName("byTotal").keyConditionExpression("customer = :c").select("ALL_ATTRIBUTES")
                .expressionAttributeValues(Map.of(":c", s("ann"))));
        assertThat(whole.items().getFirst()).containsEntry("note", s("n2"));
    }

    @Test
    void aFilterCountsWhatItReadAndWhatItKept() {
        IntStream.rangeClosed(1, 10).forEach(number -> put(order("ann", number, number % 2 == 0 ? "open" : "closed", number)));
        var found = client.scan(request -> request.tableName("orders").filterExpression("#s = :open AND #t > :t").expressionAttributeNames(Map.of("#s", "state", "#t", "total"))
                .expressionAttributeValues(Map.of(":open", s("open"), ":t", n(4))).projectionExpression("note"));
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.scannedCount()).isEqualTo(10);
        assertThat(found.items()).allSatisfy(item -> assertThat(item.keySet()).containsExactly("note"));
    }

    @Test
    void theSegmentsOfAParallelScanShareAllItemsWithoutOverlap() {
        IntStream.rangeClosed(1, 200).forEach(number -> put(order("customer" + number, number, "open", number)));
        var seen = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        for (int segment = 0; segment < 4; segment++) {
            int of = segment;
            int before = seen.size();
            client.scanPaginator(request -> request.tableName("orders").segment(of).totalSegments(4).limit(7)).items().forEach(item -> seen.add(item.get("customer").s()));
            sizes.add(seen.size() - before);
        }
        assertThat(seen).hasSize(200);
        assertThat(new HashSet<>(seen)).hasSize(200);
        assertThat(sizes).allSatisfy(size -> assertThat(size).isBetween(20, 90));
    }

    @Test
    void aPageEndsAtOneMegabyte() {
        String large = "x".repeat(100_000);
        for (int number = 1; number <= 15; number++) {
            put(Map.of("customer", s("ann"), "number", n(number), "large", s(large)));
        }
        var first = client.query(request -> request.tableName("orders").keyConditionExpression("customer = :c").expressionAttributeValues(Map.of(":c", s("ann"))));
        assertThat(first.count()).isEqualTo(11);
        assertThat(first.lastEvaluatedKey()).isEqualTo(Map.of("customer", s("ann"), "number", n(11)));
        var all = client.queryPaginator(request -> request.tableName("orders").keyConditionExpression("customer = :c").expressionAttributeValues(Map.of(":c", s("ann"))));
        assertThat(all.items().stream().count()).isEqualTo(15);
    }

    @Test
    void batchesWriteAndRead() {
        var writes = IntStream.rangeClosed(1, 25).mapToObj(number -> WriteRequest.builder().putRequest(PutRequest.builder().item(order("ann", number, "open", number)).build()).build()).toList();
        assertThat(client.batchWriteItem(request -> request.requestItems(Map.of("orders", writes))).unprocessedItems()).isEmpty();
        var keys = List.of(Map.of("customer", s("ann"), "number", n(3)), Map.of("customer", s("ann"), "number", n(25)), Map.of("customer", s("ann"), "number", n(99)));
        var read = client.batchGetItem(request -> request.requestItems(Map.of("orders", KeysAndAttributes.builder().keys(keys).projectionExpression("note").build())));
        assertThat(read.responses().get("orders")).containsExactlyInAnyOrder(Map.of("note", s("n3")), Map.of("note", s("n25")));
    }

    @Test
    void aTransactionIsMadeWholeOrNotAtAll() {
        put(order("ann", 1, "open", 5));
        assertThatThrownBy(() -> client.transactWriteItems(request -> request.transactItems(
                item -> item.put(put -> put.tableName("orders").item(order("bob", 1, "open", 1))),
                item -> item.update(update -> update.tableName("orders").key(Map.of("customer", s("ann"), "number", n(1))).updateExpression("SET #t = #t - :t")
                        .conditionExpression("#t >= :t").expressionAttributeNames(Map.of("#t", "total")).expressionAttributeValues(Map.of(":t", n(6)))))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, cancelled -> {
                    assertThat(cancelled.cancellationReasons()).extracting(reason -> reason.code()).containsExactly("None", "ConditionalCheckFailed");
                    assertThat(cancelled.awsErrorDetails().errorMessage())
                            .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]");
                });
        assertThat(get("bob", 1)).isEmpty();
        client.transactWriteItems(request -> request.transactItems(
                item -> item.put(put -> put.tableName("orders").item(order("bob", 1, "open", 1))),
                item -> item.delete(delete -> delete.tableName("orders").key(Map.of("customer", s("ann"), "number", n(1)))),
                item -> item.conditionCheck(check -> check.tableName("orders").key(Map.of("customer", s("eve"), "number", n(1))).conditionExpression("attribute_not_exists(customer)"))));
        var read = client.transactGetItems(request -> request.transactItems(
                item -> item.get(get -> get.tableName("orders").key(Map.of("customer", s("ann"), "number", n(1)))),
                item -> item.get(get -> get.tableName("orders").key(Map.of("customer", s("bob"), "number", n(1))))));
        assertThat(read.responses().get(0).hasItem()).isFalse();
        assertThat(read.responses().get(1).item()).containsEntry("total", n(1));
    }

    @Test
    void consumedCapacityFollowsTheRuleOfFourAndOneKilobytes() {
        String text = "x".repeat(5000);
        var put = client.putItem(request -> request.tableName("orders").returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .item(Map.of("customer", s("ann"), "number", n(1), "text", s(text), "state", s("open"), "total", n(1))));
        assertThat(put.consumedCapacity().table().capacityUnits()).isEqualTo(5.0);
        assertThat(put.consumedCapacity().globalSecondaryIndexes().get("byState").capacityUnits()).isEqualTo(1.0);
        assertThat(put.consumedCapacity().capacityUnits()).isEqualTo(7.0);
        var eventual = client.getItem(request -> request.tableName("orders").returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).key(Map.of("customer", s("ann"), "number", n(1))));
        assertThat(eventual.consumedCapacity().capacityUnits()).isEqualTo(1.0);
        var consistent = client.getItem(request -> request.tableName("orders").consistentRead(true).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .key(Map.of("customer", s("ann"), "number", n(1))));
        assertThat(consistent.consumedCapacity().capacityUnits()).isEqualTo(2.0);
    }

    @Test
    void aNewIndexHoldsTheOldItems() {
        put(Map.of("customer", s("ann"), "number", n(1), "city", s("Bonn")));
        client.updateTable(request -> request.tableName("orders").attributeDefinitions(type("city", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(update -> update.create(index -> index.indexName("byCity").keySchema(key("city", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))));
        var found = client.query(request -> request.tableName("orders").indexName("byCity").keyConditionExpression("city = :c").expressionAttributeValues(Map.of(":c", s("Bonn"))));
        assertThat(found.count()).isEqualTo(1);
        client.updateTable(request -> request.tableName("orders").globalSecondaryIndexUpdates(update -> update.delete(index -> index.indexName("byCity"))));
        assertThat(client.describeTable(request -> request.tableName("orders")).table().globalSecondaryIndexes()).extracting(index -> index.indexName()).containsExactly("byState");
    }

    @Test
    void timeToLiveIsSwitchedOnAndExpiresItems() {
        client.updateTimeToLive(request -> request.tableName("orders").timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("until")));
        assertThat(client.describeTimeToLive(request -> request.tableName("orders")).timeToLiveDescription().attributeName()).isEqualTo("until");
        put(Map.of("customer", s("ann"), "number", n(1), "until", n(1_000_000)));
        put(Map.of("customer", s("ann"), "number", n(2), "until", n(2_000_000)));
        assertThat(engine.sweepExpired(java.time.Instant.ofEpochSecond(1_500_000))).isEqualTo(1);
        assertThat(get("ann", 1)).isEmpty();
        assertThat(get("ann", 2)).isNotEmpty();
    }

    @Test
    void tablesAreListedInPages() {
        for (String name : List.of("aaa", "bbb", "ccc")) {
            client.createTable(orders().toBuilder().tableName(name).build());
        }
        var first = client.listTables(request -> request.limit(2));
        assertThat(first.tableNames()).containsExactly("aaa", "bbb");
        assertThat(first.lastEvaluatedTableName()).isEqualTo("bbb");
        assertThat(client.listTablesPaginator(request -> request.limit(2)).tableNames().stream().toList()).containsExactly("aaa", "bbb", "ccc", "orders");
    }

    @Test
    void theServerCarriesTheHeadersOfTheServiceAndRefusesWebPages() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/")).header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                    .header("Content-Type", "application/x-amz-json-1.0");
            var reply = http.send(request.POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofByteArray());
            var crc = new java.util.zip.CRC32();
            crc.update(reply.body());
            assertThat(reply.headers().firstValue("x-amz-crc32")).contains(String.valueOf(crc.getValue()));
            assertThat(reply.headers().firstValue("x-amzn-RequestId")).isPresent();
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
            var fromPage = http.send(request.header("Origin", "http://example.com").POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.discarding());
            assertThat(fromPage.statusCode()).isEqualTo(403);
            var unknown = http.send(HttpRequest.newBuilder(server.endpoint()).header("X-Amz-Target", "DynamoDB_20120810.Fly").POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(unknown.statusCode()).isEqualTo(400);
            assertThat(unknown.body()).contains("UnknownOperationException");
        }
    }
}
