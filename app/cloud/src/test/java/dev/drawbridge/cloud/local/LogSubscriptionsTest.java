package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one function logs starts another, and never itself. */
class LogSubscriptionsTest {
    private static final Design DESIGN = Drawings.of("logs", "add function writer", "add log-events alarms", "add log-events circle", "add function reader", "add kafka orders",
            "connect writer alarms", "connect alarms reader --pattern ERROR", "connect reader circle", "connect circle reader", "connect writer circle", "connect orders writer --topics '[\"carts\"]'");

    @Test
    void linesThatThePatternPicksArriveAndAFunctionDoesNotHearOfItself(@TempDir Path folder) throws Exception {
        try (Project project = Project.of(DESIGN, folder.resolve("logs"))) {
            project.code("writer", """
                    public class Writer {
                        public void handle(KafkaRecords records) {
                            System.out.println("fine so far");
                            System.out.println("ERROR for " + records.entries().getFirst().topic());
                        }
                    }
                    """);
            project.code("reader", """
                    public class Reader {
                        public void handle(LogLines lines) {
                            lines.lines().forEach(line -> System.out.println("heard " + line.text() + " of " + lines.group()));
                        }
                    }
                    """);
            project.start();
            assertThat(project.problems).as("reader would hear of itself").anyMatch(problem -> problem.startsWith("circle: What reader logs would start reader"));
            project.run().sample(project.card("orders"));

            Message heard = project.message(message -> message.from().equals(project.card("alarms")) && message.to().equals(project.card("reader")));
            assertThat(heard.ok()).as(heard.result()).isTrue();
            assertThat(heard.summary()).isEqualTo("ERROR for carts");
            Project.await("the reader's line", () -> project.run().journal().lines().stream().anyMatch(line -> line.text().startsWith("heard ERROR for carts of /aws/lambda/")));
            Project.await("the lines of the unfiltered wire", () -> project.run().journal().lines().stream().anyMatch(line -> line.text().startsWith("heard fine so far")));
            assertThat(project.run().journal().lines()).noneMatch(line -> line.text().contains("heard heard"));
        }
    }
}
