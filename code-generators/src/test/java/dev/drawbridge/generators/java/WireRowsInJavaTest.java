package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the wire table, as the Java that is written for it. */
class WireRowsInJavaTest {
    private static final Pattern READ = Pattern.compile("Environment\\.get\\(\"([^\"]+)\"\\)|System\\.getenv\\(\"([^\"]+)\"\\)");
    private final JavaProject project = JavaProject.standard();

    static Stream<WireRule> rowsThatTouchAFunction() {
        return WireTable.standard().rules().stream().filter(row -> row.fromKind().equals("function") || row.toKind().equals("function"));
    }

    @ParameterizedTest
    @MethodSource("rowsThatTouchAFunction")
    void theJavaReadsExactlyTheVariablesOfTheRow(WireRule row) {
        Drawings drawing = new Drawings("one row").card(row.fromKind(), "first card").card(row.toKind(), "second card");
        Design design = drawing.wire("first card", row.role(), "second card").design();
        Node second = design.nodeNamed("second card").orElseThrow();
        Set<String> expected = row.variables().stream().map((EnvironmentVariable variable) -> variable.name(second)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> of = row.fromKind().equals("function") ? expected : Set.of();

        assertThat(readBy(design, "first-card")).isEqualTo(of);
        assertThat(readBy(design, "second-card")).isEmpty();
        if (row.fromKind().equals("function")) {
            assertThat(project.environment(design, design.nodeNamed("first card").orElseThrow())).isEqualTo(of);
        }
        assertThat(EmittedCode.problems(project.of(design), 25)).isEmpty();
    }

    @Test
    void aFunctionReadsTheVariablesOfAllItsWires() {
        Design design = Drawings.everything();
        Node all = design.nodeNamed("all").orElseThrow();

        assertThat(project.environment(design, all)).isEqualTo(readBy(design, "all"))
                .contains("COUNTS_TABLE_NAME", "COUNTS_TABLE_ARN", "PHOTOS_BUCKET_NAME", "CLICKS_QUEUE_URL", "NEWS_TOPIC_ARN", "PRICE_FUNCTION_NAME");
    }

    private Set<String> readBy(Design design, String folder) {
        Set<String> names = new TreeSet<>();
        for (GeneratedFile file : project.of(design)) {
            if (file.path().startsWith("functions/" + folder + "/") && file.path().endsWith(".java")) {
                READ.matcher(file.content()).results().forEach(match -> names.add(match.group(1) == null ? match.group(2) : match.group(1)));
            }
        }
        return names;
    }
}
