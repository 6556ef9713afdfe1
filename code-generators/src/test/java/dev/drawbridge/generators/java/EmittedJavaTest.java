package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
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
    void keysComeInTheOrderOfTheTableWhateverTheOrderOfTheFields() {
        Design design = new Drawings("keys").card("function", "f").card("table", "t", "partitionKey", "p", "sortKey", "s",
                "itemFields", Drawings.fields("s:whole", "n:whole", "p:text")).wire("f", WireRole.ACCESS, "t", "mode", "write").design();

        assertThat(EmittedCode.problems(project.of(design), 25)).isEmpty();
        assertThat(project.of(design)).filteredOn(file -> file.path().endsWith("/TItem.java")).singleElement()
                .extracting(GeneratedFile::content).asString().contains("TItem of(String p, long s)");
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
