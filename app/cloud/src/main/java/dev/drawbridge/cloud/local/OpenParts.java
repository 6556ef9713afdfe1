package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What a run has opened, to be closed in the opposite order: when it is stopped, when its start fails, and when the program ends. Safe from any
 * thread; every caller of {@link #close} returns when all is closed, whoever does it.
 */
final class OpenParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Object closing = new Object();
    private final Consumer<String> problems;
    private final Thread onExit = new Thread(this::closeAll, "stop run");
    private boolean closed;

    /** @param problems hears why a part could not be closed */
    OpenParts(Consumer<String> problems) {
        this.problems = problems;
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /**
     * Notes a part that was opened.
     *
     * @throws CloudException if everything has been closed meanwhile; then this part is closed, too
     */
    <T extends AutoCloseable> T add(T part) {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        close(part);
        throw ended();
    }

    /** @throws CloudException if everything has been closed */
    void requireOpen() {
        synchronized (parts) {
            if (closed) {
                throw ended();
            }
        }
    }

    private static CloudException ended() {
        return new CloudException("The run has ended.");
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException ending) {
            // the program is ending and runs the hook itself
        }
    }

    private void closeAll() {
        synchronized (parts) {
            closed = true;
        }
        synchronized (closing) {
            while (true) {
                AutoCloseable part;
                synchronized (parts) {
                    part = parts.poll();
                }
                if (part == null) {
                    return;
                }
                close(part);
            }
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // the rest must still be closed
            problems.accept(String.valueOf(e.getMessage()));
        }
    }
}
