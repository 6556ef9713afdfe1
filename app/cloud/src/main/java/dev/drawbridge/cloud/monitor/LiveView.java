package dev.drawbridge.cloud.monitor;

import dev.drawbridge.cloud.CloudException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks a monitor for figures again and again, on a virtual thread of its own: at the monitor's pace, more rarely for long ranges and after failures,
 * and not at all while it is paused. Closing it ends the thread, but not the monitor.
 */
public final class LiveView implements AutoCloseable {
    private static final Duration LONG_RANGE = Duration.ofHours(12);

    private final Monitor monitor;
    private final LiveListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Backoff backoff = new Backoff();
    private final Thread thread;
    private TimeRange range;
    private boolean paused;
    private boolean wanted = true;
    private boolean closed;
    private long asked;

    /** Begins to ask at once. */
    public LiveView(Monitor monitor, TimeRange range, LiveListener listener) {
        this(monitor, range, listener, false);
    }

    /** @param nobodyLooks asks nothing until {@link #pause} says that somebody does */
    public LiveView(Monitor monitor, TimeRange range, LiveListener listener, boolean nobodyLooks) {
        this.paused = nobodyLooks;
        this.monitor = monitor;
        this.range = range;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("live-view").start(this::loop);
    }

    /** Looks further back, or less far, and asks at once. */
    public void range(TimeRange next) {
        signal(() -> {
            range = next;
            wanted = true;
        });
    }

    /** Asks at once. */
    public void refresh() {
        signal(() -> wanted = true);
    }

    /** Nobody looks: nothing is asked until somebody does, and then at once if it is time. */
    public void pause(boolean nobodyLooks) {
        signal(() -> paused = nobodyLooks);
    }

    /** How often it has asked. */
    public long asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void signal(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            while (true) {
                TimeRange now = awaitTurn();
                Duration usual = now.length().compareTo(LONG_RANGE) > 0 ? monitor.pace().multipliedBy(5) : monitor.pace();
                try {
                    Figures figures = monitor.figures(now);
                    backoff.good();
                    listener.figures(figures, monitor.use());
                } catch (CloudException failed) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    backoff.failed();
                    listener.trouble(failed.getMessage(), backoff.pause(usual));
                }
                rest(backoff.pause(usual));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private TimeRange awaitTurn() throws InterruptedException {
        lock.lock();
        try {
            while (paused && !closed) {
                changed.await();
            }
            if (closed) {
                throw new InterruptedException();
            }
            wanted = false;
            asked++;
            return range;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (!wanted && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it. Does not wait for an answer that is on its way; the listener hears nothing of it any more once {@link #awaitEnd} is true. */
    @Override
    public void close() {
        signal(() -> closed = true);
        thread.interrupt();
    }

    /** Waits until it has ended; gives whether it has. */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return thread.join(longest);
    }
}
