package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.syntax.Document;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools of others say about the templates of the examples; skipped where they are not installed. */
class ExampleTemplatesTest {
    static Stream<Named<Path>> templates() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("app/examples"))) {
            here = here.getParent();
        }
        try (Stream<Path> folders = Files.list(here.resolve("app/examples"))) {
            return folders.map(folder -> folder.resolve("template.yaml")).filter(Files::exists).sorted().map(file -> Named.of(file.getParent().getFileName().toString(), file)).toList().stream();
        }
    }

    @Test
    void cfnLintFindsNeitherErrorsNorWarnings() throws IOException {
        Program.requireCfnLint();
        List<String> command = new ArrayList<>(List.of("cfn-lint", "-i", "W3005", "--"));
        templates().forEach(template -> command.add(template.getPayload().toString()));
        assertThat(command).as("the six examples").hasSizeGreaterThanOrEqualTo(10);
        Program.Result result = Program.run(command, "");
        assertThat(result.out() + result.err()).isBlank();
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void theTranslatorTakesIt(Path template) throws IOException, URISyntaxException {
        Program.requireTranslator();
        Path script = Path.of(OutsideChecksTest.class.getResource("translate.py").toURI());
        Program.Result result = Program.run(List.of("python3", script.toString()), Files.readString(template));
        assertThat(result.code()).as(result.err()).isZero();
        TemplateReading reading = new TemplateReading(Document.parse(result.out()).tree());
        assertThat(reading.resources("AWS::Lambda::Function")).isNotEmpty();
        assertThat(TemplateReading.circle(reading.references())).isEmpty();
    }
}
