package dev.drawbridge.cloud.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private static final TimeRange HOUR = TimeRange.parse("1h");
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Duration pace;
    private final Monitor monitor;

    LiveViewTest() {
        pace = Duration.ofHours(1);
        monitor = new Counting();
    }

    /** Answers at once, or fails as often as it was told to. */
    private final class Counting implements Monitor {
        @Override
        public String where() {
            return "a test";
        }

        @Override
        public Duration pace() {
            return pace;
        }

        @Override
        public Figures figures(TimeRange range) {
            if (failures.getAndDecrement() > 0) {
                throw new MonitorException("The credentials have expired.", true, new IllegalStateException());
            }
            return new Figures(Instant.EPOCH, range, Map.of(), Map.of(), Map.of(), "");
        }

        @Override
        public LogTail tail(LogQuery query) {
            return List::of;
        }

        @Override
        public List<ReportLine> reports(LogQuery query) {
            return List.of();
        }

        @Override
        public List<Trace> traces(TimeRange range, int limit) {
            return List.of();
        }

        @Override
        public String aboutTraces() {
            return "";
        }

        @Override
        public ApiUse use() {
            return ApiUse.FREE;
        }

        @Override
        public void close() {}
    }

    private final LiveListener listener = new LiveListener() {
        @Override
        public void figures(Figures figures, ApiUse use) {
            heard.add(figures.range().text());
        }

        @Override
        public void trouble(String sentence, Duration again) {
            heard.add(sentence + " again in " + again.toHours() + " h");
        }
    };

    private String next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void asksAtOnceAndAgainWhenTheRangeChanges() throws InterruptedException {
        try (LiveView view = new LiveView(monitor, HOUR, listener)) {
            assertThat(next()).isEqualTo("1h");
            view.range(TimeRange.parse("5m"));
            assertThat(next()).isEqualTo("5m");
            view.refresh();
            assertThat(next()).isEqualTo("5m");
            assertThat(view.asked()).isEqualTo(3);
        }
    }

    @Test
    void asksNothingWhileNobodyLooks() throws InterruptedException {
        try (LiveView view = new LiveView(monitor, HOUR, listener)) {
            next();
            view.pause(true);
            view.refresh();
            view.range(TimeRange.parse("5m"));
            assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
            assertThat(view.asked()).isEqualTo(1);
            view.pause(false);
            assertThat(next()).isEqualTo("5m");
        }
    }

    @Test
    void troubleIsToldAndItGoesOn() throws InterruptedException {
        failures.set(2);
        try (LiveView view = new LiveView(monitor, HOUR, listener)) {
            assertThat(next()).isEqualTo("The credentials have expired. again in 1 h");
            view.refresh();
            assertThat(next()).startsWith("The credentials have expired.");
            view.refresh();
            assertThat(next()).isEqualTo("1h");
        }
    }

    @Test
    void closingEndsItsThread() throws InterruptedException {
        LiveView view = new LiveView(monitor, HOUR, listener);
        next();
        view.close();
        assertThat(view.awaitEnd(Duration.ofSeconds(60))).isTrue();
    }
}
