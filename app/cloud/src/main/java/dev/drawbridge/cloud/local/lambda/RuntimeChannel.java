package dev.drawbridge.cloud.local.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The meeting point of one process and those who send it events. The process side ({@link #take}, {@link #reply}) is called by the server's threads,
 * the other side by whoever invokes; at most one event is under way.
 */
final class RuntimeChannel implements AutoCloseable {
    /** What a process gave back. */
    sealed interface Reply {
        /** The function's answer. */
        record Answered(byte[] payload) implements Reply {
        }

        /** An error that the process reported itself. */
        record Failed(String type, byte[] json) implements Reply {
        }

        /** The process ended instead of answering. */
        record Exited(int code) implements Reply {
        }
    }

    /** How a start ended. */
    sealed interface Start {
        /** The process asks for events. */
        record Ready() implements Start {
        }

        /** The process said why it cannot, or ended. */
        record Failed(Reply reason) implements Start {
        }
    }

    /**
     * An event handed to the process.
     *
     * @param deadlineMs when the function must be done, milliseconds since 1970
     */
    record Taken(Invocation invocation, long deadlineMs) {
    }

    /** An event on its way. */
    static final class Delivery {
        private final Invocation invocation;
        private final Duration timeout;
        private final CompletableFuture<Long> taken = new CompletableFuture<>();
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();

        private Delivery(Invocation invocation, Duration timeout) {
            this.invocation = invocation;
            this.timeout = timeout;
        }

        /** Completes with {@link System#nanoTime} when the process has taken the event, exceptionally when it ended before. */
        CompletableFuture<Long> taken() {
            return taken;
        }

        /** Completes when the process is done with the event, one way or the other. */
        CompletableFuture<Reply> reply() {
            return reply;
        }
    }

    private final String address;
    private final String functionArn;
    private final Runnable onClose;
    private final BlockingQueue<Optional<Delivery>> queue = new LinkedBlockingQueue<>();
    private final CompletableFuture<Start> started = new CompletableFuture<>();
    private volatile long used;
    private Delivery current;
    private Reply.Exited exited;

    RuntimeChannel(String address, String functionArn, Runnable onClose) {
        this.address = address;
        this.functionArn = functionArn;
        this.onClose = onClose;
    }

    /** Value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return address;
    }

    String functionArn() {
        return functionArn;
    }

    /** Completes once, when the process first asks for an event or cannot start. */
    CompletableFuture<Start> started() {
        return started;
    }

    /** Sends an event; only when none is under way. */
    synchronized Delivery send(Invocation invocation, Duration timeout) {
        Delivery delivery = new Delivery(invocation, timeout);
        if (exited != null) {
            fail(delivery, exited);
        } else {
            current = delivery;
            queue.add(Optional.of(delivery));
        }
        return delivery;
    }

    /** The process asks for its next event; empty when it should give up. */
    Optional<Taken> take() throws InterruptedException {
        started.complete(new Start.Ready());
        Optional<Delivery> next = queue.take();
        if (next.isEmpty()) {
            queue.add(Optional.empty());
            return Optional.empty();
        }
        Delivery delivery = next.get();
        delivery.taken.complete(System.nanoTime());
        return Optional.of(new Taken(delivery.invocation, System.currentTimeMillis() + delivery.timeout.toMillis()));
    }

    /** The process says how much memory it has used at most, in bytes; 0 for unknown. */
    void used(long bytes) {
        used = bytes;
    }

    /** What it said last. */
    long used() {
        return used;
    }

    /** The process is done with an event; false when it is not the one under way. */
    synchronized boolean reply(String requestId, Reply reply) {
        if (current == null || !current.invocation.requestId().equals(requestId)) {
            return false;
        }
        Delivery done = current;
        current = null;
        return done.reply.complete(reply);
    }

    void initFailed(Reply.Failed failed) {
        started.complete(new Start.Failed(failed));
    }

    /** The process has ended. */
    synchronized void exited(int code) {
        exited = new Reply.Exited(code);
        started.complete(new Start.Failed(exited));
        if (current != null) {
            fail(current, exited);
            current = null;
        }
        close();
    }

    private static void fail(Delivery delivery, Reply.Exited exited) {
        delivery.reply.complete(exited);
        delivery.taken.completeExceptionally(new IllegalStateException("the process ended before it took the event"));
    }

    @Override
    public void close() {
        onClose.run();
        queue.add(Optional.empty());
    }
}
