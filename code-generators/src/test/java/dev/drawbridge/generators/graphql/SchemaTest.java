package dev.drawbridge.generators.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.generators.syntax.SyntaxException;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas: what is read of them, where mistakes are, and what wires and schemas say about each other. */
class SchemaTest {
    private static final String WHOLE = """
            \"\"\"
            The shop, with "quotes".
            \"\"\"
            schema @aws_iam { query: Query, mutation: Changes }
            directive @own(since: String = "now", tags: [String!] = ["a", "b"]) repeatable on FIELD_DEFINITION | OBJECT
            scalar Money
            interface Thing { id: ID! }
            type Query { "one" getProduct(id: ID!, filter: Filter = {text: "x", sizes: [1, 2]}): Product @aws_api_key }
            type Product implements Thing & Named @aws_cognito_user_pools(cognito_groups: ["a"]) { id: ID! price: Money reviews(first: Int = 3): [Review!]! }
            interface Named { id: ID! }
            extend type Product { later: AWSDateTime }
            union Found = | Product | Review
            enum Size { SMALL @deprecated(reason: "no") LARGE }
            input Filter { text: String = "" size: Size }
            type Review { stars: Int }   # the end
            type Changes { add(id: ID): Product }
            """;

    private static Value fields(String... names) {
        return Value.of(List.of(names).stream().<Value>map(Value::of).toList());
    }

    private static List<String> findings(Design design, String schema) {
        return SchemaFindings.of(design, path -> path.equals("schema.graphql") ? Optional.of(schema) : Optional.empty()).stream().map(Finding::message).toList();
    }

    private static Design shop(String... fields) {
        return Drawings.named("shop").card("graphql-api", "shop").card("function", "catalog").wire("shop", WireRole.CALL, "catalog", "fields", fields(fields)).design();
    }

    @Test
    void everythingThatASchemaMayHoldIsRead() {
        Schema schema = Schema.parse(WHOLE);
        assertThat(schema.types().keySet()).containsExactly("Money", "Thing", "Query", "Product", "Named", "Found", "Size", "Filter", "Review", "Changes");
        assertThat(schema.field("Product.reviews").orElseThrow().type()).isEqualTo("[Review!]!");
        assertThat(schema.field("Product.later").orElseThrow().mark()).isEqualTo(new Schema.Mark(11, 23));
        assertThat(schema.field("Query.getProduct").orElseThrow().arguments()).extracting(Schema.Argument::name).containsExactly("id", "filter");
        assertThat(schema.root("mutation").orElseThrow().name()).isEqualTo("Changes");
        assertThat(schema.root("subscription")).isEmpty();
        assertThat(schema.marks("aws_api_key")).isTrue();
        assertThat(schema.marks("aws_oidc")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type Query { a(id: ID: String }|1|22|Here an argument or ) should stand, not \":\".",
        "type Query { a String }|1|16|Here \":\" is missing, not \"String\".",
        "type Query { a: String|1|23|The schema ends where a field or } should follow.",
        "tpye Query { a: Int }|1|1|\"tpye\" begins no definition. A schema has schema, type, input, interface, union, enum, scalar and directive.",
        "type Query { a: Int a: Int }|1|21|The field a is there twice.",
        "type A { a: Int } type A { b: Int }|1|24|The type A is there twice. Give one of them another name, or write extend before it.",
        "type Query { a: Int = }|1|23|Here a value is missing.",
        "type Query { % }|1|14|A schema has no \"%\" here.",
        "\"never ends|1|1|This text has no end.",
    }, quoteCharacter = '`')
    void aMistakeHasItsPlace(String text, int line, int column, String sentence) {
        assertThatThrownBy(() -> Schema.parse(text)).isInstanceOfSatisfying(SyntaxException.class, e -> {
            assertThat(e.sentence()).isEqualTo(sentence);
            assertThat(e.line() + ":" + e.column()).isEqualTo(line + ":" + column);
        });
    }

