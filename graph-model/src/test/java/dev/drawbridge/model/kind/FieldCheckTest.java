package dev.drawbridge.model.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldCheckTest {
    private static final Field NAME = Field.optional("name", "Name", new FieldType.Text(Optional.of("[a-z]+"), 5, false), "Small letters.");
    private static final Field COUNT = Field.optional("count", "Count", new FieldType.Whole(1, 10), "How many.").withUnit("s");
    private static final Field KIND = Field.optional("kind", "Kind", new FieldType.Choice(List.of(new FieldType.Option("a", "A"), new FieldType.Option("b", "B"))), "Which.");
    private static final Field ROWS = Field.optional("rows", "Rows", new FieldType.Records(List.of(NAME.asRequired(), COUNT)), "Them.");

    private static Optional<String> problem(Field field, Object value) {
        return FieldCheck.problem(field, Value.entries("v", value).get("v").orElseThrow());
    }

    @Test
    void anExpressionFitsEverywhere() {
        assertThat(List.of(NAME, COUNT, KIND, ROWS)).allSatisfy(field -> assertThat(problem(field, new Value.Expression("Ref", Value.of("X")))).isEmpty());
    }

    @Test
    void textHasALengthAndAForm() {
        assertThat(problem(NAME, "abc")).isEmpty();
        assertThat(problem(NAME, "")).isEmpty();
        assertThat(problem(NAME.asRequired(), " ")).contains("Name must not be empty.");
        assertThat(problem(NAME, "abcdef")).contains("Name has 6 characters; 5 is the most.");
        assertThat(problem(NAME, "ABC")).contains("Name \"ABC\" is not in the right form. Small letters.");
        assertThat(problem(NAME, 3)).contains("Name must be text, but is \"3\".");
    }

    @Test
    void aWholeNumberHasLimitsThatAreAllowedThemselves() {
        assertThat(problem(COUNT, 1)).isEmpty();
        assertThat(problem(COUNT, 10)).isEmpty();
        assertThat(problem(COUNT, 0)).contains("Count must be a whole number from 1 to 10 s, but is 0.");
        assertThat(problem(COUNT, 11)).isPresent();
        assertThat(problem(COUNT, 1.5)).contains("Count must be a whole number from 1 to 10 s, but is 1.5.");
        assertThat(problem(COUNT, "3")).contains("Count must be a whole number, but is \"3\".");
        assertThat(problem(COUNT, new Value.Nothing())).isPresent();
    }

    @Test
    void aChoiceIsOneOfItsIds() {
        assertThat(problem(KIND, "a")).isEmpty();
        assertThat(problem(KIND, "A")).contains("Kind must be one of a, b, but is \"A\".");
    }

    @Test
    void whatIsWrongInARowIsToldWithTheRow() {
        assertThat(problem(ROWS, Value.of(List.of(Value.entries("name", "a"), Value.entries("name", "b", "count", 99)))))
                .contains("Rows, row 2: Count must be a whole number from 1 to 10 s, but is 99.");
        assertThat(problem(ROWS, Value.of(List.of(Value.entries("count", 1))))).contains("Rows, row 1: Name is missing.");
        assertThat(problem(ROWS, "x")).contains("Rows must be a list of rows, but is \"x\".");
    }

    @Test
    void listsAndMapsHoldTexts() {
        Field list = Field.optional("l", "List", new FieldType.TextList(Optional.of("[a-z]+")), "Small.");
        Field map = Field.optional("m", "Map", new FieldType.TextMap(), "Any.");

        assertThat(problem(list, Value.of(List.of(Value.of("a"), new Value.Expression("Ref", Value.of("X")))))).isEmpty();
        assertThat(problem(list, Value.of(List.of(Value.of("A"))))).isPresent();
        assertThat(problem(list, Value.of(List.of(Value.of(1))))).isPresent();
        assertThat(problem(map, Value.entries("a", "b", "n", 1))).isEmpty();
        assertThat(problem(map, Value.entries("a", Value.of(List.of())))).contains("Map: the value of \"a\" must be text.");
        assertThat(problem(map, "a")).isPresent();
    }
}
