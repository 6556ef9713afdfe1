package dev.drawbridge.generators.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the class or the script is that a template's function names. */
class HandlerFilesTest {
    private static final Node CARD = new Adoption("Hello", "Hello").on(Node.of(new NodeId("hello"), "function", "Hello").withField("handler", Value.of("greetings.App::handleRequest")));

    @TempDir
    Path temporary;
    private Path repository;
    private Path templates;

    @BeforeEach
    void aRepositoryWithItsTemplatesInAFolder() throws IOException {
        repository = temporary.resolve("repository");
        templates = Files.createDirectories(repository.resolve("deploy/templates"));
        Files.createDirectories(repository.resolve(".git"));
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Optional<String> of(Node function) {
        return new HandlerFiles(templates).of(function);
    }

    @ParameterizedTest
    @CsvSource({"., src/main/java/greetings/App.java", "hello/target/hello-1.0.jar, hello/src/main/java/greetings/App.java", "hello, hello/src/main/kotlin/greetings/App.kt",
        "hello, hello/app/src/main/java/greetings/App.java", "hello/, hello/greetings/App.java", "../../hello, ../../hello/src/main/java/greetings/App.java"})
    void aClassIsWhereABuildKeepsIt(String codeUri, String source) throws IOException {
        write(templates.resolve(source), "package greetings;");
        assertThat(of(CARD.withField("codeUri", Value.of(codeUri)))).contains(source);
    }

    @Test
    void aClassIsFoundInTheRepositoryWhereTheTemplateNamesABucketOrNothing() throws IOException {
        write(repository.resolve("services/hello/src/main/java/greetings/App.java"), "// ours\npackage greetings;\nclass App {}");
        assertThat(of(CARD)).contains("../../services/hello/src/main/java/greetings/App.java");
        assertThat(of(CARD.withField("codeUri", Value.entries("Bucket", "code", "Key", "hello.jar")))).contains("../../services/hello/src/main/java/greetings/App.java");
    }

    @Test
    void aClassOfTheSameNameInAnotherPackageATestOrABuildIsAnotherClass() throws IOException {
        write(repository.resolve("services/other/src/main/java/other/App.java"), "package other;");
        write(repository.resolve("services/hello/src/test/java/greetings/App.java"), "package greetings;");
        write(repository.resolve("services/hello/target/generated/greetings/App.java"), "package greetings;");
        assertThat(of(CARD)).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsMeant() throws IOException {
        write(repository.resolve("v1/hello/src/main/java/greetings/App.java"), "package greetings;");
        write(repository.resolve("deploy/hello/src/main/java/greetings/App.java"), "package greetings;");
        assertThat(of(CARD)).contains("../hello/src/main/java/greetings/App.java");
    }

    @Test
    void nothingOutsideOfTheRepositoryIsLookedAt() throws IOException {
        write(temporary.resolve("elsewhere/src/main/java/greetings/App.java"), "package greetings;");
        assertThat(of(CARD.withField("codeUri", Value.of("../../../elsewhere")))).isEmpty();
    }

    @Test
    void aFileThatComesLaterIsFoundWhenAskedToLookAnew() throws IOException {
        HandlerFiles files = new HandlerFiles(templates);
        assertThat(files.of(CARD)).isEmpty();
        write(repository.resolve("hello/src/main/java/greetings/App.java"), "package greetings;");
        files.forget();
        assertThat(files.of(CARD)).contains("../../hello/src/main/java/greetings/App.java");
    }

    @ParameterizedTest
    @CsvSource({"python3.12, hello, app.handler, hello/app.py", "nodejs22.x, ., src/list.get, src/list.mjs", "nodejs22.x, ./hello/, index.handler, hello/index.ts"})
    void aScriptIsTheFileThatTheHandlerNames(String runtime, String codeUri, String handler, String source) throws IOException {
        write(templates.resolve(source), "");
        assertThat(of(CARD.withField("runtime", Value.of(runtime)).withField("codeUri", Value.of(codeUri)).withField("handler", Value.of(handler)))).contains(source);
    }

    @Test
    void codeOfOurOwnIsNotLookedFor() throws IOException {
        write(templates.resolve("src/main/java/greetings/App.java"), "package greetings;");
        assertThat(of(CARD)).isPresent();
        assertThat(of(Adoption.off(CARD))).isEmpty();
    }
}
