package dev.drawbridge.desktop.concurrent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects what comes from any thread and hands it over together, so that a thousand messages a second cost the thread
 * of the views ten visits and not a thousand.
 *
 * @param <T> what is collected
 */
public final class Batcher<T> {
    private final Duration every;
    private final Consumer<List<T>> receiver;
    private final Executor ui;
    private final ScheduledExecutorService clock;
    private List<T> collected = new ArrayList<>();
    private boolean scheduled;

    Batcher(Duration every, Consumer<List<T>> receiver, Executor ui, ScheduledExecutorService clock) {
        this.every = every;
        this.receiver = receiver;
        this.ui = ui;
        this.clock = clock;
    }

    /** Adds an item; from any thread, returns at once. */
    public void add(T item) {
        synchronized (this) {
            collected.add(item);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        try {
            clock.schedule(() -> ui.execute(this::flush), every.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // the window is gone; nobody is left to be told
        }
    }

    private void flush() {
        List<T> batch;
        synchronized (this) {
            batch = collected;
            collected = new ArrayList<>();
            scheduled = false;
        }
        receiver.accept(batch);
    }
}
