package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The state machines of a run and their executions. Safe from any thread. */
public final class Flows implements AutoCloseable {
    /** Executions that are remembered; the oldest go first. */
    private static final int REMEMBERED = 1000;
    /** An express execution takes no longer: docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html. */
    private static final Duration EXPRESS = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();
    private final Tokens tokens = new Tokens();
    private final HttpClient http;
    private final Supplier<URI> door;
    private final Clock clock;
    private final FlowListener listener;
    private volatile Map<NodeId, Machine> machines = Map.of();
    private volatile boolean closed;

    /**
     * A state machine.
     *
     * @param express whether each start counts, also of one name, and ends soon
     * @param definition gives it when an execution starts, so that a change of the user's file counts at once
     */
    public record Machine(NodeId card, String name, String arn, boolean express, Supplier<JsonNode> definition) {}

    /** @param door the address that steps call services at */
    public Flows(HttpClient http, Supplier<URI> door, Clock clock, FlowListener listener) {
        this.http = http;
        this.door = door;
        this.clock = clock;
        this.listener = listener;
    }

    /** What the drawing has now. */
    public void machines(Map<NodeId, Machine> next) {
        machines = Map.copyOf(next);
    }

    public Optional<Machine> machine(String arn) {
        return machines.values().stream().filter(machine -> machine.arn().equals(arn)).findFirst();
    }

    /** Steps that wait for an answer with their token. */
    public Tokens tokens() {
        return tokens;
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
        String plain = name.isEmpty() ? UUID.randomUUID().toString() : name;
        // an express execution has a name that is its own, whatever it was asked for
        Execution execution = new Execution(card, machine.arn(), machine.express() && !name.isEmpty() ? plain + ":" + UUID.randomUUID() : plain, input, clock.instant());
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
        execution.onStop(() -> stop(execution.arn()));
        // noted before it begins: it may be over before this thread goes on
        FutureTask<Void> task = new FutureTask<>(() -> run(machine, definition, execution), null);
        running.put(execution.arn(), task);
        threads.execute(task);
        return execution;
    }

    private void run(Machine machine, JsonNode definition, Execution execution) {
        note(execution, "ExecutionStarted", "", execution.input());
        Optional<Duration> limit = limit(machine, definition);
        long start = System.nanoTime();
        try {
            JsonNode output = Branches.within(limit, () -> FlowRun.run(definition, execution.input(), context(machine, execution),
                    new StepCalls(http, door, machine.card(), arn -> execution(arn).orElseThrow(() -> FlowError.runtime("The execution " + arn + " is not remembered any more."))),
                    (type, step, detail) -> note(execution, type, step, detail), tokens));
            end(execution, new Execution.End("SUCCEEDED", clock.instant(), Optional.of(output), "", ""));
        } catch (InterruptedException stop) {
            end(execution, new Execution.End("ABORTED", clock.instant(), Optional.empty(), "", ""));
        } catch (FlowError error) {
            boolean late = limit.isPresent() && error.error().equals(FlowError.TIMEOUT) && System.nanoTime() - start >= limit.get().toNanos();
            end(execution, new Execution.End(late ? "TIMED_OUT" : "FAILED", clock.instant(), Optional.empty(), error.error(),
                    late ? "The execution took longer than " + limit.get().toSeconds() + " seconds." : error.getMessage()));
        } catch (RuntimeException wrong) {
            end(execution, new Execution.End("FAILED", clock.instant(), Optional.empty(), FlowError.RUNTIME, String.valueOf(wrong.getMessage())));
        } finally {
            running.remove(execution.arn());
        }
    }

    private static Optional<Duration> limit(Machine machine, JsonNode definition) {
        Optional<Duration> said = Optional.ofNullable(definition.get("TimeoutSeconds")).filter(JsonNode::isNumber).map(seconds -> Duration.ofSeconds(seconds.asLong()));
        return machine.express() ? Optional.of(said.filter(time -> time.compareTo(EXPRESS) < 0).orElse(EXPRESS)) : said;
    }

    private void note(Execution execution, String type, String step, JsonNode detail) {
        Execution.Happening happening = new Execution.Happening(clock.instant(), type, step, detail);
        execution.note(happening.time(), type, step, detail);
        if (!closed) {
            listener.happened(execution, happening);
        }
    }

    private void end(Execution execution, Execution.End how) {
        if (execution.end().isPresent()) {
            return;
        }
        String type = switch (how.status()) {
            case "SUCCEEDED" -> "ExecutionSucceeded";
            case "TIMED_OUT" -> "ExecutionTimedOut";
            case "ABORTED" -> "ExecutionAborted";
            default -> "ExecutionFailed";
        };
        JsonNode detail = how.output().orElseGet(() -> JSON.createObjectNode().put("error", how.error()).put("cause", how.cause()));
        note(execution, type, "", detail);
        execution.ended(how);
    }

    private static ObjectNode context(Machine machine, Execution execution) {
        ObjectNode context = JSON.createObjectNode();
        ObjectNode own = context.putObject("Execution").put("Id", execution.arn()).put("Name", execution.name()).put("StartTime", execution.started().toString())
                .put("RoleArn", "arn:aws:iam::" + machine.arn().split(":")[4] + ":role/" + machine.name()).put("RedriveCount", 0);
        own.set("Input", execution.input());
        context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
        return context;
    }

    public Optional<Execution> execution(String arn) {
        synchronized (executions) {
            return Optional.ofNullable(executions.get(arn));
        }
    }

    /** The executions of a machine, the newest first. */
    public List<Execution> executions(String machineArn) {
        synchronized (executions) {
            return executions.values().stream().filter(execution -> execution.machineArn().equals(machineArn)).toList().reversed();
        }
    }

    /** Ends an execution where it is. */
    public void stop(String arn) {
        stop(arn, "", "");
    }

    /** Ends an execution where it is, and says why. */
    public void stop(String arn, String error, String cause) {
        execution(arn).ifPresent(execution -> end(execution, new Execution.End("ABORTED", clock.instant(), Optional.empty(), error, cause)));
        Optional.ofNullable(running.get(arn)).ifPresent(task -> task.cancel(true));
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdownNow();
    }
}
