package dev.drawbridge.desktop.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background(Runnable::run);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void end() {
        background.close();
    }

    /** Thinks about each wish until the test lets it go. */
    private <T> LatestWins<T, T> slow(BlockingQueue<T> answers) {
        return background.latestWins("test", (T wish) -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return wish;
        }, answers::add, failure -> { });
    }

    @Test
    void onlyTheNewestOfManyWishesIsAnswered() throws Exception {
        BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        LatestWins<Integer, Integer> worker = slow(answers);
        worker.submit(1);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        worker.submit(2);
        worker.submit(3);
        go.countDown();
        assertThat(answers.poll(60, TimeUnit.SECONDS)).isEqualTo(3);
        worker.submit(4);
        assertThat(answers.poll(60, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(answers).isEmpty();
    }

    @Test
    void aFailureIsHandedOverAndTheWorkerGoesOn() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        LatestWins<String, String> worker = background.latestWins("test", (String wish) -> {
            switch (wish) {
                case "bad" -> throw new IllegalStateException("no");
                case "worse" -> throw new StackOverflowError("too deep");
                default -> {
                    return wish;
                }
            }
        }, heard::add, failure -> heard.add(failure.getMessage()));
        worker.submit("bad");
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("no");
        worker.submit("worse");
        assertThat(heard.poll(60, TimeUnit.SECONDS)).contains("too deep");
        worker.submit("good");
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("good");
    }

    @Test
    void whoWaitsForTheEndWaitsForTheThinkingToo() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        slow(answers).submit("slow");
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        background.close();
        assertThat(background.awaitEnd(Duration.ofMillis(1))).isFalse();
        go.countDown();
        assertThat(background.awaitEnd(Duration.ofSeconds(60))).isTrue();
        assertThat(answers).containsExactly("slow");
        background.latestWins("late", (String wish) -> wish, answers::add, failure -> { }).submit("nobody waits");
        assertThat(background.awaitEnd(Duration.ofSeconds(60))).isTrue();
        assertThat(answers).hasSize(1);
    }

    @Test
    void whatComesTogetherIsHandedOverTogetherAndInOrder() throws Exception {
        // the thread of the views is busy until all have come, however slow the machine is
        BlockingQueue<Runnable> views = new LinkedBlockingQueue<>();
        List<List<Integer>> batches = new ArrayList<>();
        try (Background busy = new Background(views::add)) {
            Batcher<Integer> batcher = busy.batcher(Duration.ofMillis(5), batches::add);
            for (int n = 0; n < 100; n++) {
                batcher.add(n);
            }
            views.poll(60, TimeUnit.SECONDS).run();
            assertThat(batches).hasSize(1);
            assertThat(batches.getFirst()).isSorted().hasSize(100);
            batcher.add(100);
            views.poll(60, TimeUnit.SECONDS).run();
            assertThat(batches.getLast()).as("it goes on").containsExactly(100);
        }
    }
}
