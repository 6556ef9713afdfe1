package dev.drawbridge.generators.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.generators.GeneratedFile;
import dev.drawbridge.generators.Ownership;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.WireRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs an emitted handler with several triggers in a JVM of its own, on events as AWS sends them. */
class HandlerTest {
    private static String out;

    @BeforeAll
    static void run(@TempDir Path folder) throws IOException, InterruptedException {
        Design design = new Drawings("many").card("function", "worker").card("function", "caller").card("http-api", "api")
                .card("queue", "clicks", "messageFields", Drawings.fields("ad_id:text")).card("queue", "orders", "fifo", true)
                .card("topic", "news").card("bucket", "photos").card("schedule", "nightly").card("table", "counts")
                .wire("clicks", WireRole.TRIGGER, "worker").wire("orders", WireRole.TRIGGER, "worker").wire("news", WireRole.TRIGGER, "worker")
                .wire("photos", WireRole.TRIGGER, "worker").wire("nightly", WireRole.TRIGGER, "worker").wire("caller", WireRole.CALL, "worker")
                .wire("api", WireRole.CALL, "worker", "routes", Drawings.route("ANY", "/x/{id}"))
                .wire("worker", WireRole.ACCESS, "counts").wire("worker", WireRole.ACCESS, "photos").design();
        List<GeneratedFile> files = new ArrayList<>();
        for (GeneratedFile file : JavaProject.standard().of(design)) {
            if (file.path().startsWith("functions/worker/src/generated/java/")) {
                files.add(file);
            }
        }
        files.add(source("src/main/java/com/example/many/worker/Worker.java", "Worker.java.txt"));
        files.add(source("src/main/java/Driver.java", "Driver.java.txt"));
        assertThat(EmittedCode.compile(files, 25, folder)).isEmpty();
        Path events = folder.resolve("events.jsonl");
        Files.writeString(events, text("events.jsonl"));

        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                folder.resolve("worker") + System.getProperty("path.separator") + System.getProperty("java.class.path"), "Driver", events.toString());
        java.environment().put("AWS_REGION", "eu-west-1");
        for (String name : new TreeSet<>(JavaProject.standard().environment(design, design.nodeNamed("worker").orElseThrow()))) {
            java.environment().put(name, "the-" + name);
        }
        java.redirectError(folder.resolve("err").toFile()).redirectOutput(folder.resolve("out").toFile());
        Process process = java.start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        out = Files.readString(folder.resolve("out"));
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    }

    private static GeneratedFile source(String path, String resource) throws IOException {
        return new GeneratedFile("functions/worker/" + path, text(resource), Ownership.USER_OWNED);
    }

    private static String text(String resource) throws IOException {
        try (var in = HandlerTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void messagesOfAQueueThatFailAreReportedOneByOne() {
        assertThat(out).contains("click a7 {k=v} 2\nclick bad {} 1\n-> {\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"},{\"itemIdentifier\":\"m3\"}]}\n");
    }

    @Test
    void anOrderedQueueStopsAtTheFirstFailureAndGivesBackTheRest() {
        assertThat(out).contains("order one\norder bad\n-> {\"batchItemFailures\":[{\"itemIdentifier\":\"o2\"},{\"itemIdentifier\":\"o3\"}]}\n");
    }

    @Test
    void aTopicsMessageComesWithItsAttributesAndItsFailureReachesLambdaUnchanged() {
        assertThat(out).contains("news it rains n1 {city=Bonn} 2026-01-02T03:04:05.678Z\n-> null\n", "-> java.io.IOException: bad news\n");
    }

    @Test
    void theKeyOfAnObjectIsDecodedAndTheConstructorGetsThePortItAsksFor() {
        assertThat(out).contains("object my photo ü.jpg 3 ObjectCreated:Put PhotosBucket the-PHOTOS_BUCKET_NAME the-PHOTOS_BUCKET_ARN\n");
    }

    @Test
    void aTickHasItsTimeAndAnInvocationItsAnswer() {
        assertThat(out).contains("tick 2026-01-02T03:04:05Z nightly\n-> null\n", "-> \"hello you\"\n");
    }

    @Test
    void aRequestIsDecodedAndItsAnswerEncoded() {
        assertThat(out).contains("POST /x/7 [a b, c] 7 A 1 ann hi\n").containsPattern("-> \\{\"statusCode\":200,.*\"x-b\":\"b\".*\"AQI=\".*\"isBase64Encoded\":true.*");
    }

    @Test
    void anExceptionIsAnsweredWith500WithoutItsWordsAndABodyThatIsNotTheJsonWith400() {
        assertThat(out).contains("{\\\"message\\\":\\\"Internal Server Error\\\"}", "\"statusCode\":500", "\"statusCode\":400").doesNotContain("secret");
    }
}
