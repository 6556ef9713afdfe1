package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.build.BuildListener;
import dev.drawbridge.cloud.build.BuiltFunction;
import dev.drawbridge.cloud.build.Dependencies;
import dev.drawbridge.cloud.build.FunctionBuilder;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.bus.BusEvent;
import dev.drawbridge.cloud.local.control.ControlServer;
import dev.drawbridge.cloud.local.control.RunFile;
import dev.drawbridge.cloud.local.control.RunLock;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.cloud.local.door.ConnectionsPart;
import dev.drawbridge.cloud.local.door.DynamoDbPart;
import dev.drawbridge.cloud.local.door.EventsPart;
import dev.drawbridge.cloud.local.door.Forward;
import dev.drawbridge.cloud.local.door.FrontDoor;
import dev.drawbridge.cloud.local.door.GraphPart;
import dev.drawbridge.cloud.local.door.KinesisPart;
import dev.drawbridge.cloud.local.door.LambdaPart;
import dev.drawbridge.cloud.local.door.MailPart;
import dev.drawbridge.cloud.local.door.Part;
import dev.drawbridge.cloud.local.door.Permissions;
import dev.drawbridge.cloud.local.door.SnsPart;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.event.Notification;
import dev.drawbridge.cloud.local.event.SampleEvents;
import dev.drawbridge.cloud.local.door.SettingsPart;
import dev.drawbridge.cloud.local.door.StatesPart;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.cloud.local.event.ObjectChange;
import dev.drawbridge.cloud.local.lambda.InvocationResult;
import dev.drawbridge.cloud.local.lambda.LambdaHost;
import dev.drawbridge.cloud.local.lambda.LambdaOptions;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.SqsClient;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run, put together from its parts. What is opened is noted at once, so that a start that fails half way leaves nothing behind. */
final class LocalRun implements LocalCloud {
    /** How long an end waits for a reload that is under way. */
    private static final Duration RELOAD_PATIENCE = Duration.ofSeconds(20);

    private final Path project;
    private final RunListener listener;
    private final Catalogue catalogue;
    private final WireTable table;
    private final Clock clock = Clock.systemUTC();
    private final Journal journal = new Journal();
    private final OpenParts opened;
    private final ReentrantLock reloading = new ReentrantLock();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Dependencies dependencies;
    private final FunctionBuilder builds;
    private final LocalFunctions functions;

    private volatile LocalPlan plan;
    private Emulators emulators;
    private LocalTables tables;
    private LambdaHost lambda;
    private FrontDoor door;
    private volatile Optional<LocalWiring> wiring = Optional.empty();
    private LocalBuses buses;
    private Flows flows;
    private LocalStreams streams;
    private LocalSchedulers schedulers;
    private LocalApis apis;
    private LocalTokens tokens;
    private LocalUsers users;

    LocalRun(RunRequest request, RunListener listener, Catalogue catalogue, WireTable table) {
        this(request, listener, catalogue, table, new Dependencies(request.project().toAbsolutePath().normalize().resolve(".drawbridge").resolve("libraries")));
    }

    LocalRun(RunRequest request, RunListener listener, Catalogue catalogue, WireTable table, Dependencies dependencies) {
        this.project = request.project().toAbsolutePath().normalize();
        this.listener = listener;
        this.catalogue = catalogue;
        this.table = table;
        this.opened = new OpenParts(problem -> listener.onStep("Stopping: " + problem));
        this.dependencies = dependencies;
        this.builds = new FunctionBuilder(project, dependencies, FunctionBuilder.RUN);
        this.functions = new LocalFunctions(builds::foreign, listener, journal, clock);
        this.plan = new LocalPlan(request.design(), catalogue, table, TemplateParameters.of(project));
    }