    @Test
    void aNewApiHasASchemaInWhichAFirstWireWorks() {
        Design design = shop("Query.hello", "Mutation.addProduct");
        List<GeneratedFile> files = SchemaFiles.of(design);
        assertThat(files).extracting(GeneratedFile::path).containsExactly("schema.graphql");
        assertThat(findings(design, files.getFirst().content())).isEmpty();
        assertThat(Schema.parse(files.getFirst().content()).field("Mutation.addProduct")).isPresent();
    }

    @Test
    void whatIsFoundCanBeMended() {
        Design design = shop("Query.hello", "Query.gone");
        String schema = "type Query {\n  hello: String\n  lonely: String\n}\n";
        Drawing mended = Drawing.of(design, Layout.empty());
        for (Finding finding : SchemaFindings.of(design, _ -> Optional.of(schema))) {
            mended = finding.fixes().getFirst().edit().apply(mended).drawing();
        }
        assertThat(findings(shop("Query.hello", "Query.lonely"), schema)).isEmpty();
        assertThat(mended.design().wires().values().iterator().next().field("fields").orElseThrow().asItems()).contains(Value.of("Query.lonely")).hasSize(3);
        Finding gone = SchemaFindings.of(design, _ -> Optional.of(schema)).stream().filter(finding -> finding.rule().equals("graphql-field")).findFirst().orElseThrow();
        assertThat(gone.fixes().getFirst().edit().apply(Drawing.of(design, Layout.empty())).drawing().design()).isEqualTo(shop("Query.hello"));
    }

    @Test
    void fieldsOfTablesAreSaidNotToRunHereBeforeTheyAreAskedFor() {
        String schema = "type Query { hello: String stock: Int }";
        Design design = Drawings.named("shop").card("graphql-api", "shop").card("function", "catalog").card("table", "stock")
                .wire("shop", WireRole.CALL, "catalog", "fields", fields("Query.hello", "Query.stock")).wire("shop", WireRole.ACCESS, "stock").design();
        List<Finding> found = SchemaFindings.of(design, _ -> Optional.of(schema));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("graphql-resolver");
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.message()).startsWith("Fields that stock gives the values of are resolved by JavaScript or VTL").contains("a run on this machine refuses them");
        });
        assertThat(SchemaFindings.of(shop("Query.hello", "Query.stock"), _ -> Optional.of(schema))).isEmpty();
    }

    @Test
    void wiresAndSchemaAreHeldAgainstEachOther() {
        assertThat(findings(shop("Query.hello", "Query.gone"), "type Query {\n  hello: String\n  lonely: Strang\n}\n")).containsExactlyInAnyOrder(
                "schema.graphql:3:3: The field lonely is of the type Strang, which the schema does not have.",
                "schema.graphql has no Query.gone, whose value catalog should give. Write the field there, or take it from the wire.",
                "schema.graphql:3:3: Nothing gives the value of Query.lonely, so it is always null. Add it to a wire from shop to a function.");
        assertThat(findings(shop("Query.hello"), "type Query {\n  hello String\n}\n")).containsExactly("schema.graphql:2:9: Here \":\" is missing, not \"String\".");
        assertThat(findings(shop("Mutation.a"), "type Mutation { a: Int }")).containsExactly("schema.graphql:1:1: The schema has no type Query, which every schema needs.");
        Design asks = Drawings.named("asks").card("graphql-api", "shop", "schema", "type Query { a: Int }").card("function", "catalog").wire("shop", WireRole.CALL, "catalog", "fields", fields("Query.a"))
                .card("function", "notify").wire("notify", WireRole.CALL, "shop").design();
        assertThat(findings(asks, "")).containsExactly("notify signs what it asks of shop, but no type or field of the schema of shop has @aws_iam, so it gets no value. Mark what it may ask for.");
        Design filed = Drawings.named("filed").card("graphql-api", "shop", "schemaUri", "other.graphql").design();
        assertThat(findings(filed, "")).containsExactly("The schema of shop should be in other.graphql, but nothing is there. Put the file there, or change the card's schema file.");
    }
}
