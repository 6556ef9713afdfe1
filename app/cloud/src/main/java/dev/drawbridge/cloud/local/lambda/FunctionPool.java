package dev.drawbridge.cloud.local.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes of one function. Started when needed or ahead ({@link #prewarm}), kept warm, each working on one event at a time. Safe for any number
 * of threads; {@link #invoke} blocks its caller, so call it on a virtual thread.
 */
public final class FunctionPool implements AutoCloseable {
    /** How a pool starts a process for code. */
    @FunctionalInterface
    interface Starter {
        FunctionProcess start(FunctionSpec spec, FunctionCode code);
    }

    /** Longest wait for a free process beyond the function's own timeout. */
    private static final Duration EXTRA_WAIT = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Starter starter;
    private final Semaphore free;
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> busy = new HashSet<>();
    private FunctionSpec spec;
    private FunctionCode code;
    private int generation;
    private int underWay;
    private boolean used;
    private boolean closed;

    FunctionPool(FunctionSpec spec, FunctionCode code, int mostProcesses, Starter starter) {
        this.spec = spec;
        this.code = code;
        this.starter = starter;
        this.free = new Semaphore(Math.max(1, mostProcesses), true);
    }

    /** What the platform knows about the function now. */
    public synchronized FunctionSpec spec() {
        return spec;
    }

    /**
     * Sends an event to the function and waits for what comes of it. More events than processes wait for a free one; more than the function's
     * reserved concurrency are throttled at once.
     *
     * @throws LambdaException when the pool is closed, the thread is interrupted, or no process can be started at all
     */
    public InvocationResult invoke(Invocation invocation) {
        if (!enter()) {
            return new InvocationResult.Throttled(new InvocationReport(invocation.requestId(), Duration.ZERO, Optional.empty(), 0, List.of()));
        }
        try {
            if (!free.tryAcquire(spec().timeout().plus(EXTRA_WAIT).toMillis(), TimeUnit.MILLISECONDS)) {
                return new InvocationResult.Throttled(new InvocationReport(invocation.requestId(), Duration.ZERO, Optional.empty(), 0, List.of()));
            }
            try {
                return run(invocation);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LambdaException("The invocation of " + spec().name() + " was interrupted.", e);
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        OptionalInt limit = spec.reservedConcurrency();
        if (limit.isPresent() && underWay >= limit.getAsInt()) {
            return false;
        }
        underWay++;
        used = true;
        return true;
    }

    private synchronized void leave() {
        underWay--;
    }

    /** Tries again when a process ended between two events; a function that ends each of its processes right after the start is told so. */
    private InvocationResult run(Invocation invocation) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Lease lease = lease();
            Optional<InvocationResult> result = Optional.empty();
            try {
                result = lease.process.invoke(invocation);
            } finally {
                giveBack(lease, result);
            }
            if (result.isPresent()) {
                return result.get();
            }
        }
        String message = "The function's process ends by itself before it takes an event.";
        return new InvocationResult.InitFailed(new InvocationReport(invocation.requestId(), Duration.ZERO, Optional.empty(), 0, List.of()), "Runtime.ExitError", message,
                InvocationResult.error("Runtime.ExitError", message));
    }

    /** A process taken out of the pool, and the code it runs. */
    private record Lease(FunctionProcess process, int generation) {
    }

    private synchronized Lease lease() {
        if (closed) {
            throw new LambdaException("Function " + spec.name() + " has been stopped.");
        }
        while (!idle.isEmpty()) {
            FunctionProcess process = idle.pop();
            if (process.usable()) {
                busy.add(process);
                return new Lease(process, generation);
            }
        }
        FunctionProcess process = starter.start(spec, code);
        busy.add(process);
        return new Lease(process, generation);
    }

    private synchronized void giveBack(Lease lease, Optional<InvocationResult> result) {
        busy.remove(lease.process);
        boolean fit = result.isPresent() && switch (result.get()) {
            case InvocationResult.Success success -> true;
            case InvocationResult.FunctionError error -> true;
            case InvocationResult.TimedOut timedOut -> false;
            case InvocationResult.Crashed crashed -> false;
            case InvocationResult.InitFailed failed -> false;
            case InvocationResult.Throttled throttled -> false;
        };
        if (fit && !closed && lease.generation == generation && lease.process.usable()) {
            idle.push(lease.process);
        } else {
            lease.process.close();
        }
    }

    /**
     * Starts a process ahead of the first event, unless one is there.
     *
     * @return completes with whether the function came up; the reason of a failure comes with the first event
     */
    public synchronized CompletableFuture<Boolean> prewarm() {
        if (closed) {
            return CompletableFuture.completedFuture(false);
        }
        used = true;
        idle.removeIf(process -> !process.usable());
        if (idle.isEmpty() && busy.isEmpty()) {
            idle.push(starter.start(spec, code));
        }
        return idle.isEmpty() ? CompletableFuture.completedFuture(true) : idle.peek().ready();
    }

    /**
     * Swaps the code, and the settings where they changed. Events that are being worked on are finished by the old code; every event that comes after
     * this call meets the new one, in a process that starts at once if the function was in use.
     *
     * @return completes with whether the new code came up
     */
    public synchronized CompletableFuture<Boolean> replace(FunctionSpec newSpec, FunctionCode newCode) {
        generation++;
        spec = newSpec;
        code = newCode;
        idle.forEach(FunctionProcess::close);
        idle.clear();
        if (!used || closed) {
            return CompletableFuture.completedFuture(true);
        }
        FunctionProcess next = starter.start(spec, code);
        idle.push(next);
        return next.ready();
    }

    /** The ids of the processes that live now. */
    public synchronized List<Long> pids() {
        return Stream.concat(idle.stream(), busy.stream()).filter(FunctionProcess::usable).map(FunctionProcess::pid).toList();
    }

    /** Ends all processes, also those at work, and waits until they are gone. */
    @Override
    public void close() {
        List<FunctionProcess> all;
        synchronized (this) {
            closed = true;
            all = Stream.concat(idle.stream(), busy.stream()).toList();
            idle.clear();
        }
        all.forEach(FunctionProcess::close);
        try {
            for (FunctionProcess process : all) {
                process.awaitEnd(LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
