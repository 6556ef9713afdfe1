package dev.drawbridge.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final NodeId SEARCH = new NodeId("search");

    @Test
    void aGridEndsAfterNowAndHasFewPoints() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant moment = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), 5);
            Grid grid = new TimeRange(Duration.ofSeconds(random.nextLong(60, 15 * 86_400))).grid(moment, Duration.ofSeconds(1));
            assertThat(grid.size()).isBetween(1, 181);
            assertThat(grid.end()).isAfter(moment);
            assertThat(grid.indexOf(moment)).isEqualTo(grid.size() - 1);
            assertThat(grid.start().getEpochSecond() % grid.period().toSeconds()).isZero();
        }
    }

    @Test
    void pointsAreNeverFinerThanWhatIsMeasured() {
        assertThat(TimeRange.parse("5m").period(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
        assertThat(TimeRange.parse("5m").period(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(TimeRange.parse("7d").period(Duration.ofMinutes(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aTimeThatIsNoneIsSaid() {
        assertThatThrownBy(() -> TimeRange.parse("soon")).isInstanceOf(MonitorException.class).hasMessage("\"soon\" is no time: write a number with s, m, h or d, such as 10m.");
        assertThatThrownBy(() -> TimeRange.parse("30d")).hasMessageContaining("from 1 minute to 15 days");
        assertThat(TimeRange.CHOICES).extracting(TimeRange::text).containsExactly("5m", "30m", "1h", "3h", "12h", "1d", "7d").allSatisfy(text -> assertThat(TimeRange.parse(text).text()).isEqualTo(text));
    }

    @Test
    void aFigureIsTheSumTheMostOrTheLastAsItsMetricWants() {
        Grid grid = new Grid(NOON, Duration.ofMinutes(1), 4);
        assertThat(Series.of(Metric.INVOCATIONS, grid, 3, Double.NaN, 5, 0).figure()).hasValue(8);
        assertThat(Series.of(Metric.CONCURRENCY, grid, 3, Double.NaN, 5, 0).figure()).hasValue(5);
        assertThat(Series.of(Metric.DURATION_P95, grid, 3, 41, 5, Double.NaN).figure()).hasValue(5);
        assertThat(Series.of(Metric.INVOCATIONS, grid, Double.NaN, Double.NaN, Double.NaN, Double.NaN).figure()).isEmpty();
        assertThat(Series.of(Metric.INVOCATIONS, grid, 60, 60, 60, 60).rate()).isEqualTo(1);
        assertThat(Series.of(Metric.FAILED_CALLS, grid, 1, Double.NaN, Double.NaN, 2).plus(Series.of(Metric.FAILED_CALLS, grid, 1, 1, Double.NaN, 1)))
                .isEqualTo(Series.of(Metric.FAILED_CALLS, grid, 2, 1, Double.NaN, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "8.14, 8.1/s", "120, 120/s", "0.2, 12/min", "0.0005, 1.8/h", "25000, 25.0k/s"})
    void aRateIsInTheUnitInWhichThereIsOne(double perSecond, String words) {
        assertThat(FigureWords.rate(perSecond)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.4 ms", "3, 3 ms", "41.4, 41 ms", "1200, 1.2 s", "200000, 3 min"})
    void timesKeepTwoFigures(double millis, String words) {
        assertThat(FigureWords.millis(millis)).isEqualTo(words);
    }

    @Test
    void theLineOfACardFitsOnIt() {
        Grid grid = new Grid(NOON, Duration.ofMinutes(1), 2);
        CardFigures quiet = CardFigures.of(Map.of(Metric.INVOCATIONS, Series.of(Metric.INVOCATIONS, grid, 486, 486), Metric.DURATION_P95, Series.of(Metric.DURATION_P95, grid, 40, 41)));
        CardFigures bad = CardFigures.of(Map.of(Metric.INVOCATIONS, Series.of(Metric.INVOCATIONS, grid, 486, 486), Metric.ERRORS, Series.of(Metric.ERRORS, grid, 1, 2),
                Metric.DURATION_P95, Series.of(Metric.DURATION_P95, grid, 40, 41)));
        CardFigures queue = CardFigures.of(Map.of(Metric.DEPTH, Series.of(Metric.DEPTH, grid, 3, 17), Metric.SENT, Series.of(Metric.SENT, grid, 3, 17), Metric.OLDEST_AGE, Series.of(Metric.OLDEST_AGE, grid, 3, 300)));
        assertThat(FigureWords.line(quiet)).isEqualTo("8.1/s  p95 41 ms");
        assertThat(FigureWords.line(bad)).isEqualTo("8.1/s  3 err");
        assertThat(FigureWords.line(queue)).isEqualTo("depth 17  5 min");
        assertThat(FigureWords.line(CardFigures.NONE)).isEmpty();
        assertThat(bad.errorShare()).isEqualTo(3 / 972.0);
    }

    @Test
    void aTrendIsDrawnInBars() {
        Grid grid = new Grid(NOON, Duration.ofMinutes(1), 6);
        assertThat(FigureWords.trend(Series.of(Metric.INVOCATIONS, grid, Double.NaN, 0, 1, 2, 4, 8), 6)).isEqualTo(" ▁▂▃▅█");
        assertThat(FigureWords.trend(Series.of(Metric.INVOCATIONS, grid, 0, 0, 0, 0, 0, 0), 3)).isEqualTo("▁▁▁");
    }

    @Test
    void aReportIsReadInBothShapes() {
        String plain = "REPORT RequestId: 3f8b\tDuration: 12.34 ms\tBilled Duration: 213 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB\tInit Duration: 200.12 ms\t\nXRAY TraceId: 1-5f\tSegmentId: 1\tSampled: true\t";
        ReportLine report = ReportLine.parse(NOON, SEARCH, plain).orElseThrow();
        assertThat(report).isEqualTo(new ReportLine(NOON, SEARCH, "3f8b", Duration.ofNanos(12_340_000), Duration.ofMillis(213), 512, java.util.OptionalInt.of(80),
                java.util.Optional.of(Duration.ofNanos(200_120_000)), "success", "1-5f"));
        String json = "{\"time\":\"2026-11-22T12:00:00Z\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"3f8b\",\"metrics\":{\"durationMs\":3000.0,\"billedDurationMs\":3000,\"memorySizeMB\":512,"
                + "\"maxMemoryUsedMB\":81,\"restoreDurationMs\":90.5},\"status\":\"timeout\"}}";
        ReportLine late = ReportLine.parse(NOON, SEARCH, json).orElseThrow();
        assertThat(late.status()).isEqualTo("timeout");
        assertThat(late.ok()).isFalse();
        assertThat(late.init()).contains(Duration.ofNanos(90_500_000));
        assertThat(ReportLine.parse(NOON, SEARCH, "The REPORT RequestId: is not at the start")).isEmpty();
        assertThat(ReportLine.parse(NOON, SEARCH, "{\"type\":\"platform.report\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "START RequestId: 1 Version: $LATEST | PLATFORM", "REPORT RequestId: 1 Duration: 3 ms Status: timeout | ERROR", "[main] WARN shop - low stock | WARNING",
        "{\"level\":\"ERROR\",\"message\":\"x\"} | ERROR", "2026-11-22 DEBUG shop: x | DEBUG", "java.lang.IllegalStateException: no stock | ERROR", "'   at shop.Search.handle(Search.java:12)' | ERROR",
        "found 3 errors of spelling | INFO", "Task timed out after 3.00 seconds | ERROR"})
    void aLineTellsHowGraveItIs(String text, LogLevel level) {
        assertThat(LogLevel.of(text)).isEqualTo(level);
    }

    @Test
    void longerWaitsFollowFailuresUpToALimitAndEndWithAGoodAnswer() {
        Backoff backoff = new Backoff();
        Duration usual = Duration.ofSeconds(60);
        assertThat(backoff.pause(usual)).isEqualTo(usual);
        backoff.failed();
        assertThat(backoff.pause(usual)).isEqualTo(Duration.ofSeconds(120));
        for (int i = 0; i < 30; i++) {
            backoff.failed();
        }
        assertThat(backoff.pause(usual)).isEqualTo(Duration.ofMinutes(5));
        backoff.good();
        assertThat(backoff.pause(usual)).isEqualTo(usual);
        assertThat(FigureWords.figure(Metric.OLDEST_AGE, OptionalDouble.of(300))).isEqualTo("5 min");
    }
}
