package dev.drawbridge.desktop.concurrent;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work away from the thread of the views. Results and failures come back on that thread. {@link #close} ends what
 * still runs.
 */
public final class Background implements AutoCloseable {
    private final Executor ui;
    private final ExecutorService io = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("drawbridge-io-", 0).factory());
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("drawbridge-clock").factory());

    /** The workers that think at the moment. */
    private final Set<Thread> thinking = new HashSet<>();

    /** @param ui runs an action on the thread of the views, {@code Platform::runLater} */
    public Background(Executor ui) {
        this.ui = ui;
    }

    /** Does something slow (files, sockets, processes) and hands the outcome back; cancelling the future interrupts it. */
    public <T> Future<?> io(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        try {
            return io.submit(task(work, then, failed));
        } catch (RejectedExecutionException ending) {
            // the program is ending; nobody waits for the outcome any more
            return CompletableFuture.completedFuture(null);
        }
    }

    private <T> Runnable task(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        return () -> {
            try {
                T result = work.call();
                ui.execute(() -> then.accept(result));
            } catch (Exception e) {
                ui.execute(() -> failed.accept(e));
            } catch (Error e) {
                // a future would keep it to itself, and whoever waits would wait for ever
                ui.execute(() -> failed.accept(new IllegalStateException(e)));
            }
        };
    }

    /** Runs the action on the thread of the views. */
    public void onUi(Runnable action) {
        ui.execute(action);
    }

    /** A worker for one kind of heavy thinking, of which only the newest answer counts. */
    public <I, O> LatestWins<I, O> latestWins(String name, java.util.function.Function<I, O> work, Consumer<O> then, Consumer<RuntimeException> failed) {
        return new LatestWins<>(work, then, failed, drain -> think(name, drain), ui);
    }

    private void think(String name, Runnable work) {
        synchronized (thinking) {
            if (io.isShutdown()) {
                // the program is ending; nobody waits for an answer any more
                return;
            }
            thinking.add(Thread.ofPlatform().daemon().name("drawbridge-" + name).start(() -> {
                try {
                    work.run();
                } finally {
                    synchronized (thinking) {
                        thinking.remove(Thread.currentThread());
                    }
                }
            }));
        }
    }

    private List<Thread> thinking() {
        synchronized (thinking) {
            return List.copyOf(thinking);
        }
    }

    /** Hands items to the thread of the views together, at most once every {@code every}. */
    public <T> Batcher<T> batcher(Duration every, Consumer<List<T>> receiver) {
        return new Batcher<>(every, receiver, ui, clock);
    }

    /** Runs the action on the thread of the views again and again; the returned action ends that. */
    public Runnable every(Duration period, Runnable action) {
        Future<?> ticking = clock.scheduleWithFixedDelay(() -> ui.execute(action), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return () -> ticking.cancel(false);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        io.shutdownNow();
    }

    /**
     * Waits until the work that was under way at {@link #close} has ended, heavy thinking included.
     *
     * @return whether it has
     */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        for (Thread worker : thinking()) {
            if (!worker.join(longest)) {
                return false;
            }
        }
        return io.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS) && clock.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
