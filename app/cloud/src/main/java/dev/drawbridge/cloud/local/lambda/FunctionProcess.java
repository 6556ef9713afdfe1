package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.local.ChildJvm;
import dev.drawbridge.cloud.local.lambda.RuntimeChannel.Delivery;
import dev.drawbridge.cloud.local.lambda.RuntimeChannel.Reply;
import dev.drawbridge.cloud.local.lambda.RuntimeChannel.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One process of one function. Works on one event at a time; {@link #invoke} is called by one thread at a time. */
final class FunctionProcess implements AutoCloseable {
    /** Lambda's limit of a synchronous answer, 6 MB and some room, as its own error message gives it. */
    private static final int LARGEST_ANSWER = 6_291_556;
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final FunctionSpec spec;
    private final Duration initLimit;
    private final RuntimeChannel channel;
    private final LogCollector logs;
    private final Process process;
    private final long startedNanos = System.nanoTime();
    private volatile long readyNanos;
    private boolean fresh = true;
    private volatile boolean ended;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    private FunctionProcess(FunctionSpec spec, Duration initLimit, RuntimeChannel channel, LogCollector logs, Process process) {
        this.spec = spec;
        this.initLimit = initLimit;
        this.channel = channel;
        this.logs = logs;
        this.process = process;
    }

    /** Starts a process; it gets ready by itself. */
    static FunctionProcess start(FunctionSpec spec, ChildJvm jvm, RuntimeChannel channel, Duration initLimit, LogListener listener, Clock clock) {
        try {
            Process process = jvm.start();
            LogCollector logs = new LogCollector(spec.name(), listener, clock);
            logs.read(process);
            FunctionProcess started = new FunctionProcess(spec, initLimit, channel, logs, process);
            channel.started().thenRun(() -> started.readyNanos = System.nanoTime());
            process.onExit().thenAccept(done -> {
                started.ended = true;
                channel.exited(done.exitValue());
            });
            return started;
        } catch (IOException e) {
            channel.close();
            throw new LambdaException("A process for function " + spec.name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    /** Whether it can be sent events. The system is asked too: that a process ended is told on another thread, a moment later. */
    boolean usable() {
        return !ended && process.toHandle().isAlive();
    }

    /** The process id, for tests and the overview. */
    long pid() {
        return process.pid();
    }

    /** Completes with whether the process came up, once that is known. */
    CompletableFuture<Boolean> ready() {
        return channel.started().thenApply(Start.Ready.class::isInstance);
    }

    /** Completes with whether the process ended of itself before it was ready, which a broken JVM does and a function that throws does not. */
    CompletableFuture<Boolean> endedAtStart() {
        return channel.started().thenApply(start -> start instanceof Start.Failed failed && failed.reason() instanceof Reply.Exited);
    }

    /** Completes with the first success. */
    CompletableFuture<Void> answered() {
        return answered;
    }

    /** Sends an event and waits for what comes of it. Empty when the process had ended before it took the event, so that another may have it. */
    Optional<InvocationResult> invoke(Invocation invocation) {
        try {
            boolean cold = fresh;
            fresh = false;
            Start start = channel.started().get(initLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (start instanceof Start.Failed failed) {
                return Optional.of(initFailed(invocation, failed.reason()));
            }
            logs.begin(invocation.requestId());
            Delivery delivery = channel.send(invocation, spec.timeout());
            long begin;
            try {
                begin = delivery.taken().get();
            } catch (ExecutionException e) {
                logs.end(true);
                return Optional.empty();
            }
            return Optional.of(await(invocation, delivery, begin, cold ? Optional.of(Duration.ofNanos(readyNanos - startedNanos)) : Optional.empty()));
        } catch (TimeoutException e) {
            close();
            return Optional.of(initError(invocation, "Sandbox.Timedout", "The function was not ready after " + initLimit.toSeconds() + " seconds.", Optional.empty()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a start never completes exceptionally", e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new LambdaException("The invocation of " + spec.name() + " was interrupted.", e);
        }
    }

    private InvocationResult await(Invocation invocation, Delivery delivery, long begin, Optional<Duration> init) throws InterruptedException {
        try {
            Reply reply = delivery.reply().get(spec.timeout().toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            InvocationReport report = new InvocationReport(invocation.requestId(), took, init, channel.used(), logs.end(reply instanceof Reply.Exited));
            return switch (reply) {
                case Reply.Answered answer when answer.payload().length > LARGEST_ANSWER -> tooLarge(report, answer.payload().length);
                case Reply.Answered answer -> {
                    answered.complete(null);
                    yield new InvocationResult.Success(report, answer.payload());
                }
                case Reply.Failed failed -> new InvocationResult.FunctionError(report, field(failed.json(), "errorType", failed.type()), field(failed.json(), "errorMessage", ""), failed.json());
                case Reply.Exited exited -> new InvocationResult.Crashed(report, exited.code());
            };
        } catch (TimeoutException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            close();
            // who is told of the timeout may rely on it: nothing of that invocation goes on
            awaitEnd(LONGEST_END);
            return new InvocationResult.TimedOut(new InvocationReport(invocation.requestId(), took, init, channel.used(), logs.end(true)), spec.timeout());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply never completes exceptionally", e);
        }
    }

    private static InvocationResult tooLarge(InvocationReport report, int size) {
        String message = "Response payload size (" + size + " bytes) exceeded maximum allowed payload size (" + LARGEST_ANSWER + " bytes).";
        return new InvocationResult.FunctionError(report, "Function.ResponseSizeTooLarge", message, InvocationResult.error("Function.ResponseSizeTooLarge", message));
    }

    private InvocationResult initFailed(Invocation invocation, Reply reason) {
        Duration init = Duration.ofNanos(readyNanos - startedNanos);
        close();
        return switch (reason) {
            case Reply.Failed failed -> initError(invocation, field(failed.json(), "errorType", failed.type()), field(failed.json(), "errorMessage", "The function could not be started."), Optional.of(init));
            case Reply.Exited exited -> initError(invocation, "Runtime.ExitError", "Runtime exited with error: exit status " + exited.code() + " before the function was ready.", Optional.of(init));
            case Reply.Answered answer -> throw new IllegalStateException("a start has no answer");
        };
    }

    private InvocationResult initError(Invocation invocation, String type, String message, Optional<Duration> init) {
        List<LogLine> lines = logs.end(true);
        String last = lines.stream().filter(LogLine::error).map(LogLine::text).filter(text -> !text.isBlank()).reduce((a, b) -> b).orElse("");
        // a JVM that cannot start says why on standard error only
        String full = type.equals("Runtime.ExitError") && !last.isEmpty() ? message + " " + last : message;
        InvocationReport report = new InvocationReport(invocation.requestId(), Duration.ZERO, init, 0, lines);
        return new InvocationResult.InitFailed(report, type, full, InvocationResult.error(type, full));
    }

    private static String field(byte[] json, String name, String otherwise) {
        try {
            JsonNode value = JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8)).path(name);
            return value.isString() ? value.asString() : otherwise;
        } catch (JacksonException e) {
            return otherwise;
        }
    }

    /** Ends the process and whatever it started. */
    @Override
    public void close() {
        ended = true;
        channel.close();
        ChildJvm.kill(process);
    }

    /** Waits until the process is gone from the system. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
