package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.java.FunctionCode;
import dev.drawbridge.generators.sam.Drawings;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.edit.CardEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets that come with the program, on whole drawings. */
class WholeProjectTest {
    @TempDir
    Path root;

    static Stream<Named<Design>> drawings() {
        return Stream.of(Drawings.petStore(), Drawings.clickCounter(), Drawings.everything()).map(design -> Named.of(design.name(), design));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyFunctionHasItsCodeWhereTheTemplateLooksForIt(Design design) throws IOException {
        Path folder = root.resolve("project");
        OpenProject project = OpenProject.create(folder, design, Layout.empty());
        Generated generated = project.generate();
        assertThat(generated.notes()).isEmpty();
        String template = Files.readString(folder.resolve("template.yaml"));
        design.nodes().values().stream().filter(node -> node.kind().equals("function")).map(node -> FunctionCode.of(design, node)).forEach(code -> {
            assertThat(template).contains("CodeUri: " + code.folder() + "\n", "Handler: " + code.awsHandler() + "\n");
            assertThat(folder.resolve(code.sourcePath())).exists();
            String handler = code.awsHandler().substring(0, code.awsHandler().indexOf("::"));
            assertThat(folder.resolve(code.generatedRoot()).resolve(handler.replace('.', '/') + ".java")).exists();
        });
        assertThat(project.generate().written()).isEmpty();
        assertThat(OpenProject.open(folder).store().design()).isEqualTo(design);
    }

    @Test
    void afterARenameTheFirstTextOfTheUsersClassIsWhatItWouldHaveBeen() throws IOException {
        OpenProject project = OpenProject.create(root.resolve("renamed"), Drawings.petStore(), Layout.empty());
        project.generate();
        project.store().apply(new CardEdit.RenameNode(new NodeId("search"), "lookup"));
        Generated generated = project.generate();
        assertThat(generated.notes()).isEmpty();
        OpenProject fresh = OpenProject.create(root.resolve("fresh"), project.store().design(), Layout.empty());
        fresh.generate();
        FunctionCode code = FunctionCode.of(project.store().design(), project.store().design().nodeNamed("lookup").orElseThrow());
        for (String file : List.of("pom.xml", code.pomPath(), code.generatedPomPath())) {
            assertThat(project.folder().resolve(file)).hasSameTextualContentAs(fresh.folder().resolve(file));
        }
        assertThat(Files.readString(project.folder().resolve(code.sourcePath()))).contains("package " + code.packageName() + ";", "class " + code.className() + " ")
                .doesNotContain("class Search");
        assertThat(project.folder().resolve("functions/search")).doesNotExist();
    }
}
