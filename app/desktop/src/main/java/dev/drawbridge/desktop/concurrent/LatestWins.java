package dev.drawbridge.desktop.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

    private final String name;
    private final Function<I, O> work;
    private final Consumer<O> then;
    private final Consumer<RuntimeException> failed;
    private final Executor ui;
    private final AtomicReference<Wish<I>> waiting = new AtomicReference<>();
    private final AtomicLong newest = new AtomicLong();
    private final Object lock = new Object();
    private boolean running;

    LatestWins(String name, Function<I, O> work, Consumer<O> then, Consumer<RuntimeException> failed, Executor ui) {
        this.name = name;
        this.work = work;
        this.then = then;
        this.failed = failed;
        this.ui = ui;
    }

    /** Asks for an answer; what was asked before and is not answered yet is forgotten. Never blocks. */
    public void submit(I input) {
        waiting.set(new Wish<>(newest.incrementAndGet(), input));
        synchronized (lock) {
            if (running) {
                return;
            }
            running = true;
        }
        Thread.ofPlatform().daemon().name("drawbridge-" + name).start(this::drain);
    }

    private void drain() {
        while (true) {
            Wish<I> wish = waiting.getAndSet(null);
            if (wish == null) {
                synchronized (lock) {
                    if (waiting.get() == null) {
                        running = false;
                        return;
                    }
                }
                continue;
            }
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
}
