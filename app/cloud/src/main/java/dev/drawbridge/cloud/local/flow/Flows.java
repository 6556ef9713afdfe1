package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The state machines of a run and their executions. Safe from any thread. */
public final class Flows implements AutoCloseable {
    /** Executions that are remembered; the oldest go first. */
    private static final int REMEMBERED = 1000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();
    private final StepCalls calls;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private volatile Map<NodeId, Machine> machines = Map.of();
    private volatile boolean closed;

    /**
     * A state machine.
     *
     * @param definition gives it when an execution starts, so that a change of the user's file counts at once
     */
    public record Machine(NodeId card, String name, String arn, Supplier<JsonNode> definition) {}

    /**
     * @param door the address that steps call services at
     * @param problems hears of executions that failed, at the card of the machine
     */
    public Flows(HttpClient http, Supplier<URI> door, Clock clock, BiConsumer<NodeId, String> problems) {
        this.calls = new StepCalls(http, door);
        this.clock = clock;
        this.problems = problems;
    }

    /** What the drawing has now. */
    public void machines(Map<NodeId, Machine> next) {
        machines = Map.copyOf(next);
    }

    public Optional<Machine> machine(String arn) {
        return machines.values().stream().filter(machine -> machine.arn().equals(arn)).findFirst();
    }

    /**
     * Starts an execution; one of the same name is started once.
     *
     * @param name empty for one of its own making
     * @throws CloudException if there is no such machine, or its definition cannot be read
     */
    public Execution start(NodeId card, String name, JsonNode input) {
        Machine machine = Optional.ofNullable(machines.get(card)).orElseThrow(() -> new CloudException("The state machine \"" + card + "\" is no part of the run."));
        JsonNode definition = machine.definition().get();
        Execution execution = new Execution(card, machine.arn(), name.isEmpty() ? UUID.randomUUID().toString() : name, input, clock.instant());
        synchronized (executions) {
            Execution before = executions.get(execution.arn());
            if (before != null) {
                return before;
            }
            executions.put(execution.arn(), execution);
            if (executions.size() > REMEMBERED) {
                executions.remove(executions.keySet().iterator().next());
            }
        }
        running.put(execution.arn(), threads.submit(() -> run(machine, definition, execution)));
        return execution;
    }

    private void run(Machine machine, JsonNode definition, Execution execution) {
        execution.note(clock.instant(), "ExecutionStarted", "", execution.input());
        try {
            JsonNode output = new FlowRun((resource, parameters) -> calls.call(machine.card(), resource, parameters),
                    (type, step, detail) -> execution.note(clock.instant(), type, step, detail)).run(definition, execution.input(), context(machine, execution));
            execution.note(clock.instant(), "ExecutionSucceeded", "", output);
            execution.ended(new Execution.End("SUCCEEDED", clock.instant(), Optional.of(output), "", ""));
        } catch (InterruptedException stop) {
            execution.ended(new Execution.End("ABORTED", clock.instant(), Optional.empty(), "", ""));
        } catch (FlowError error) {
            failed(execution, error.error(), error.getMessage());
        } catch (RuntimeException wrong) {
            failed(execution, "States.Runtime", String.valueOf(wrong.getMessage()));
        } finally {
            running.remove(execution.arn());
        }
    }

    private void failed(Execution execution, String error, String cause) {
        ObjectNode detail = JSON.createObjectNode().put("error", error).put("cause", cause);
        execution.note(clock.instant(), "ExecutionFailed", "", detail);
        execution.ended(new Execution.End("FAILED", clock.instant(), Optional.empty(), error, cause));
        if (!closed) {
            problems.accept(execution.machine(), "The execution " + execution.name() + " failed: " + error + (cause.isBlank() ? "" : ": " + cause));
        }
    }

    private static JsonNode context(Machine machine, Execution execution) {
        ObjectNode context = JSON.createObjectNode();
        ObjectNode own = context.putObject("Execution").put("Id", execution.arn()).put("Name", execution.name()).put("StartTime", execution.started().toString());
        own.set("Input", execution.input());
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }

    public Optional<Execution> execution(String arn) {
        synchronized (executions) {
            return Optional.ofNullable(executions.get(arn));
        }
    }

    /** Ends an execution where it is. */
    public void stop(String arn) {
        Optional.ofNullable(running.get(arn)).ifPresent(task -> task.cancel(true));
        execution(arn).ifPresent(execution -> execution.ended(new Execution.End("ABORTED", clock.instant(), Optional.empty(), "", "")));
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
