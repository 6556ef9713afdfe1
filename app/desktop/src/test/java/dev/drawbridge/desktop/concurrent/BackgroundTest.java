package dev.drawbridge.desktop.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Background background = new Background(Runnable::run);

    @AfterEach
    void end() {
        background.close();
    }

    @Test
    void onlyTheNewestOfManyWishesIsAnswered() throws Exception {
        BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        LatestWins<Integer, Integer> worker = background.latestWins("test", (Integer wish) -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return wish;
        }, answers::add, failure -> { });
        worker.submit(1);
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
        worker.submit(2);
        worker.submit(3);
        go.countDown();
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo(3);
        worker.submit(4);
        assertThat(answers.poll(5, TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(answers).isEmpty();
    }

    @Test
    void aFailureIsHandedOverAndTheWorkerGoesOn() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        LatestWins<String, String> worker = background.latestWins("test", (String wish) -> {
            if (wish.equals("bad")) {
                throw new IllegalStateException("no");
            }
            return wish;
        }, heard::add, failure -> heard.add(failure.getMessage()));
        worker.submit("bad");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("no");
        worker.submit("good");
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("good");
    }

    @Test
    void whatComesTogetherIsHandedOverTogetherAndInOrder() throws Exception {
        BlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();
        Batcher<Integer> batcher = background.batcher(Duration.ofMillis(50), batches::add);
        for (int n = 0; n < 100; n++) {
            batcher.add(n);
        }
        List<Integer> first = batches.poll(5, TimeUnit.SECONDS);
        assertThat(first).isSorted().hasSize(100);
    }
}
