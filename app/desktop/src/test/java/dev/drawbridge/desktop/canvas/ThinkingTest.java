package dev.drawbridge.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.desktop.fx.Fx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ThinkingTest {
    private final List<String> heard = new ArrayList<>();
    private Runnable answer = () -> { };
    private Runnable fail = () -> { };
    private Runnable stop = () -> { };

    /** Answers when the test says so. */
    private final CanvasHost slow = new CanvasHost() {
        @Override
        public <T> Runnable think(Callable<T> work, Consumer<T> then, Runnable failed) {
            answer = () -> {
                try {
                    then.accept(work.call());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            };
            fail = failed;
            return () -> heard.add("ended");
        }

        @Override
        public Runnable busy(String text, Runnable way) {
            heard.add(text);
            stop = way;
            return () -> heard.add("taken away");
        }
    };

    private void begin() {
        Fx.run(() -> {
            Thinking.of(slow, "wait", () -> "done", heard::add);
            assertThat(heard).as("told too soon").isEmpty();
        });
    }

    private void awaitBusy() {
        while (!Fx.call(() -> heard.contains("wait"))) {
            Fx.frames(1);
        }
    }

    @BeforeAll
    static void start() {
        Fx.start();
    }

    @Test
    void whoWaitsIsToldAndTheWordsGoWhenTheAnswerComes() {
        begin();
        awaitBusy();
        Fx.run(answer);
        assertThat(heard).containsExactly("wait", "taken away", "done");
    }

    @Test
    void theUserMayEndIt() {
        begin();
        awaitBusy();
        Fx.run(stop);
        assertThat(heard).containsExactly("wait", "taken away", "ended");
    }

    @Test
    void aFailureTakesTheWordsAway() {
        begin();
        awaitBusy();
        Fx.run(fail);
        assertThat(heard).containsExactly("wait", "taken away");
    }

    @Test
    void aQuickAnswerSaysNothing() {
        Fx.run(() -> Thinking.of(CanvasHost.NONE, "wait", () -> "done", heard::add));
        assertThat(heard).containsExactly("done");
    }
}
