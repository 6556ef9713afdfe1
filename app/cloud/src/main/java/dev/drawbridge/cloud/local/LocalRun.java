package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FetchListener;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.control.ControlServer;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.cloud.local.door.DynamoDbPart;
import dev.drawbridge.cloud.local.door.Forward;
import dev.drawbridge.cloud.local.door.FrontDoor;
import dev.drawbridge.cloud.local.door.LambdaPart;
import dev.drawbridge.cloud.local.door.Part;
import dev.drawbridge.cloud.local.door.Permissions;
import dev.drawbridge.cloud.local.door.SnsPart;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.event.ObjectChange;
import dev.drawbridge.cloud.local.lambda.InvocationResult;
import dev.drawbridge.cloud.local.lambda.LambdaHost;
import dev.drawbridge.cloud.local.lambda.LambdaOptions;
import dev.drawbridge.cloud.local.source.SqsClient;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A run, put together from its parts. What is started is noted at once, so that a start that fails half way leaves nothing behind. */
final class LocalRun implements LocalCloud {
    private final Path project;
    private final RunListener listener;
    private final Catalogue catalogue;
    private final WireTable table;
    private final Clock clock = Clock.systemUTC();
    private final Journal journal = new Journal();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final FunctionBuilds builds;
    private final Dependencies dependencies;
    private final LocalFunctions functions;
    private final Thread onExit = new Thread(this::closeAll, "stop run");

    private volatile LocalPlan plan;
    private LambdaHost lambda;
    private DynamoDbEngine tables;
    private Emulators emulators;
    private FrontDoor door;
    private volatile LocalWiring wiring;
    private LocalApis apis;
    private LocalTokens tokens;

    LocalRun(RunRequest request, RunListener listener, Catalogue catalogue, WireTable table) {
        this.project = request.project().toAbsolutePath().normalize();
        this.listener = listener;
        this.catalogue = catalogue;
        this.table = table;
        this.dependencies = new Dependencies(project.resolve(".drawbridge").resolve("libraries"));
        this.builds = new FunctionBuilds(project, dependencies);
        this.functions = new LocalFunctions(listener);
        this.plan = new LocalPlan(request.design(), catalogue, table);
    }

    /** Starts everything; throws {@link CloudException} with the reason if something cannot be started, and leaves nothing behind then. */
    void start(int port) {
        RunFile.read(project).ifPresent(other -> {
            throw new CloudException("The project runs already (process " + other.pid() + "). Stop it first: drawbridge stop " + project + ".");
        });
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            emulators = open(new Emulators(project, dependencies, listener, http, clock, this::objectChanged));
            // javac and the servers of other makers do not wait for each other
            CompletableFuture<Void> servers = startEmulators();
            Map<NodeId, FunctionBuilds.Built> built;
            try {
                built = builds.build(plan.design(), plan.nodes("function"), listener);
            } finally {
                joinQuietly(servers);
            }
            join(servers);
            tables = open(DynamoDbEngine.open(project.resolve(".drawbridge").resolve("tables"), warning -> listener.onStep(warning), LocalNames.REGION, LocalNames.ACCOUNT));
            LocalTables.follow(tables, plan, project, listener);
            listener.onStep("Starting the functions");
            lambda = open(LambdaHost.start(LambdaOptions.in(project.resolve(".drawbridge").resolve("functions")), dependencies, FetchListener.NONE,
                    LocalFunctions.logs(journal, name -> plan.names().find(plan.design(), "function", name).map(Node::id)), clock));
            SqsClient sqs = new SqsClient(http, emulators.sqs());
            wiring = open(new LocalWiring(functions, sqs, journal, clock));
            door = open(new FrontDoor(rules(), parts(), journal, clock, listener::onProblem));
            tokens = new LocalTokens(emulators);
            functions.follow(lambda, plan, built, door.address());
            functions.prewarm();
            wiring.follow(plan);
            apis = open(new LocalApis(functions, tokens, journal, clock));
            apis.follow(plan, port);
            ControlServer control = open(new ControlServer(this, () -> plan.design(), this::close));
            tokens.control(control.address());
            new RunFile(ProcessHandle.current().pid(), control.address(), control.secret(), addresses()).write(project);
            opened.push(() -> RunFile.delete(project));
        } catch (InterruptedException e) {
            closeAll();
            Thread.currentThread().interrupt();
            throw new CloudException("The start was cancelled.", e);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        synchronized (opened) {
            opened.push(part);
        }
        return part;
    }

    private CompletableFuture<Void> startEmulators() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread.ofVirtual().name("start emulators").start(() -> {
            try {
                emulators.follow(plan);
                started.complete(null);
            } catch (RuntimeException e) {
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    private void objectChanged(ObjectChange change) {
        if (wiring != null) {
            wiring.objectChanged(change);
        }
    }

    private static void joinQuietly(CompletableFuture<?> future) {
        future.handle((value, failure) -> failure).join();
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private FrontDoor.Rules rules() {
        LocalPlan now = plan;
        List<Node> callers = now.design().nodes().values().stream().filter(n -> n.kind().equals("function") || n.kind().equals("client")).toList();
        return new FrontDoor.Rules(new Callers(callers), new Permissions(now.design(), table), now.browsers());
    }

    private Map<String, Part> parts() {
        Map<String, Part> parts = new HashMap<>();
        parts.put("dynamodb", new DynamoDbPart(tables));
        parts.put("sqs", new Forward(http, emulators.sqs()));
        parts.put("s3", new Forward(http, emulators.s3()));
        parts.put("sns", new SnsPart(wiring.topics(), arn -> card("topic", arn.substring(arn.lastIndexOf(':') + 1)), clock));
        parts.put("lambda", new LambdaPart(functions, name -> card("function", name)));
        return parts;
    }

    private Optional<NodeId> card(String kind, String name) {
        return plan.names().find(plan.design(), kind, name).map(Node::id);
    }

    @Override
    public List<Address> addresses() {
        return apis.addresses(plan, door.address());
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public synchronized void reload(Design design) {
        LocalPlan next = new LocalPlan(design, catalogue, table);
        Map<NodeId, FunctionBuilds.Built> built = builds.build(design, next.nodes("function"), listener);
        emulators.follow(next);
        LocalTables.follow(tables, next, project, listener);
        plan = next;
        door.replace(rules());
        functions.follow(lambda, next, built, door.address());
        try {
            wiring.follow(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The reload was interrupted; run again.", e);
        }
        apis.follow(next, 0);
    }

    @Override
    public void tick(NodeId schedule) {
        wiring.schedules().tick(schedule);
    }

    @Override
    public Invocation invoke(NodeId function, byte[] event) {
        InvocationResult result = functions.invoke(function, event);
        return new Invocation(result.succeeded(), result.payload(), result.report().duration(), result.report().initDuration().orElse(Duration.ZERO), LocalFunctions.lines(result));
    }

    @Override
    public String token(NodeId userPool, String user, Map<String, Object> claims) {
        return tokens.issue(plan, userPool, user, claims);
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
        while (true) {
            AutoCloseable part;
            synchronized (opened) {
                part = opened.poll();
            }
            if (part == null) {
                return;
            }
            try {
                part.close();
            } catch (Exception e) {
                // the rest must still be closed
                listener.onStep("Stopping: " + e.getMessage());
            }
        }
    }

    URI frontDoor() {
        return door.address();
    }
}
