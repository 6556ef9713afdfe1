package dev.drawbridge.cloud.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on the disk, and what remains of it after crashes. */
class PersistenceTest {
    @TempDir
    Path folder;
    private final List<String> warnings = new ArrayList<>();

    private DynamoDbEngine open(Path at) {
        return DynamoDbEngine.open(at, warnings::add);
    }

    private static void put(DynamoDbEngine engine, String id, String value) {
        Dynamo.ok(engine, "PutItem", "{'TableName':'things','Item':{'id':{'S':'" + id + "'},'v':{'S':'" + value + "'}}}");
    }

    private static String get(DynamoDbEngine engine, String id) {
        return Dynamo.ok(engine, "GetItem", "{'TableName':'things','Key':{'id':{'S':'" + id + "'}}}").at("/Item/v/S").asString("none");
    }

    /** What a crash at this moment would leave: the files as they are, without closing anything. */
    private Path crash() throws IOException {
        Path copy = Files.createTempDirectory(folder.getParent(), "crashed");
        try (var files = Files.walk(folder)) {
            for (Path each : files.toList()) {
                Path to = copy.resolve(folder.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
        return copy;
    }

    private Path log(Path of) {
        return of.resolve("table-things").resolve("items-0.log");
    }

    @Test
    void itemsIndexesAndSettingsComeBack() {
        TableDefinition definition = Dynamo.things().withIndex(IndexDefinition.global("byV", KeySchema.of("v")), Map.of("v", AttributeType.S)).withTimeToLive("until");
        String id;
        try (var engine = open(folder)) {
            engine.createIfAbsent(definition);
            put(engine, "a", "1");
            put(engine, "b", "2");
            put(engine, "a", "3");
            Dynamo.ok(engine, "DeleteItem", "{'TableName':'things','Key':{'id':{'S':'b'}}}");
            id = Dynamo.ok(engine, "DescribeTable", "{'TableName':'things'}").at("/Table/TableId").asString();
        }
        try (var engine = open(folder)) {
            assertThat(engine.table("things")).contains(definition);
            assertThat(get(engine, "a")).isEqualTo("3");
            assertThat(engine.count("things")).isEqualTo(1);
            assertThat(Dynamo.ok(engine, "Query", "{'TableName':'things','IndexName':'byV','KeyConditionExpression':'v = :v','ExpressionAttributeValues':{':v':{'S':'3'}}}")
                    .get("Count").asInt()).isEqualTo(1);
            assertThat(Dynamo.ok(engine, "DescribeTable", "{'TableName':'things'}").at("/Table/TableId").asString()).isEqualTo(id);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatWasAnsweredSurvivesACrashOfTheProgram() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
            try (var after = open(crash())) {
                assertThat(get(after, "a")).isEqualTo("1");
            }
        }
    }

    @Test
    void aTornLastWriteIsDroppedWithAWarningAndWritingGoesOn() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
            put(engine, "b", "2");
        }
        byte[] whole = Files.readAllBytes(log(folder));
        for (int cut = 1; cut < 20; cut += 6) {
            warnings.clear();
            Files.write(log(folder), java.util.Arrays.copyOf(whole, whole.length - cut));
            try (var engine = open(folder)) {
                assertThat(get(engine, "a")).isEqualTo("1");
                assertThat(get(engine, "b")).isEqualTo("none");
                assertThat(warnings).singleElement().asString().contains("things", "cut off by a crash");
                put(engine, "c", "3");
            }
            warnings.clear();
            try (var engine = open(folder)) {
                assertThat(get(engine, "c")).isEqualTo("3");
                assertThat(warnings).isEmpty();
            }
        }
    }

    @Test
    void aDamagedLineInTheMiddleCostsOnlyItselfAndTheFileIsKept() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
            put(engine, "b", "2");
            put(engine, "c", "3");
        }
        String text = Files.readString(log(folder));
        Files.writeString(log(folder), text.replace("\"b\"", "\"B\""));
        try (var engine = open(folder)) {
            assertThat(get(engine, "a")).isEqualTo("1");
            assertThat(get(engine, "b")).isEqualTo("none");
            assertThat(get(engine, "c")).isEqualTo("3");
        }
        assertThat(warnings).singleElement().asString().contains("1 damaged line");
        assertThat(log(folder).resolveSibling("items-0.log.damaged")).content().contains("\"B\"");
    }

    @Test
    void aLongLogIsReplacedByASnapshotWhileWritesGoOn() throws Exception {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            for (int round = 0; round < 4_000; round++) {
                put(engine, "k" + round % 10, "v" + round);
            }
            Path snapshot = folder.resolve("table-things").resolve("items-1.snapshot");
            for (int wait = 0; wait < 1_200 && !Files.exists(snapshot); wait++) {
                Thread.sleep(50);
            }
            assertThat(snapshot).exists();
            put(engine, "last", "one");
            try (var after = open(crash())) {
                assertThat(get(after, "k9")).isEqualTo("v3999");
                assertThat(get(after, "last")).isEqualTo("one");
                assertThat(after.count("things")).isEqualTo(11);
            }
        }
        assertThat(log(folder)).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aCrashBetweenTheNewLogAndItsSnapshotLosesNothing() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
        }
        Path files = folder.resolve("table-things");
        Files.writeString(files.resolve("items-1.snapshot.tmp"), "half a snap");
        try (var other = open(folder.resolve("other"))) {
            other.createIfAbsent(Dynamo.things());
            put(other, "b", "2");
        }
        Files.copy(folder.resolve("other").resolve("table-things").resolve("items-0.log"), files.resolve("items-1.log"));
        try (var engine = open(folder)) {
            assertThat(get(engine, "a")).isEqualTo("1");
            assertThat(get(engine, "b")).isEqualTo("2");
            put(engine, "a", "9");
        }
        try (var engine = open(folder)) {
            assertThat(get(engine, "a")).isEqualTo("9");
        }
    }

    @Test
    void aTransactionOverTwoTablesIsTakenUpAgainAfterACrash() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            engine.createIfAbsent(Dynamo.events(AttributeType.N));
            Dynamo.ok(engine, "TransactWriteItems", "{'TransactItems':[{'Put':{'TableName':'things','Item':{'id':{'S':'a'},'v':{'S':'1'}}}},"
                    + "{'Put':{'TableName':'events','Item':{'owner':{'S':'o'},'at':{'N':'1'}}}}]}");
        }
        assertThat(folder.resolve("transaction.pending")).doesNotExist();
        String content = "{\"things\":[{\"put\":{\"id\":{\"S\":\"a\"},\"v\":{\"S\":\"2\"}}}],\"events\":[{\"delete\":{\"owner\":{\"S\":\"o\"},\"at\":{\"N\":\"1\"}}}]}";
        var crc = new java.util.zip.CRC32();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("transaction.pending"), String.format("%08x %s\n", crc.getValue(), content));
        for (int run = 0; run < 2; run++) {
            try (var engine = open(folder)) {
                assertThat(get(engine, "a")).isEqualTo("2");
                assertThat(engine.count("events")).isZero();
            }
        }
        Files.writeString(folder.resolve("transaction.pending"), "00000000 {\"things\":[{\"pu", StandardOpenOption.CREATE);
        try (var engine = open(folder)) {
            assertThat(get(engine, "a")).isEqualTo("2");
        }
        assertThat(folder.resolve("transaction.pending")).doesNotExist();
    }

    @Test
    void aDeletedTableLeavesNoFiles() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
            Dynamo.ok(engine, "DeleteTable", "{'TableName':'things'}");
            try (var files = Files.list(folder)) {
                assertThat(files.map(path -> path.getFileName().toString())).containsExactly(".lock");
            }
            assertThat(Dynamo.refused(engine, "Scan", "{'TableName':'things'}")).isEqualTo("ResourceNotFoundException: Requested resource not found");
        }
    }

    @Test
    void namesThatDifferInCaseAloneAreTwoTables() {
        var capital = TableDefinition.of("Things", KeySchema.of("id"), Map.of("id", AttributeType.S));
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            engine.createIfAbsent(capital);
            put(engine, "a", "1");
        }
        try (var engine = open(folder)) {
            assertThat(engine.count("things")).isEqualTo(1);
            assertThat(engine.count("Things")).isZero();
            try (var names = Files.list(folder)) {
                assertThat(names.map(path -> path.getFileName().toString().toLowerCase(java.util.Locale.ROOT)).filter(name -> name.startsWith("table-")))
                        .doesNotHaveDuplicates().hasSize(2);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }
    }

    @Test
    void aFolderServesOneEngineAtATime() {
        try (var engine = open(folder)) {
            assertThat(engine.tables()).isEmpty();
            assertThatThrownBy(() -> open(folder)).isInstanceOf(DynamoDbException.class).hasMessageContaining("in use by another run");
        }
        open(folder).close();
    }

    @Test
    void aTableWithABrokenDefinitionIsLeftOutWithAWarningAndNothingOfItIsLost() throws IOException {
        try (var engine = open(folder)) {
            engine.createIfAbsent(Dynamo.things());
            put(engine, "a", "1");
        }
        Files.writeString(folder.resolve("table-things").resolve("table.json"), "{broken");
        try (var engine = open(folder)) {
            assertThat(engine.tables()).isEmpty();
            assertThat(warnings).singleElement().asString().contains("table-things", "left out");
            engine.createIfAbsent(Dynamo.things());
            assertThat(engine.count("things")).isZero();
        }
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(path -> path.toString().contains("aside-things") && path.endsWith("items-0.log"))).hasSize(1);
        }
    }
}
