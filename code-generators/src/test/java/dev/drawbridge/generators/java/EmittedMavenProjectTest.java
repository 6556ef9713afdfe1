package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmittedMavenProjectTest {
    private static final Design SMALL = new Drawings("small").card("http-api", "api").card("function", "greet").card("table", "guests")
            .wire("api", WireRole.CALL, "greet", "routes", Drawings.route("GET", "/")).wire("greet", WireRole.ACCESS, "guests").design();

    @Test
    void theFunctionsOwnPomIsTheUsersAndTheTwoAboveItAreOurs() {
        List<GeneratedFile> poms = JavaProject.standard().of(SMALL).stream().filter(file -> file.path().endsWith("pom.xml")).toList();

        assertThat(poms).extracting(GeneratedFile::path).containsExactly("functions/greet/pom.xml", "functions/greet/src/generated/pom.xml", "pom.xml");
        assertThat(poms).extracting(GeneratedFile::ownership).containsExactly(Ownership.USER_OWNED, Ownership.GENERATED, Ownership.GENERATED);
        assertThat(poms.get(1).content()).contains("<artifactId>dynamodb</artifactId>").doesNotContain("<artifactId>sqs</artifactId>");
        assertThat(poms.get(0).content()).doesNotContain("dynamodb");
    }

    /** Starts Maven itself, which needs its plugins in the local repository or a network; {@code -Ddrawbridge.test.maven=false} leaves it out. */
    @Test
    void theProjectBuildsOnItsOwnAndLeavesAZipForLambda(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(!"false".equals(System.getProperty("drawbridge.test.maven")), "Left out by -Ddrawbridge.test.maven=false");
        List<Path> programs = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(path -> Path.of(path, "mvn")).filter(Files::isExecutable).toList();
        assumeTrue(!programs.isEmpty(), "There is no mvn on the path");
        WriteProject.write(JavaProject.standard().of(SMALL), folder);

        Process maven = new ProcessBuilder(programs.getFirst().toString(), "-q", "-B", "verify").directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            assertThat(maven.waitFor(10, TimeUnit.MINUTES)).isTrue();
        } finally {
            maven.destroyForcibly();
        }
        assertThat(maven.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
        try (ZipFile zip = new ZipFile(folder.resolve("functions/greet/target/greet.zip").toFile())) {
            assertThat(zip.getEntry("com/example/small/greet/aws/GreetHandler.class")).isNotNull();
            assertThat(zip.stream().map(entry -> entry.getName())).anyMatch(name -> name.matches("lib/dynamodb-.*\\.jar"))
                    .noneMatch(name -> name.contains("netty") || name.contains("junit") || name.contains("InMemory"));
        }
    }
}
