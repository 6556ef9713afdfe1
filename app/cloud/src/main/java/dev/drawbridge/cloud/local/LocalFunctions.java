package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.BuiltFunction;
import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.lambda.Fault;
import dev.drawbridge.cloud.local.lambda.FunctionPool;
import dev.drawbridge.cloud.local.lambda.FunctionSpec;
import dev.drawbridge.cloud.local.lambda.Invocation;
import dev.drawbridge.cloud.local.lambda.InvocationResult;
import dev.drawbridge.cloud.local.lambda.LambdaHost;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The functions of a run: a pool of processes for each, found by its card. */
final class LocalFunctions implements Functions {
    private final Map<NodeId, FunctionPool> pools = new ConcurrentHashMap<>();
    /** Functions of the drawing that cannot run here, with the reason. */
    private final Map<NodeId, String> absent = new ConcurrentHashMap<>();
    private final Map<NodeId, SourceRoots> sources = new ConcurrentHashMap<>();
    private final Map<NodeId, State> states = new HashMap<>();
    private final Function<Node, Optional<String>> absence;
    private final RunListener listener;
    private final Journal journal;
    private final Clock clock;

    /** What a pool was last given, to see whether it has to change. */
    private record State(FunctionSpec spec, BuiltFunction built) {}

    /** @param absence why a function cannot run here, asked for those that were not built */
    LocalFunctions(Function<Node, Optional<String>> absence, RunListener listener, Journal journal, Clock clock) {
        this.absence = absence;
        this.listener = listener;
        this.journal = journal;
        this.clock = clock;
    }

    /** Brings the pools in step with the drawing and its code; functions in use get their new process at once. */
    void follow(LambdaHost host, LocalPlan plan, Map<NodeId, BuiltFunction> builds, URI frontDoor) {
        for (Node node : plan.nodes("function")) {
            BuiltFunction built = builds.get(node.id());
            if (built == null) {
                absent.put(node.id(), absence.apply(node).orElse(node.name() + " was not built."));
                continue;
            }
            absent.remove(node.id());
            FunctionSpec spec = spec(plan, node, built, frontDoor);
            State before = states.put(node.id(), new State(spec, built));
            var code = new dev.drawbridge.cloud.local.lambda.FunctionCode(built.libraries(), built.classes());
            sources.put(node.id(), new SourceRoots(built.sources()));
            FunctionPool pool = pools.get(node.id());
            if (pool == null) {
                pools.put(node.id(), host.function(spec, code));
            } else if (built.version() != before.built().version() || !before.spec().equals(spec) || !before.built().libraries().equals(built.libraries())) {
                pool.replace(spec, code);
            }
        }
        absent.keySet().removeIf(id -> plan.find(id).isEmpty());
        pools.keySet().removeIf(id -> {
            boolean gone = !builds.containsKey(id);
            if (gone) {
                pools.get(id).close();
                states.remove(id);
                sources.remove(id);
            }
            return gone;
        });
    }

