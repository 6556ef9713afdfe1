package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
    /** 2026-03-12 is a Thursday. Expressions of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "rate(1 minute)               | 2026-03-12T10:00:00Z",
        "rate(5 minutes)              | 2026-03-12T10:04:00Z",
        "rate(2 hours)                | 2026-03-12T11:59:00Z",
        "rate(1 day)                  | 2026-03-13T09:59:00Z",
        "cron(0 10 * * ? *)           | 2026-03-12T10:00:00Z",
        "cron(15 12 * * ? *)          | 2026-03-12T12:15:00Z",
        "cron(0 18 ? * MON-FRI *)     | 2026-03-12T18:00:00Z",
        "cron(0 8 1 * ? *)            | 2026-04-01T08:00:00Z",
        "cron(0/15 * * * ? *)         | 2026-03-12T10:00:00Z",
        "cron(0/5 8-17 ? * MON-FRI *) | 2026-03-12T10:00:00Z",
        "cron(0 9 ? * 2#1 *)          | 2026-04-06T09:00:00Z",
        "cron(0 0 L * ? *)            | 2026-03-31T00:00:00Z",
        "cron(0 9 ? * 1 *)            | 2026-03-15T09:00:00Z",
        "cron(0 9 ? * 7 *)            | 2026-03-14T09:00:00Z",
        "cron(0 9 ? * FRIL *)         | 2026-03-27T09:00:00Z",
        "cron(0 0 1 1 ? 2027)         | 2027-01-01T00:00:00Z",
    })
    void theNextTimeIsThatOfTheDocumentation(String expression, String next) {
        assertThat(Times.utc(expression).next(Instant.parse("2026-03-12T09:59:00Z"))).contains(Instant.parse(next));
    }

    @Test
    void aScheduleThatIsOverHasNoNextTime() {
        assertThat(Times.utc("cron(0 0 1 1 ? 2020)").next(Instant.parse("2026-03-12T09:59:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day", "rate(0 minutes)", "rate(99999999999 days)", "cron(0 10 * * * *)", "cron(61 10 * * ? *)", "cron(0 10)"})
    void anExpressionThatCannotBeReadIsSaidWithItsText(String expression) {
        assertThatThrownBy(() -> Times.utc(expression).next(Instant.EPOCH)).isInstanceOf(CloudException.class).hasMessageContaining("\"" + expression + "\"");
    }

    /** The clock of a zone, with its summer and winter; once; a period. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cron(0 9 * * ? *)       | Europe/Berlin    | 2026-03-28T12:00:00Z | 2026-03-29T07:00:00Z",
        "cron(0 9 * * ? *)       | Europe/Berlin    | 2026-03-27T12:00:00Z | 2026-03-28T08:00:00Z",
        "cron(0 9 * * ? *)       | America/New_York | 2026-07-01T00:00:00Z | 2026-07-01T13:00:00Z",
        "at(2030-12-24T18:00:00) | Asia/Seoul       | 2026-01-01T00:00:00Z | 2030-12-24T09:00:00Z",
        "at(2030-12-24T18:00:00) | ''               | 2026-01-01T00:00:00Z | 2030-12-24T18:00:00Z",
    })
    void theClockOfTheZoneCounts(String expression, String zone, String after, String next) {
        assertThat(new Times(expression, zone, Duration.ZERO, Instant.MIN, Instant.MAX).next(Instant.parse(after))).contains(Instant.parse(next));
    }

    @Test
    void onceIsOnce() {
        assertThat(Times.utc("at(2030-12-24T18:00:00)").next(Instant.parse("2030-12-24T18:00:00Z"))).isEmpty();
    }

    @Test
    void aPeriodHasABeginAndAnEnd() {
        Times times = new Times("rate(10 minutes)", "", Duration.ZERO, Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:20:00Z"));
        assertThat(times.next(Instant.parse("2026-01-01T00:00:00Z"))).contains(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(times.next(Instant.parse("2030-01-01T00:00:00Z"))).contains(Instant.parse("2030-01-01T00:10:00Z"));
        assertThat(times.next(Instant.parse("2030-01-01T00:14:00Z"))).contains(Instant.parse("2030-01-01T00:20:00Z"));
        assertThat(times.next(Instant.parse("2030-01-01T00:20:00Z"))).isEmpty();
        assertThat(new Times("cron(0 9 * * ? *)", "", Duration.ZERO, Instant.parse("2030-01-01T09:00:00Z"), Instant.MAX).next(Instant.EPOCH)).contains(Instant.parse("2030-01-01T09:00:00Z"));
    }

    @Test
    void aZoneThatIsNoneIsSaid() {
        assertThatThrownBy(() -> new Times("cron(0 9 * * ? *)", "Berlin", Duration.ZERO, Instant.MIN, Instant.MAX).next(Instant.EPOCH)).isInstanceOf(CloudException.class).hasMessageContaining("\"Berlin\"");
    }
}
