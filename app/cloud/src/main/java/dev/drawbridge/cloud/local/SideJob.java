package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import java.time.Duration;

/** A piece of a start that goes on beside the rest. Closing it cancels it and waits a moment until it has let go. */
final class SideJob implements AutoCloseable {
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final Thread thread;
    private volatile RuntimeException failure;

    private SideJob(String name, Runnable job) {
        thread = Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                failure = e;
            }
        });
    }

    static SideJob start(String name, Runnable job) {
        SideJob side = new SideJob(name, job);
        side.thread.start();
        return side;
    }

    /** Waits for it; what it threw is thrown here. */
    void join() throws InterruptedException {
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LETTING_GO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The start was cancelled.", e);
        }
    }
}
