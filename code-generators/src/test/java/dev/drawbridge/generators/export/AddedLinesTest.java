package dev.drawbridge.generators.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AddedLinesTest {
    private static List<String> added(List<String> text, List<String> without) {
        return AddedLines.of(text, without).stream().flatMap(run -> run.lines().stream()).toList();
    }

    @Test
    void linesInTheMiddleAndAtTheEndAreTwoRuns() {
        assertThat(AddedLines.of(List.of("a", "x", "y", "b", "c", "z"), List.of("a", "b", "c"))).containsExactly(
                new AddedLines.Run(1, List.of("x", "y")), new AddedLines.Run(5, List.of("z")));
    }

    @Test
    void aChangedLineIsAddedToo() {
        assertThat(added(List.of("a", "list: [1, 2]", "b"), List.of("a", "list: [1]", "b"))).containsExactly("list: [1, 2]");
    }

    @Test
    void equalTextsDifferInNothing() {
        assertThat(added(List.of("a", "b"), List.of("a", "b"))).isEmpty();
        assertThat(added(List.of(), List.of("a"))).isEmpty();
        assertThat(added(List.of("a"), List.of())).containsExactly("a");
    }

    /** What is left when the added lines are taken away stands in the other text in the same order. */
    @Property(tries = 300)
    void withoutItsAddedLinesATextIsPartOfTheOther(@ForAll("texts") List<String> text, @ForAll("texts") List<String> without) {
        List<String> rest = new ArrayList<>(text);
        List<AddedLines.Run> runs = new ArrayList<>(AddedLines.of(text, without));
        for (AddedLines.Run run : runs.reversed()) {
            assertThat(text.subList(run.from(), run.from() + run.lines().size())).isEqualTo(run.lines());
            rest.subList(run.from(), run.from() + run.lines().size()).clear();
        }
        int at = 0;
        for (String line : without) {
            at += at < rest.size() && rest.get(at).equals(line) ? 1 : 0;
        }
        assertThat(at).isEqualTo(rest.size());
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "c").list().ofMaxSize(12);
    }
}
