package dev.drawbridge.desktop.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {
    private static final LogQuery ALL = new LogQuery(Set.of(), Instant.EPOCH, "", 100);

    private final ExecutorService views = Executors.newSingleThreadExecutor();
    private final Background background = new Background(views);
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean fails;
    private volatile int lines = 1;
    private final LogFollower follower = new LogFollower(background, () -> now, () -> { });

    @AfterEach
    void end() throws Exception {
        background.close();
        background.awaitEnd(Duration.ofSeconds(60));
        views.shutdown();
    }

    private void follow(boolean near) throws Exception {
        FakeMonitor monitor = new FakeMonitor(() -> Design.empty("x"), Duration.ofSeconds(1)) {
            @Override
            public LogTail tail(LogQuery query) {
                return () -> {
                    questions.incrementAndGet();
                    if (fails) {
                        throw new MonitorException("Too many questions.", true, new IllegalStateException());
                    }
                    List<LogEntry> fresh = new ArrayList<>();
                    for (int i = 0; i < lines; i++) {
                        fresh.add(new LogEntry(questions + "-" + i, now, new NodeId("search"), "", LogLevel.INFO, "line"));
                    }
                    return fresh;
                };
            }
        };
        views.submit(() -> follower.follow(monitor, ALL, near)).get(60, TimeUnit.SECONDS);
    }

    /** One look, with its answer. */
    private void tick() throws Exception {
        views.submit(follower::tick).get(60, TimeUnit.SECONDS);
        // what the look began is done when a later piece of work and the views after it are
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (views.submit(() -> follower.isAsking()).get(60, TimeUnit.SECONDS)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(2);
        }
    }

    @Test
    void aCloudIsAskedEveryTwoSecondsAndARunAtEveryLook() throws Exception {
        follow(false);
        tick();
        tick();
        assertThat(questions).hasValue(1);
        now = now.plusSeconds(2);
        tick();
        assertThat(questions).hasValue(2);
        follow(true);
        tick();
        tick();
        assertThat(questions).hasValue(4);
    }

    @Test
    void afterEachFailureItWaitsTwiceAsLongAndAGoodAnswerEndsThat() throws Exception {
        fails = true;
        follow(false);
        List<Long> asks = new ArrayList<>();
        for (long second = 0; second < 40; second++) {
            int before = questions.get();
            tick();
            if (questions.get() > before) {
                asks.add(second);
            }
            now = now.plusSeconds(1);
        }
        assertThat(asks).containsExactly(0L, 4L, 12L, 28L);
        assertThat(views.submit(follower::note).get()).isEqualTo("Too many questions.");
        fails = false;
        now = now.plusSeconds(60);
        tick();
        now = now.plusSeconds(2);
        int before = questions.get();
        tick();
        assertThat(questions.get()).isEqualTo(before + 1);
        assertThat(views.submit(follower::note).get()).isEmpty();
    }

    @Test
    void theNewestLinesAreKeptAndNoMore() throws Exception {
        lines = 3_000;
        follow(true);
        for (int i = 0; i < 4; i++) {
            tick();
        }
        List<LogEntry> kept = views.submit(follower::entries).get();
        assertThat(kept).hasSize(LiveController.ENTRIES);
        assertThat(kept.getLast().id()).isEqualTo("4-2999");
    }

    @Test
    void anAnswerAboutWhatIsNoLongerFollowedIsLetGoOf() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        FakeMonitor slow = new FakeMonitor(() -> Design.empty("x"), Duration.ofSeconds(1)) {
            @Override
            public LogTail tail(LogQuery query) {
                return () -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(new LogEntry("old", now, new NodeId("search"), "", LogLevel.INFO, "old"));
                };
            }
        };
        views.submit(() -> {
            follower.follow(slow, ALL, true);
            follower.tick();
        }).get(60, TimeUnit.SECONDS);
        follow(true);
        gate.countDown();
        tick();
        assertThat(views.submit(follower::entries).get()).extracting(LogEntry::text).containsOnly("line");
    }
}
