package dev.drawbridge.desktop.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.deploy.DeployRequest;
import dev.drawbridge.cloud.deploy.Environment;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.monitor.Metric;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.examples.Example;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.file.ProjectFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked and kept while live mode is on, without a screen: one thread stands for that of the views. */
class LiveControllerTest {
    private static final NodeId SEARCH = new NodeId("search");

    @TempDir
    private Path folder;

    private final ExecutorService views = Executors.newSingleThreadExecutor();
    private final Background background = new Background(views);
    private Design design;
    private FakeMonitor cloud;
    private LiveController live;
    private Runnable end;
    private volatile String region = "eu-west-1";
    private final AtomicInteger opened = new AtomicInteger();

    @BeforeEach
    void make() throws Exception {
        Example.find("pet-store").orElseThrow().copyTo(folder.resolve("pet-store"));
        design = new ProjectFolder(folder.resolve("pet-store")).read().design();
        cloud = new FakeMonitor(() -> design, Duration.ofMillis(20));
        Monitors monitors = new Monitors() {
            @Override
            public Monitor open(DeployRequest request) {
                opened.incrementAndGet();
                return cloud;
            }

            @Override
            public Monitor open(LocalCloud run, Supplier<Design> drawn) {
                throw new AssertionError("nothing runs here");
            }
        };
        LiveHooks hooks = new LiveHooks() {
            @Override
            public Optional<LocalCloud> running() {
                return Optional.empty();
            }

            @Override
            public DeployRequest request() {
                return new DeployRequest(folder, design, Environment.named("dev").withRegion(region));
            }

            @Override
            public Design design() {
                return design;
            }

            @Override
            public void show(NodeId card) {
                // no canvas here
            }

            @Override
            public void openCode(NodeId function, int line) {
                // no editor here
            }

            @Override
            public Set<NodeId> selected() {
                return Set.of();
            }
        };
        live = new LiveController(monitors, background, hooks);
        end = on(live::begin);
    }

    @AfterEach
    void end() throws Exception {
        on(() -> {
            end.run();
            return true;
        });
        background.close();
        background.awaitEnd(Duration.ofSeconds(60));
        views.shutdown();
    }

    private <T> T on(Callable<T> action) throws Exception {
        return views.submit(action).get(60, TimeUnit.SECONDS);
    }

    private void run(Runnable action) throws Exception {
        on(() -> {
            action.run();
            return true;
        });
    }

    private void until(Callable<Boolean> condition) throws Exception {
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!on(condition)) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(latest);
            Thread.sleep(5);
        }
    }

    private boolean hasFigures() {
        return live.figures().of(SEARCH).figure(Metric.INVOCATIONS).isPresent();
    }

    @Test
    void nothingIsAskedBeforeLiveModeIsOnAndNothingAfter() throws Exception {
        assertThat(opened).hasValue(0);
        run(live::toggle);
        until(this::hasFigures);
        assertThat(on(() -> live.line(SEARCH))).contains("/s");
        run(live::toggle);
        until(() -> cloud.closed.get() == 1);
        assertThat(on(() -> live.line(SEARCH))).isEmpty();
        assertThat(on(live::signs)).isEqualTo(LiveSigns.NONE);
    }

    @Test
    void aHiddenWindowAsksNothingUntilItIsSeenAgain() throws Exception {
        run(() -> live.windowSeen(false));
        run(live::toggle);
        until(() -> !live.state().isEmpty());
        run(() -> live.page(LiveController.Page.LOGS, true));
        // two ticks of the clock that looks after logs
        Thread.sleep(50);
        assertThat(cloud.asked).hasValue(0);
        assertThat(cloud.tailed).hasValue(0);
        run(() -> live.windowSeen(true));
        until(this::hasFigures);
        until(() -> cloud.tailed.get() > 0);
        int before = cloud.asked.get();
        until(() -> cloud.asked.get() > before);
        run(() -> live.windowSeen(false));
        // one question may be on its way, however slow the machine is; in ten times the pace no other follows
        int resting = cloud.asked.get();
        Thread.sleep(200);
        assertThat(cloud.asked).hasValueLessThanOrEqualTo(resting + 1);
    }

    @Test
    void linesAndInvocationsAreAskedForOnlyWhileTheirPageIsSeen() throws Exception {
        run(() -> live.page(LiveController.Page.FIGURES, true));
        run(live::toggle);
        until(this::hasFigures);
        assertThat(cloud.tailed).hasValue(0);
        assertThat(on(live::reports)).isEmpty();
        run(() -> live.page(LiveController.Page.REPORTS, true));
        until(() -> !live.reports().isEmpty());
        run(() -> live.page(LiveController.Page.TRACES, true));
        until(() -> !live.traces().isEmpty());
        run(() -> live.page(LiveController.Page.LOGS, true));
        until(() -> !live.entries().isEmpty());
    }

    @Test
    void aFailureIsSaidWithWhenItIsTriedAgainAndGoesWhenAnswersAreGood() throws Exception {
        cloud.failure = "CloudWatch cannot be reached.";
        run(live::toggle);
        until(() -> live.trouble().startsWith("CloudWatch cannot be reached. It is tried again in"));
        cloud.failure = "";
        until(() -> live.trouble().isEmpty() && hasFigures());
    }

    @Test
    void anotherEnvironmentIsWatchedInItsPlaceAndWhatWasKnownIsLetGoOf() throws Exception {
        run(live::toggle);
        until(this::hasFigures);
        FakeMonitor before = cloud;
        cloud = new FakeMonitor(() -> design, Duration.ofMillis(20));
        cloud.failure = "Nothing is deployed there.";
        region = "us-east-1";
        run(live::environmentChanged);
        until(() -> before.closed.get() == 1 && live.trouble().startsWith("Nothing is deployed there."));
        assertThat(on(this::hasFigures)).isFalse();
    }

    @Test
    void aChosenTraceIsShownInPlaceOfFigures() throws Exception {
        run(live::toggle);
        until(this::hasFigures);
        run(() -> live.page(LiveController.Page.TRACES, true));
        until(() -> !live.traces().isEmpty());
        run(() -> live.choose(Optional.of(live.traces().getFirst())));
        assertThat(on(() -> live.signs().cards().get(SEARCH).look())).isEqualTo(LiveSign.Look.QUIET);
        run(() -> live.choose(Optional.empty()));
        assertThat(on(() -> live.signs().cards().get(SEARCH).look())).isNotEqualTo(LiveSign.Look.QUIET);
    }

    @Test
    void aRunThatIsNotThereIsSaid() throws Exception {
        run(() -> live.watch(LiveSource.HERE));
        assertThat(on(live::trouble)).isEqualTo("Nothing runs on this machine. Start it with Run, or watch the environment.");
    }

    @Test
    void aLongerRangeIsAskedForAtOnce() throws Exception {
        cloud = new FakeMonitor(() -> design, Duration.ofHours(1));
        run(live::toggle);
        until(this::hasFigures);
        run(() -> live.range(new TimeRange(Duration.ofHours(3))));
        until(() -> live.figures().range().length().equals(Duration.ofHours(3)));
        assertThat(List.of(TimeRange.CHOICES.toArray())).contains(live.figures().range());
    }
}
