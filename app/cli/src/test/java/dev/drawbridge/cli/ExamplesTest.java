package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.examples.Example;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every example. */
class ExamplesTest {
    @TempDir
    Path folder;

    static Stream<String> ids() {
        return Example.all().stream().map(Example::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void hasNoFindingsAndGeneratesWhatItHas(String id) {
        Path project = folder.resolve(id);
        assertThat(Terminal.run("new", id, project).exit()).isZero();
        Terminal checked = Terminal.run("check", project);
        assertThat(checked.exit()).as(checked.out()).isZero();
        assertThat(checked.out()).startsWith("No findings");
        String generated = Terminal.run("generate", project).out();
        assertThat(generated).contains("of yours kept").doesNotContain("wrote    template.yaml", "wrote    pom.xml", "src/main/");
        assertThat(Terminal.run("generate", project).out()).startsWith("0 written");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isSaidByEveryFormat(String id) {
        Path project = folder.resolve(id);
        Terminal.run("new", id, project);
        for (String format : new String[] {"sam", "cloudformation", "serverless", "terraform"}) {
            Terminal exported = Terminal.run("export", project, "--format", format, "--out", folder.resolve(format));
            assertThat(exported.exit()).as(exported.err()).isZero();
            assertThat(exported.out()).as(format).doesNotContain("impossible");
        }
    }
}
