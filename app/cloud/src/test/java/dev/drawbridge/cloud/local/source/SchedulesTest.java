package dev.drawbridge.cloud.local.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
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
        assertThat(Schedules.next(expression, Instant.parse("2026-03-12T09:59:00Z"))).contains(Instant.parse(next));
    }

    @Test
    void aScheduleThatIsOverHasNoNextTime() {
        assertThat(Schedules.next("cron(0 0 1 1 ? 2020)", Instant.parse("2026-03-12T09:59:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day", "rate(0 minutes)", "rate(99999999999 days)", "cron(0 10 * * * *)", "cron(61 10 * * ? *)", "cron(0 10)"})
    void anExpressionThatCannotBeReadIsSaidWithItsText(String expression) {
        assertThatThrownBy(() -> Schedules.next(expression, Instant.EPOCH)).isInstanceOf(CloudException.class).hasMessageContaining("\"" + expression + "\"");
    }
}
