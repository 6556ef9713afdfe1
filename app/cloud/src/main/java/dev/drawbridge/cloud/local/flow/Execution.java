package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/** An execution and what has happened in it. Safe from any thread. */
public final class Execution {
    private final NodeId machine;
    private final String machineArn;
    private final String arn;
    private final String name;
    private final JsonNode input;
    private final Instant started;
    private final List<Happening> history = new ArrayList<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private volatile Runnable stop = () -> { };

    /** @param detail input, output, or error and cause */
    public record Happening(Instant time, String type, String step, JsonNode detail) {}

    /** @param status {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT} or {@code ABORTED} */
    public record End(String status, Instant time, Optional<JsonNode> output, String error, String cause) {}

    Execution(NodeId machine, String machineArn, String name, JsonNode input, Instant started) {
        this.machine = machine;
        this.machineArn = machineArn;
        this.name = name;
        this.arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
        this.input = input;
        this.started = started;
    }

    public NodeId machine() {
        return machine;
    }

    public String machineArn() {
        return machineArn;
    }

    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    public JsonNode input() {
        return input;
    }

    public Instant started() {
        return started;
    }

    void note(Instant time, String type, String step, JsonNode detail) {
        synchronized (history) {
            history.add(new Happening(time, type, step, detail));
        }
    }

    /** False if it had ended already. */
    boolean ended(End how) {
        return end.complete(how);
    }

    /** How a wish to stop it is met. */
    void onStop(Runnable how) {
        stop = how;
    }

    void requestStop() {
        stop.run();
    }

    public List<Happening> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    /** How it ended, if it has. */
    public Optional<End> end() {
        return Optional.ofNullable(end.getNow(null));
    }

    /** Waits for the end. */
    public End await() {
        return end.join();
    }

    /** Waits for the end, unless interrupted. */
    End awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException never) {
            throw new IllegalStateException("an execution ends, whatever happens", never);
        }
    }
}
