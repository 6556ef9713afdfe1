package dev.drawbridge.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.FieldCheck;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WireTableTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final WireTable TABLE = WireTable.standard();

    static Stream<WireRule> rows() {
        return TABLE.rules().stream();
    }

    private static Wire wire(WireRule row) {
        return Wire.of(new WireId("w"), new End(new NodeId("a"), row.fromPort().id()), End.in(new NodeId("b")), row.role());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowJoinsKindsAtPortsTheyHave(WireRule row) {
        Kind from = CATALOGUE.find(row.fromKind()).orElseThrow();
        Kind to = CATALOGUE.find(row.toKind()).orElseThrow();

        assertThat(from.has(row.fromPort())).isTrue();
        assertThat(to.has(Port.IN)).isTrue();
        assertThat(row.fromPort() == Port.FAILURE).isEqualTo(row.role() == WireRole.ON_FAILURE);
        assertThat(TABLE.find(row.fromKind(), row.role(), row.toKind())).contains(row);
        assertThat(TABLE.between(row.fromKind(), row.toKind())).contains(row);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowReadsLikeASentence(WireRule row) {
        assertThat(row.verb()).isNotBlank();
        assertThat(row.help()).endsWith(".");
        assertThat(row.label(wire(row))).isNotBlank();
        row.fields().forEach(field -> {
            assertThat(field.help()).endsWith(".");
            field.defaultValue().ifPresent(value -> assertThat(FieldCheck.problem(field, value)).as(field.name()).isEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void grantsAreExactActionsOfOneService(WireRule row) {
        for (Grant grant : row.grants()) {
            assertThat(grant.actions()).isNotEmpty().doesNotHaveDuplicates().allMatch(action -> action.matches("[a-z0-9-]+:[A-Z][A-Za-z0-9]+"))
                    .allMatch(action -> action.startsWith(grant.service() + ":"));
            assertThat(grant.servicePrincipal().isPresent()).isEqualTo(grant.holder() == Grant.Holder.SERVICE);
            boolean functionHolds = grant.holder() == Grant.Holder.FUNCTION;
            String holder = functionHolds && grant.on() == Grant.Place.TO ? row.fromKind() : functionHolds ? row.toKind() : "function";
            assertThat(holder).isIn("function", "state-machine");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aMemberHasVariablesToFindItsService(WireRule row) {
        // the variables of a state machine are substitutions of its definition, no members of a class
        assertThat(row.binding().isPresent()).isEqualTo(!row.variables().isEmpty() && !row.fromKind().equals("state-machine"));
        assertThat(row.binding().isEmpty() || row.fromKind().equals("function")).isTrue();
        assertThat(row.variables().stream().map(EnvironmentVariable::suffix)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aTriggerStartsAFunctionAndNothingElseDoes(WireRule row) {
        assertThat(row.trigger().isPresent()).isEqualTo(row.toKind().equals("function"));
    }

    @Test
    void everyWayToStartAFunctionHasARow() {
        assertThat(rows().flatMap(row -> row.trigger().stream())).containsOnly(Trigger.values());
        assertThat(rows().flatMap(row -> row.binding().stream())).containsOnly(Binding.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read       | false | dynamodb:GetItem dynamodb:Query dynamodb:BatchGetItem dynamodb:Query
            read       | true  | dynamodb:GetItem dynamodb:Query dynamodb:BatchGetItem dynamodb:Query dynamodb:Scan dynamodb:Scan
            write      | true  | dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem
            read-write | false | dynamodb:GetItem dynamodb:Query dynamodb:BatchGetItem dynamodb:Query dynamodb:PutItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:BatchWriteItem
            """)
    void aTableGrantsWhatTheModeSaysAndNoMore(String mode, boolean scan, String actions) {
        WireRule row = TABLE.find("function", WireRole.ACCESS, "table").orElseThrow();
        Wire wire = wire(row).withField("mode", Value.of(mode)).withField("scan", Value.of(scan));

        assertThat(row.grants(wire).stream().flatMap(grant -> grant.actions().stream())).containsExactly(actions.split(" "));
    }

    @Test
    void aWireWithoutModeReadsOnly() {
        WireRule row = TABLE.find("function", WireRole.ACCESS, "bucket").orElseThrow();

        assertThat(row.mode(wire(row))).contains(AccessMode.READ);
        assertThat(row.grants(wire(row)).stream().flatMap(grant -> grant.actions().stream())).containsExactly("s3:GetObject", "s3:ListBucket");
        assertThat(row.grants(wire(row).withField("mode", Value.of("write")).withField("delete", Value.of(true))).stream().flatMap(grant -> grant.actions().stream()))
                .containsExactly("s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject");
    }

    @Test
    void guestsOfAClientNeverGetAWritingAction() {
        assertThat(rows().flatMap(row -> row.grants().stream()).filter(grant -> grant.holder() == Grant.Holder.GUEST).flatMap(grant -> grant.actions().stream()))
                .isNotEmpty().allMatch(action -> action.matches(".*:(Get|BatchGet|Query|List).*"));
    }

    @Test
    void aVariableIsNamedAfterTheCardAtTheOtherEnd() {
        assertThat(new EnvironmentVariable("TABLE_NAME", EnvironmentVariable.Attribute.NAME).name(Node.of(new NodeId("x"), "table", "pet orders"))).isEqualTo("PET_ORDERS_TABLE_NAME");
    }

    @Test
    void theLabelOfAnApiWireIsItsFirstRoute() {
        WireRule row = TABLE.find("http-api", WireRole.CALL, "function").orElseThrow();
        Wire wire = wire(row).withField("routes", Value.of(List.of(Value.entries("method", "GET", "path", "/a"), Value.entries("method", "POST", "path", "/b"))));

        assertThat(row.label(wire)).isEqualTo("GET /a +1");
    }

    @Test
    void anActionIsNamedInTheTableAlone() throws IOException {
        Pattern action = Pattern.compile("\"(dynamodb|sqs|sns|s3|lambda|events|cognito-idp|logs|execute-api):[A-Z]");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> elsewhere = files.filter(file -> file.toString().endsWith(".java") && !file.getParent().endsWith("wire")).toList();
            assertThat(elsewhere).isNotEmpty();
            for (Path file : elsewhere) {
                assertThat(action.matcher(Files.readString(file)).find()).as(file.toString()).isFalse();
            }
        }
    }
}