    private static FunctionSpec spec(LocalPlan plan, Node node, BuiltFunction built, URI frontDoor) {
        Map<String, String> environment = plan.environment(node, frontDoor);
        environment.put("AWS_ENDPOINT_URL", frontDoor.toString());
        environment.put("AWS_ACCESS_KEY_ID", Callers.key(node.id()));
        environment.put("AWS_SECRET_ACCESS_KEY", Callers.SECRET);
        environment.put("AWS_SESSION_TOKEN", "local");
        // the front door reads the JSON form of Kinesis alone
        environment.put("CBOR_ENABLED", "false");
        environment.put("AWS_REGION", LocalNames.REGION);
        int memory = plan.kind(node).whole(node, "memory").orElse(512);
        int timeout = plan.kind(node).whole(node, "timeout").orElse(10);
        Optional<Integer> reserved = plan.kind(node).whole(node, "reservedConcurrency");
        return new FunctionSpec(plan.names().name(node), built.handler(), memory, Duration.ofSeconds(timeout), environment,
                reserved.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    /** Starts a process for each function ahead of its first event. */
    void prewarm() {
        pools.values().forEach(FunctionPool::prewarm);
    }

    /** Runs it, with everything that is known of it afterwards. */
    InvocationResult invoke(NodeId function, byte[] event) {
        return ran(function, event).result();
    }

    @Override
    public Functions.Outcome run(NodeId function, byte[] event) {
        String reason = absent.get(function);
        if (reason != null) {
            return Functions.Outcome.failed(InvocationResult.error("Runtime.InvalidEntrypoint", reason), reason);
        }
        Ran ran = ran(function, event);
        InvocationResult result = ran.result();
        return new Functions.Outcome(result.payload(), result.succeeded() ? "" : ran.problem(), result instanceof InvocationResult.Throttled, result.succeeded() ? ran.problem() : "");
    }

    /** @param problem one sentence; empty if the function is content */
    private record Ran(InvocationResult result, String problem) {}

    private Ran ran(NodeId function, byte[] event) {
        FunctionPool pool = pools.get(function);
        if (pool == null && absent.containsKey(function)) {
            throw new CloudException(absent.get(function));
        }
        if (pool == null) {
            throw new CloudException("The function \"" + function + "\" is no part of the run. Run again to take it in.");
        }
        InvocationResult result = pool.invoke(Invocation.of(event));
        String problem = problem(result, Optional.ofNullable(sources.get(function)).orElse(SourceRoots.NONE));
        journal.record(new Invoked(clock.instant(), function, result.report().requestId(), result.report().duration(), result.report().initDuration(),
                pool.spec().memoryMb(), result.report().used(), outcome(result), result.succeeded() ? "" : problem));
        if (!problem.isEmpty()) {
            listener.onProblem(function, problem);
        }
        return new Ran(result, problem);
    }

    private static Invoked.Outcome outcome(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Success s -> Invoked.Outcome.OK;
            case InvocationResult.TimedOut t -> Invoked.Outcome.TIMED_OUT;
            case InvocationResult.Throttled t -> Invoked.Outcome.THROTTLED;
            case InvocationResult.FunctionError e -> Invoked.Outcome.FAILED;
            case InvocationResult.Crashed c -> Invoked.Outcome.FAILED;
            case InvocationResult.InitFailed i -> Invoked.Outcome.FAILED;
        };
    }

    private static String problem(InvocationResult result, SourceRoots own) {
        return switch (result) {
            case InvocationResult.Success success -> swallowed(success).map(fault -> fault.sentence(own::have)).orElse("");
            case InvocationResult.FunctionError error -> Fault.ofError(error.payload()).orElseGet(() -> new Fault(error.type(), error.message(), List.of())).sentence(own::have);
            case InvocationResult.InitFailed failed -> Fault.ofError(failed.payload()).orElseGet(() -> new Fault(failed.type(), failed.message(), List.of())).sentence(own::have);
            case InvocationResult.TimedOut t -> t.message();
            case InvocationResult.Crashed c -> c.message();
            case InvocationResult.Throttled t -> t.message();
        };
    }

    /** An adapter that answers for code that throws writes the exception to its log; the answer alone would not say why it is a 500. */
    private static Optional<Fault> swallowed(InvocationResult.Success success) {
        return Fault.inLog(success.report().logs()).filter(fault -> HttpReply.saysFailure(success.payload()));
    }

    /** Hands lines of functions to the journal, under the card of the function. */
    static dev.drawbridge.cloud.local.lambda.LogListener logs(Journal journal, java.util.function.Function<String, Optional<NodeId>> functionOfName) {
        return line -> functionOfName.apply(line.function())
                .ifPresent(id -> journal.record(new LogLine(line.time(), id, line.requestId(), line.text(), line.error())));
    }

    static List<String> lines(InvocationResult result) {
        return result.report().logs().stream().map(dev.drawbridge.cloud.local.lambda.LogLine::text).toList();
    }
}