    /** Starts everything; throws {@link CloudException} with the reason if something cannot be started, and leaves nothing behind then. */
    void start(int port) {
        try {
            opened.add(RunLock.take(project));
            // closed nearly last: when the file is gone, so is everything else
            opened.add(() -> RunFile.delete(project));
            HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
            opened.add(http::shutdownNow);
            emulators = opened.add(new Emulators(project, dependencies, listener, http, clock, this::objectChanged));
            // javac, the servers of other makers and the functions' JVMs do not wait for each other
            SideJob servers = opened.add(SideJob.start("start emulators", () -> emulators.follow(plan)));
            SideJob host = opened.add(SideJob.start("start lambda", this::startLambda));
            Map<NodeId, BuiltFunction> built = builds.build(plan.design(), plan.nodes("function"), steps());
            DynamoDbEngine engine = DynamoDbEngine.open(project.resolve(".drawbridge").resolve("tables"), listener::onStep, LocalNames.REGION, LocalNames.ACCOUNT);
            tables = opened.add(new LocalTables(engine, project, listener, clock));
            tables.follow(plan);
            SqsClient sqs = new SqsClient(http, emulators::sqs);
            LocalWiring wires = opened.add(new LocalWiring(functions, sqs, journal, clock, listener::onProblem));
            Deliveries deliveries = opened.add(new Deliveries(journal, clock, listener::onProblem));
            buses = new LocalBuses(deliveries, listener::onProblem);
            flows = new Flows(http, () -> door.address(), clock, new FlowJournal(journal, listener::onProblem));
            wires.add(new LocalFlows(flows, project, () -> door.address()));
            receivers(deliveries, wires, sqs);
            wires.deliveries(deliveries);
            wires.onObject(new LocalBucketEvents(() -> plan, deliveries)::changed);
            wires.add(buses);
            streams = new LocalStreams(functions, engine, sqs, journal, clock, listener::onProblem);
            wires.add(streams);
            schedulers = new LocalSchedulers(deliveries, clock, listener::onProblem);
            wires.add(schedulers);
            wires.add(new LogSubscriptions(wires.async(), journal, listener::onProblem));
            wires.add(new LocalPipes(functions, streams, deliveries, sqs, journal, clock, listener::onProblem));
            door = opened.add(new FrontDoor(rules(), parts(engine, http, wires), journal, clock, listener::onProblem));
            host.join();
            listener.onStep("Starting the functions");
            functions.follow(lambda, plan, built, door.address());
            functions.prewarm();
            servers.join();
            wires.follow(plan);
            wiring = Optional.of(wires);
            tokens = new LocalTokens(emulators);
            users = opened.add(new LocalUsers(functions, tokens, journal, clock));
            users.follow(plan);
            apis = opened.add(new LocalApis(project, functions, flows, tokens, users, journal, clock));
            apis.follow(plan, port);
            ControlServer control = opened.add(new ControlServer(this, () -> plan.design(), this::close));
            tokens.control(control.address());
            new RunFile(ProcessHandle.current().pid(), control.address(), control.secret(), addresses()).write(project);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CloudException("The start was cancelled.", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private BuildListener steps() {
        return new BuildListener() {
            @Override
            public void step(String step) {
                listener.onStep(step);
            }

            @Override
            public void problem(NodeId function, String sentence) {
                listener.onProblem(function, sentence);
            }
        };
    }

    private void startLambda() {
        lambda = opened.add(LambdaHost.start(LambdaOptions.in(project.resolve(".drawbridge").resolve("functions")), dependencies, fetch -> {
            if (!fetch.done()) {
                listener.onStep("Fetching " + fetch.file());
            }
        }, LocalFunctions.logs(journal, name -> card("function", name)), clock));
    }

    /** How cards take events that are delivered to them. */
    private void receivers(Deliveries deliveries, LocalWiring wires, SqsClient sqs) {
        deliveries.receiver("function", parcel -> wires.async().start(parcel.wire(), parcel.from(), parcel.to().id(), parcel.summary(), parcel.body().getBytes(StandardCharsets.UTF_8)));
        deliveries.receiver("queue", parcel -> sqs.send(wires.queueUrl(parcel.to().id()), parcel.body(), parcel.group()));
        deliveries.receiver("topic", parcel -> wires.topics().publish(parcel.to().id(),
                new Notification(UUID.randomUUID().toString(), plan.names().arn(parcel.to()), "", parcel.body(), Map.of(), clock.instant())));
        deliveries.receiver("stream", parcel -> streams.put(parcel.to().id(), plan.names().arn(parcel.to()), parcel.wire().value(), parcel.body().getBytes(StandardCharsets.UTF_8)));
        deliveries.receiver("state-machine", parcel -> flows.start(parcel.to().id(), "", JsonMapper.shared().readTree(parcel.body())));
        deliveries.receiver("event-bus", parcel -> buses.put(parcel.to().id(), new BusEvent((ObjectNode) JsonMapper.shared().readTree(parcel.body()))));
    }

    private void objectChanged(ObjectChange change) {
        wiring.ifPresent(wires -> wires.objectChanged(change));
    }

    private FrontDoor.Rules rules() {
        LocalPlan now = plan;
        List<Node> callers = now.design().nodes().values().stream().filter(n -> List.of("function", "client", "state-machine").contains(n.kind())).toList();
        return new FrontDoor.Rules(new Callers(callers), new Permissions(now.design(), table), now.browsers());
    }

    private Map<String, Part> parts(DynamoDbEngine engine, HttpClient http, LocalWiring wires) {
        Map<String, Part> parts = new HashMap<>();
        parts.put("dynamodb", new DynamoDbPart(engine));
        parts.put("sqs", new Forward(http, emulators::sqs));
        parts.put("s3", new Forward(http, emulators::s3));
        parts.put("sns", new SnsPart(wires.topics(), arn -> card("topic", arn.substring(arn.lastIndexOf(':') + 1)), clock));
        parts.put("kinesis", new KinesisPart((stream, key, data) -> streams.put(stream, plan.names().arn(plan.design().requireNode(stream)), key, data), name -> card("stream", name)));
        SettingValues values = new SettingValues(project);
        parts.put("secretsmanager", new SettingsPart(name -> node("secret", name).map(secret -> new SettingsPart.Setting(name, plan.names().arn(secret),
                values.secret(secret, plan.kind(secret).whole(secret, "length").orElse(32))))));
        parts.put("ssm", new SettingsPart(name -> node("parameter", name).map(parameter -> new SettingsPart.Setting(name, plan.names().arn(parameter),
                values.parameter(parameter, plan.kind(parameter).text(parameter, "value"))))));
        parts.put("execute-api", new ConnectionsPart(name -> card("websocket-api", name).flatMap(api -> apis.socket(api))));
        parts.put("appsync", new GraphPart(name -> card("graphql-api", name).flatMap(api -> apis.graph(api))));
        parts.put("ses", new MailPart(project.resolve(".drawbridge").resolve("mail"), clock));
        parts.put("states", new StatesPart(flows));
        parts.put("events", new EventsPart(buses::put, name -> card("event-bus", name), clock));
        parts.put("lambda", new LambdaPart(functions, wires.async(), name -> card("function", name)));
        return parts;
    }

    private Optional<Node> node(String kind, String name) {
        return plan.names().find(plan.design(), kind, name);
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
    public void reload(Design design) {
        reloading.lock();
        try {
            opened.requireOpen();
            LocalPlan next = new LocalPlan(design, catalogue, table, TemplateParameters.of(project));
            Map<NodeId, BuiltFunction> built = builds.build(design, next.nodes("function"), steps());
            emulators.follow(next);
            opened.requireOpen();
            tables.follow(next);
            plan = next;
            door.replace(rules());
            functions.follow(lambda, next, built, door.address());
            if (wiring.isPresent()) {
                wiring.get().follow(next);
            }
            users.follow(next);
            apis.follow(next, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("The reload was cancelled; run again.", e);
        } finally {
            reloading.unlock();
        }
    }

    @Override
    public void tick(NodeId schedule) {
        wiring.orElseThrow().schedules().tick(schedule);
        schedulers.tick(schedule);
    }

    @Override
    public void sample(NodeId source) {
        LocalPlan now = plan;
        List<SampleEvents.Sample> samples = new SampleEvents(now.design(), table, clock.instant()).from(source);
        if (samples.isEmpty()) {
            throw new CloudException(now.design().requireNode(source).name() + " sends nothing by itself that a sample could stand for. Wire it to a function.");
        }
        samples.forEach(this::send);
    }

    private void send(SampleEvents.Sample sample) {
        if (plan.design().requireNode(sample.target()).kind().equals("state-machine")) {
            flows.start(sample.target(), "", sample.event());
            return;
        }
        new FunctionRuns(functions, journal, clock).run(new FunctionRuns.Reason(Optional.of(sample.wire()), sample.source(), sample.target(), "sample of " + sample.title(), "done"),
                JsonMapper.shared().writeValueAsBytes(sample.event()));
    }

    @Override
    public Invocation invoke(NodeId function, byte[] event) {
        InvocationResult result = functions.invoke(function, event);
        return new Invocation(result.succeeded(), result.payload(), result.report().duration(), result.report().initDuration().orElse(Duration.ZERO), LocalFunctions.lines(result));
    }

    @Override
    public String token(NodeId userPool, String user, Map<String, Object> claims) {
        return users.token(plan, userPool, user, claims);
    }

    @Override
    public Map<NodeId, Depth> depths() {
        return wiring.map(LocalWiring::depths).orElse(Map.of());
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    @Override
    public void close() {
        boolean alone = false;
        try {
            alone = reloading.tryLock(RELOAD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            opened.close();
        } catch (InterruptedException e) {
            opened.close();
            Thread.currentThread().interrupt();
        } finally {
            if (alone) {
                reloading.unlock();
            }
        }
        ended.complete(null);
    }

    /** The address behind {@code AWS_ENDPOINT_URL}. */
    URI frontDoor() {
        return door.address();
    }

    /** The queue server itself, behind the front door. */
    URI queueServer() {
        return emulators.sqs();
    }
}
