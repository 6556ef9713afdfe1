package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChange;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 200;

    private static void together(Callable<?> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                done.get();
            }
        }
    }

    @Test
    void concurrentAddsOfOneItemNeverLoseAnUpdateAlsoOnDisk(@TempDir Path folder) throws Exception {
        try (var engine = DynamoDbEngine.open(folder, warning -> { })) {
            engine.createIfAbsent(Dynamo.things());
            together(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    Dynamo.ok(engine, "UpdateItem", "{'TableName':'things','Key':{'id':{'S':'clicks'}},'UpdateExpression':'ADD hits :one',"
                            + "'ExpressionAttributeValues':{':one':{'N':'1'}}}");
                }
                return null;
            });
        }
        try (var engine = DynamoDbEngine.open(folder, warning -> { })) {
            assertThat(Dynamo.ok(engine, "GetItem", "{'TableName':'things','Key':{'id':{'S':'clicks'}}}").at("/Item/hits/N").asString())
                    .isEqualTo(String.valueOf(THREADS * ROUNDS));
        }
    }

    @Test
    void onlyOneOfManyConditionalPutsWins() throws Exception {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            var won = Collections.synchronizedList(new ArrayList<Boolean>());
            together(() -> won.add(engine.handle("PutItem", Dynamo.json("{'TableName':'things','Item':{'id':{'S':'lock'}},'ConditionExpression':'attribute_not_exists(id)'}")).isOk()));
            assertThat(won).hasSize(THREADS).containsOnlyOnce(true);
        }
    }

    @Test
    void transfersBetweenTwoTablesKeepTheSumWhoeverLooks() throws Exception {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            engine.createIfAbsent(Dynamo.events(AttributeType.N));
            Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'a'},'sum':{'N':'1000'}}}");
            Dynamo.ok(engine, "PutItem", "{'TableName':'events','Item':{'owner':{'S':'b'},'at':{'N':'1'},'sum':{'N':'1000'}}}");
            together(() -> {
                for (int round = 0; round < 50; round++) {
                    Dynamo.ok(engine, "TransactWriteItems", """
                            {'TransactItems':[
                             {'Update':{'TableName':'events','Key':{'owner':{'S':'b'},'at':{'N':'1'}},'UpdateExpression':'ADD #s :d',
                               'ExpressionAttributeNames':{'#s':'sum'},'ExpressionAttributeValues':{':d':{'N':'1'}}}},
                             {'Update':{'TableName':'things','Key':{'id':{'S':'a'}},'UpdateExpression':'ADD #s :d',
                               'ExpressionAttributeNames':{'#s':'sum'},'ExpressionAttributeValues':{':d':{'N':'-1'}}}}]}""");
                    var both = Dynamo.ok(engine, "TransactGetItems", """
                            {'TransactItems':[{'Get':{'TableName':'things','Key':{'id':{'S':'a'}}}},
                             {'Get':{'TableName':'events','Key':{'owner':{'S':'b'},'at':{'N':'1'}}}}]}""");
                    int sum = both.at("/Responses/0/Item/sum/N").asInt() + both.at("/Responses/1/Item/sum/N").asInt();
                    assertThat(sum).isEqualTo(2000);
                }
                return null;
            });
        }
    }

    @Test
    void listenersHearEveryChangeOfAnItemInOrder() throws Exception {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            List<ItemChange> heard = Collections.synchronizedList(new ArrayList<>());
            engine.addListener(heard::add);
            together(() -> Dynamo.ok(engine, "UpdateItem", "{'TableName':'things','Key':{'id':{'S':'x'}},'UpdateExpression':'ADD hits :one',"
                    + "'ExpressionAttributeValues':{':one':{'N':'1'}}}"));
            assertThat(heard).hasSize(THREADS);
            for (int at = 1; at < heard.size(); at++) {
                assertThat(heard.get(at).before()).isEqualTo(heard.get(at - 1).after());
                assertThat(heard.get(at).sequence()).isGreaterThan(heard.get(at - 1).sequence());
            }
        }
    }

    @Test
    void readersOfAnIndexNeverSeeAnItemTwiceOrNotAtAllWhileItMoves() throws Exception {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things().withIndex(IndexDefinition.global("byState", KeySchema.of("state")), Map.of("state", AttributeType.S)));
            Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'x'},'state':{'S':'a'}}}");
            together(() -> {
                for (int round = 0; round < 50; round++) {
                    String state = round % 2 == 0 ? "b" : "a";
                    Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'x'},'state':{'S':'" + state + "'}}}");
                    assertThat(Dynamo.ok(engine, "Scan", "{'TableName':'things','IndexName':'byState'}").get("Count").asInt()).isEqualTo(1);
                }
                return null;
            });
        }
    }
}
