package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Design;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmittedJavaTest {
    private final JavaProject project = JavaProject.standard();

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void everythingThatCanBeDrawnCompilesWithoutAWarning(int release) {
        assertThat(EmittedCode.problems(project.of(Drawings.everything()), release)).isEmpty();
    }

    @Test
    void thePetStoreCompilesWithoutAWarning() {
        assertThat(EmittedCode.problems(project.of(Drawings.petStore()), 21)).isEmpty();
    }

    @Test
    void everyFileHasTheShapeThatAFormatterLeaves() {
        for (Design design : List.of(Drawings.petStore(), Drawings.everything())) {
            for (GeneratedFile file : project.of(design)) {
                assertThat(file.content()).as(file.path()).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\t", "\r", "\n\n\n");
                assertThat(file.content().lines().filter(line -> !line.equals(line.stripTrailing()))).as(file.path()).isEmpty();
                if (file.path().endsWith(".java")) {
                    assertThat(file.content().lines().filter(line -> line.length() > 120)).as(file.path()).isEmpty();
                    List<String> imports = file.content().lines().filter(line -> line.startsWith("import ")).toList();
                    assertThat(imports).as(file.path()).isSorted().doesNotHaveDuplicates();
                }
            }
        }
    }
}
