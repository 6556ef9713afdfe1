package dev.drawbridge.desktop.concurrent;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One worker for one kind of heavy thinking. While it thinks, newer wishes replace each other, and an answer that is
 * no longer the newest is dropped.
 *
 * @param <I> what is thought about
 * @param <O> the answer
 */
public final class LatestWins<I, O> {
    private record Wish<I>(long number, I input) {}

    private final Function<I, O> work;
    private final Consumer<O> then;
    private final Consumer<RuntimeException> failed;
    private final Consumer<Runnable> threads;
    private final Executor ui;
    private final AtomicLong newest = new AtomicLong();
    private final Object lock = new Object();
    private Optional<Wish<I>> waiting = Optional.empty();
    private boolean running;

    /** @param threads begins a thread for what it is handed */
    LatestWins(Function<I, O> work, Consumer<O> then, Consumer<RuntimeException> failed, Consumer<Runnable> threads, Executor ui) {
        this.work = work;
        this.then = then;
        this.failed = failed;
        this.threads = threads;
        this.ui = ui;
    }

    /** Asks for an answer; what was asked before and is not answered yet is forgotten. Never blocks. */
    public void submit(I input) {
        synchronized (lock) {
            waiting = Optional.of(new Wish<>(newest.incrementAndGet(), input));
            if (running) {
                return;
            }
            running = true;
        }
        threads.accept(this::drain);
    }

    private void drain() {
        while (true) {
            Wish<I> wish;
            synchronized (lock) {
                if (waiting.isEmpty()) {
                    running = false;
                    return;
                }
                wish = waiting.get();
                waiting = Optional.empty();
            }
            try {
                answer(wish);
            } catch (Error e) {
                // the worker would end with it, and whoever waits for an answer would wait for ever
                ui.execute(() -> failed.accept(new IllegalStateException(e)));
            }
        }
    }

    private void answer(Wish<I> wish) {
        try {
            O answer = work.apply(wish.input());
            ui.execute(() -> {
                if (wish.number() == newest.get()) {
                    then.accept(answer);
                }
            });
        } catch (RuntimeException e) {
            ui.execute(() -> failed.accept(e));
        }
    }
}
