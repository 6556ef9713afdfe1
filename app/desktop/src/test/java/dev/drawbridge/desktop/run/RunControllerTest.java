package dev.drawbridge.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.RunRequest;
import dev.drawbridge.desktop.concurrent.Background;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunControllerTest {
    private static final RunRequest REQUEST = new RunRequest(Path.of("."), Design.empty("x"), 0);

    private final ExecutorService ui = Executors.newSingleThreadExecutor();
    private final Background background = new Background(ui);
    private final RunRecord record = new RunRecord();
    private final List<String> told = new ArrayList<>();
    private final RunHooks hooks = new RunHooks() {
        @Override
        public void crossed(List<Crossing> crossings) {
            told.add("crossed " + crossings);
        }

        @Override
        public void problem(NodeId card, String sentence) {
            told.add("problem " + sentence);
        }

        @Override
        public void failed(String what, Exception failure) {
            told.add("failed " + failure.getMessage());
        }

        @Override
        public void ended() {
            told.add("ended");
        }

        @Override
        public void openCode(NodeId function, int line) {}
    };

    @AfterEach
    void end() {
        background.close();
        ui.shutdownNow();
    }

    private <T> T onUi(java.util.concurrent.Callable<T> action) throws Exception {
        return ui.submit(action).get(60, TimeUnit.SECONDS);
    }

    private void until(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!onUi(condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void aRunComesUpDeliversItsMessagesAndGoesDown() throws Exception {
        FakeCloud cloud = new FakeCloud(new Address(new NodeId("shop"), "GET /", "http://127.0.0.1:1"));
        RunController run = new RunController((request, listener) -> {
            listener.onStep("Compiling");
            cloud.journal.record(Samples.message(0, "shop", true, Instant.now()));
            return cloud;
        }, background, record, hooks);
        List<RunState> states = new ArrayList<>();
        run.listen(states::add);
        onUi(() -> {
            run.start(REQUEST, () -> { });
            return true;
        });
        until(() -> run.state() instanceof RunState.Running);
        cloud.journal.record(Samples.message(0, "shop", false, Instant.now()));
        until(() -> record.total() == 2);
        assertThat(told).anyMatch(line -> line.startsWith("crossed"));
        onUi(() -> {
            run.stop();
            return true;
        });
        until(() -> run.state() instanceof RunState.Idle);
        assertThat(cloud.closed).hasValue(1);
        assertThat(told).doesNotContain("ended");
        assertThat(states).extracting(state -> state.getClass().getSimpleName()).containsSubsequence("Starting", "Running", "Stopping", "Idle");
    }

    @Test
    void aRunThatIsEndedFromOutsideIsToldAndCanBeStartedAgain() throws Exception {
        List<FakeCloud> clouds = new ArrayList<>();
        RunController run = new RunController((request, listener) -> {
            clouds.add(new FakeCloud());
            return clouds.getLast();
        }, background, record, hooks);
        for (int times = 1; times <= 2; times++) {
            onUi(() -> {
                run.start(REQUEST, () -> { });
                return true;
            });
            until(() -> run.state() instanceof RunState.Running);
            clouds.getLast().close();
            until(() -> run.state() instanceof RunState.Idle);
            assertThat(run.cloud()).isEmpty();
            int count = times;
            until(() -> told.stream().filter("ended"::equals).count() == count);
        }
    }

    @Test
    void whatCannotBeStartedIsToldAndLeavesNothingRunning() throws Exception {
        RunController run = new RunController((request, listener) -> {
            throw new CloudException("Port 80 is in use.");
        }, background, record, hooks);
        onUi(() -> {
            run.start(REQUEST, () -> { });
            return true;
        });
        until(() -> !told.isEmpty());
        assertThat(told).containsExactly("failed Port 80 is in use.");
        assertThat(run.state()).isEqualTo(new RunState.Idle());
    }

    @Test
    void anErrorWhileStartingIsToldToo() throws Exception {
        RunController run = new RunController((request, listener) -> {
            throw new NoClassDefFoundError("x");
        }, background, record, hooks);
        onUi(() -> {
            run.start(REQUEST, () -> { });
            return true;
        });
        until(() -> !told.isEmpty());
        assertThat(run.state()).isEqualTo(new RunState.Idle());
    }

    @Test
    void aRunThatIsCancelledAtTheLastMomentIsClosed() throws Exception {
        FakeCloud cloud = new FakeCloud();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        RunController run = new RunController((request, listener) -> {
            begun.countDown();
            // as a start that does not notice being interrupted
            boolean waiting = true;
            while (waiting) {
                try {
                    go.await();
                    waiting = false;
                } catch (InterruptedException again) {
                    waiting = true;
                }
            }
            return cloud;
        }, background, record, hooks);
        onUi(() -> {
            run.start(REQUEST, () -> { });
            return true;
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        onUi(() -> {
            run.stop();
            return true;
        });
        go.countDown();
        until(() -> cloud.closed.get() == 1);
        assertThat(run.state()).isEqualTo(new RunState.Idle());
        assertThat(run.cloud()).isEmpty();
    }
}
