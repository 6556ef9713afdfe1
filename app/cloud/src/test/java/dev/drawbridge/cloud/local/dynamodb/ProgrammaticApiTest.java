package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.StreamView;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.store.ItemChange;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the designer and the runner ask of the engine beside requests. */
class ProgrammaticApiTest {
    @TempDir
    Path folder;

    private static List<JsonNode> seed() {
        return List.of(Dynamo.json("{'id':'p1','name':'Rex','price':12.50,'tags':['dog'],'sold':false,'note':null}"), Dynamo.json("{'id':'p2','name':'Tom','price':3}"));
    }

    @Test
    void seedDataGoesIntoAnEmptyTableOnly() {
        try (var engine = DynamoDbEngine.inMemory()) {
            assertThat(engine.createIfAbsent(Dynamo.things())).isTrue();
            assertThat(engine.createIfAbsent(Dynamo.things())).isFalse();
            assertThat(engine.seed("things", seed())).isEqualTo(2);
            assertThat(engine.seed("things", List.of(Dynamo.json("{'id':'p3'}")))).isZero();
            assertThat(Dynamo.ok(engine, "GetItem", "{'TableName':'things','Key':{'id':{'S':'p1'}}}").get("Item").toString().replace('"', '\''))
                    .isEqualTo("{'id':{'S':'p1'},'name':{'S':'Rex'},'price':{'N':'12.5'},'tags':{'L':[{'S':'dog'}]},'sold':{'BOOL':false},'note':{'NULL':true}}");
        }
    }

    @Test
    void seedDataThatDoesNotFitIsNamedAndNothingIsPut() {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            assertThatThrownBy(() -> engine.seed("things", List.of(Dynamo.json("{'id':'p1'}"), Dynamo.json("{'name':'x'}")))).isInstanceOf(DynamoDbException.class)
                    .hasMessage("Item 2 of the seed data of table things does not fit: One or more parameter values were invalid: Missing the key id in the item");
            assertThatThrownBy(() -> engine.seed("things", List.of(Dynamo.json("[1]")))).hasMessageContaining("An item must be a JSON object");
            assertThat(engine.count("things")).isZero();
            assertThatThrownBy(() -> engine.seed("nothing", seed())).hasMessage("There is no table nothing");
        }
    }

    @Test
    void itemsAreListedInPagesForAView() {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            engine.seed("things", IntStream.range(0, 25).mapToObj(at -> Dynamo.json("{'id':'p" + at + "'}")).toList());
            var seen = new ArrayList<Item>();
            for (List<Item> page = engine.items("things", Optional.empty(), 10); !page.isEmpty(); page = engine.items("things", Optional.of(page.getLast()), 10)) {
                assertThat(page).hasSizeLessThanOrEqualTo(10);
                seen.addAll(page);
            }
            assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        }
    }

    @Test
    void aChangedDefinitionKeepsItemsAndFillsNewIndexes() {
        TableDefinition indexed = Dynamo.things().withIndex(IndexDefinition.global("byName", KeySchema.of("name")), Map.of("name", AttributeType.S));
        try (var engine = DynamoDbEngine.open(folder, warning -> { })) {
            assertThat(engine.reconcile(Dynamo.things())).isEqualTo(new Reconciliation.Created("things"));
            engine.seed("things", seed());
            assertThat(engine.reconcile(Dynamo.things())).isEqualTo(new Reconciliation.Unchanged("things"));
            assertThat(engine.reconcile(indexed).sentence()).isEqualTo("Table things was changed: index byName was added.");
        }
        try (var engine = DynamoDbEngine.open(folder, warning -> { })) {
            assertThat(Dynamo.ok(engine, "Query", "{'TableName':'things','IndexName':'byName','KeyConditionExpression':'#n = :n','ExpressionAttributeNames':{'#n':'name'},"
                    + "'ExpressionAttributeValues':{':n':{'S':'Tom'}}}").get("Count").asInt()).isEqualTo(1);
            assertThat(engine.reconcile(Dynamo.things()).sentence()).isEqualTo("Table things was changed: index byName was removed.");
            assertThat(engine.count("things")).isEqualTo(2);
        }
    }

    @Test
    void aChangedKeyKeepsTheOldDataAsideAndSaysSo() {
        TableDefinition other = TableDefinition.of("things", new KeySchema("id", "price"), Map.of("id", AttributeType.S, "price", AttributeType.N));
        try (var engine = DynamoDbEngine.open(folder, warning -> { })) {
            engine.createIfAbsent(Dynamo.things());
            engine.seed("things", seed());
            Reconciliation done = engine.reconcile(other);
            assertThat(done).isInstanceOfSatisfying(Reconciliation.Replaced.class, replaced -> {
                assertThat(Path.of(replaced.oldData()).resolve("items-0.log")).content().contains("Rex");
                assertThat(replaced.sentence()).startsWith("The key of table things has changed, so it starts empty; the old items are kept in ");
            });
            assertThat(engine.count("things")).isZero();
            assertThat(engine.seed("things", seed())).isEqualTo(2);
        }
        assertThat(Files.exists(folder.resolve("table-things"))).isTrue();
    }

    @Test
    void aDefinitionIsReadFromTheTemplateOfAStack() {
        TableDefinition read = DynamoDbEngine.definition(Dynamo.json("""
                {'TableName':'things','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'},{'AttributeName':'name','AttributeType':'S'}],
                 'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],'StreamSpecification':{'StreamViewType':'NEW_IMAGE'},
                 'TimeToLiveSpecification':{'Enabled':true,'AttributeName':'until'},
                 'GlobalSecondaryIndexes':[{'IndexName':'byName','KeySchema':[{'AttributeName':'name','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}}]}"""));
        assertThat(read).isEqualTo(Dynamo.things().withIndex(IndexDefinition.global("byName", KeySchema.of("name")), Map.of("name", AttributeType.S))
                .withStream(StreamView.NEW_IMAGE).withTimeToLive("until"));
        assertThatThrownBy(() -> DynamoDbEngine.definition(Dynamo.json("{'TableName':'things'}"))).isInstanceOf(DynamoDbException.class).hasMessageContaining("keySchema");
    }

    @Test
    void aListenerHearsOldAndNewImagesAndNothingOfWritesThatChangeNothing() {
        try (var engine = DynamoDbEngine.inMemory()) {
            engine.createIfAbsent(Dynamo.things());
            var heard = new ArrayList<ItemChange>();
            engine.addListener(heard::add);
            String put = "{'TableName':'things','Item':{'id':{'S':'1'},'v':{'N':'1'}}}";
            Dynamo.ok(engine, "PutItem", put);
            Dynamo.ok(engine, "PutItem", put);
            Dynamo.ok(engine, "DeleteItem", "{'TableName':'things','Key':{'id':{'S':'1'}}}");
            Dynamo.ok(engine, "DeleteItem", "{'TableName':'things','Key':{'id':{'S':'1'}}}");
            assertThat(heard).hasSize(2);
            assertThat(heard.get(0).before()).isEmpty();
            assertThat(heard.get(0).after()).isEqualTo(heard.get(1).before()).isPresent();
            assertThat(heard.get(1).after()).isEmpty();
            assertThat(heard).extracting(ItemChange::table).containsOnly("things");
        }
    }
}
