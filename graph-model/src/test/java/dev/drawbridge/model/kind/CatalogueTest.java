package dev.drawbridge.model.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.standard();

    static Stream<Kind> kinds() {
        return CATALOGUE.kinds().stream();
    }

    @Test
    void everyKindFileIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/dev/drawbridge/model/kind/kinds"))) {
            List<String> ids = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).map(name -> name.replace(".json", "")).toList();
            assertThat(CATALOGUE.kinds().stream().map(Kind::id)).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindIsComplete(Kind kind) {
        assertThat(kind.title()).isNotBlank();
        assertThat(kind.help()).endsWith(".");
        assertThat(kind.icon()).isNotBlank();
        assertThat(kind.group()).isNotBlank();
        assertThat(kind.ports()).isNotEmpty();
        assertThat(kind.placeable() ? kind.suffix() : "x").isNotBlank();
        assertThat(kind.fields().stream().map(Field::name)).doesNotHaveDuplicates();
        kind.fields().forEach(CatalogueTest::checkField);
    }

    /** SQL and JSON are longer than a line of the inspector. */
    @ParameterizedTest
    @MethodSource("kinds")
    void aFieldOfSqlOrJsonHasSeveralLines(Kind kind) {
        for (Field field : kind.fields()) {
            if (field.type() instanceof FieldType.Text text && Pattern.compile("\\bSQL of|\\bJSON of").matcher(field.help()).find()) {
                assertThat(text.multiline()).as("%s.%s: %s", kind.id(), field.name(), field.help()).isTrue();
            }
        }
    }

    private static void checkField(Field field) {
        assertThat(field.label()).as(field.name()).isNotBlank();
        assertThat(field.help()).as(field.name()).endsWith(".");
        field.defaultValue().ifPresent(value -> assertThat(FieldCheck.problem(field, value)).as("default of " + field.name()).isEmpty());
        switch (field.type()) {
            case FieldType.Text(Optional<String> pattern, int max, boolean lines) -> pattern.ifPresent(Pattern::compile);
            case FieldType.TextList(Optional<String> pattern) -> pattern.ifPresent(Pattern::compile);
            case FieldType.Choice choice -> assertThat(choice.options()).as(field.name()).hasSizeGreaterThan(1);
            case FieldType.Whole(int min, int max) -> assertThat(min).as(field.name()).isLessThan(max);
            case FieldType.Records(List<Field> columns) -> columns.forEach(CatalogueTest::checkField);
            case FieldType.Flag f -> assertThat(field.defaultValue()).as(field.name() + ": a switch is on or off from the start").isPresent();
            case FieldType.TextMap m -> { }
            case FieldType.Tree t -> { }
        }
    }

    @Test
    void aliasesAreNoOtherKindsIdOrAlias() {
        List<String> words = CATALOGUE.kinds().stream().flatMap(kind -> Stream.concat(Stream.of(kind.id()), kind.aliases().stream())).toList();
        assertThat(words).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownKindIsDrawnGreyAndOffersBothSides() {
        Kind kind = CATALOGUE.kind("hologram");

        assertThat(kind.role()).isEqualTo(NodeRole.UNKNOWN);
        assertThat(kind.placeable()).isFalse();
        assertThat(kind.ports()).containsExactly(Port.IN, Port.OUT);
    }

    @Test
    void theDefaultHoldsUntilAnotherValueIsSet() {
        Kind function = CATALOGUE.kind("function");
        Node node = Node.of(new NodeId("a"), "function", "a");

        assertThat(function.whole(node, "timeout")).contains(10);
        assertThat(function.whole(node.withField("timeout", Value.of(3)), "timeout")).contains(3);
        assertThat(function.text(node, "runtime")).isEqualTo("java25");
        assertThat(function.flag(node, "tracing")).isFalse();
    }
}
