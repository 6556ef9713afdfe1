package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedulers start everything that they can be wired to: at their time, or when they are asked for a tick. */
class SchedulersTest {
    private static final Design DESIGN = Drawings.of("clocks",
            "add scheduler night", "set night.expression 'cron(0 2 * * ? *)'", "set night.timeZone Europe/Berlin", "add function bill", "add queue mail", "add topic news",
            "add event-bus shop", "add queue inbox", "add stream ticks", "add state-machine flow", "add function step", "add queue late",
            "connect night bill", "connect night mail --input 'at <aws.scheduler.scheduled-time> try <aws.scheduler.attempt-number>'", "connect night news", "connect night shop --input '{\"kind\":\"tick\"}'",
            "connect shop inbox --pattern '{\"detail\":{\"kind\":[\"tick\"]},\"source\":[\"night\"]}'", "connect night ticks", "connect flow step --as call", "connect night flow --input '{\"day\":1}'",
            "add scheduler broken", "set broken.expression 'cron(0 2 * * ? *)'", "set broken.retries 1", "connect broken flow --input 'no JSON'", "connect broken late --as on-failure");

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("clocks"));
        project.code("bill", """
                public class Bill {
                    public void handle(Tick tick) {
                        System.out.println("billed by " + tick.schedule() + " at " + tick.time());
                    }
                }
                """);
        project.code("step", """
                public class Step {
                    public Object handle(Invocation invocation) {
                        return invocation.input(Map.class);
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    @Test
    void aTickGoesToEveryTarget() {
        project.run().tick(project.card("night"));
        Project.await("the bill", () -> project.run().journal().lines().stream().anyMatch(line -> line.text().contains("billed by night at 20")));
        Message mail = project.message(message -> message.to().equals(project.card("mail")));
        assertThat(mail.payload()).matches("at 20\\S+Z try 1");
        assertThat(mail.wire()).isPresent();
        assertThat(project.message(message -> message.to().equals(project.card("news"))).payload()).contains("aws.scheduler", "schedule/default/night");
        assertThat(project.message(message -> message.to().equals(project.card("inbox"))).payload()).contains("\"detail-type\":\"Scheduled Event\"");
        project.message(message -> message.to().equals(project.card("ticks")));
        assertThat(project.message(message -> message.to().equals(project.card("step")) && message.ok()).answer()).contains("\"day\":1");
    }

    @Test
    void whatATargetDoesNotTakeIsTriedAgainAndKept() {
        project.run().tick(project.card("broken"));
        Message kept = project.message(message -> message.from().equals(project.card("broken")) && message.to().equals(project.card("late")));
        assertThat(kept.payload()).isEqualTo("no JSON");
        assertThat(kept.summary()).contains("must be JSON for flow");
        Project.await("the problem", () -> project.problems.stream().anyMatch(problem -> problem.startsWith("broken: flow did not take")));
    }

    private static String at(LocalDateTime time) {
        return "set once.expression 'at(" + time.truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + ")'";
    }

    @Test
    void onceComesByTheClockOfItsZone() {
        // what is over when the run takes it up never comes, so the time is as far off as a change takes on this machine now, and more
        long start = System.nanoTime();
        project.change("add scheduler once", at(LocalDateTime.now(SEOUL).plusYears(1)), "set once.timeZone Asia/Seoul", "connect once mail --input once");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        project.change(at(LocalDateTime.now(SEOUL).plusSeconds(3).plus(took.multipliedBy(4))));
        Message message = project.message(m -> m.from().equals(project.card("once")) && m.to().equals(project.card("mail")));
        assertThat(message.payload()).isEqualTo("once");
    }
}
