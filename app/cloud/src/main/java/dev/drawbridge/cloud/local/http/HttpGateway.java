package dev.drawbridge.cloud.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One HTTP or REST API of the drawing, on a port of its own. */
public final class HttpGateway implements AutoCloseable {
    private final LoopbackServer server;
    /** HTTP APIs wait no longer for an answer: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Functions functions;
    private final Duration patience;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;
    private final Clock clock;
    private volatile Api api;

    /**
     * What the API is now; replaced as a whole when the drawing changes.
     *
     * @param callers the wires that clients call it by, to write the journal
     * @param guard the authorizer, if one is wired
     * @param guards what routes ask that name another one
     * @param style of its requests, answers and refusals
     * @param integrations what answers in the place of a function, by the card that the route leads to
     */
    public record Api(NodeId node, String name, RouteTable routes, Cors cors, Optional<? extends Guard> guard, Map<Route, Guard> guards, List<Caller> callers, ApiStyle style, Map<NodeId, Integration> integrations) {
        public Api {
            guards = Map.copyOf(guards);
            integrations = Map.copyOf(integrations);
        }

        /** An HTTP API. */
        public Api(NodeId node, String name, RouteTable routes, Cors cors, Optional<? extends Guard> guard, List<Caller> callers) {
            this(node, name, routes, cors, guard, Map.of(), callers, new HttpStyle(), Map.of());
        }

        /** Who says who may call the route; nobody, where everybody may. */
        Optional<Guard> guard(Route route) {
            return route.authorize() ? Optional.ofNullable(guards.get(route)).or(() -> guard) : Optional.empty();
        }
    }

    /** A service that an API uses without a function between. */
    @FunctionalInterface
    public interface Integration {
        HttpReply answer(HttpCall call);
    }

    /** A client that is wired to the API, known by the origin its pages send. */
    public record Caller(WireId wire, NodeId client, List<String> origins) {}

    /** @throws dev.drawbridge.cloud.CloudException if the port is in use */
    public HttpGateway(Api api, int port, Functions functions, Journal journal, Clock clock) {
        this(api, port, functions, journal, clock, api.style().patience());
    }

    /** @param patience how long an answer may take */
    public HttpGateway(Api api, int port, Functions functions, Journal journal, Clock clock, Duration patience) {
        this.api = api;
        this.functions = functions;
        this.patience = patience;
        this.journal = journal;
        this.clock = clock;
        this.server = new LoopbackServer((api.style() instanceof HttpStyle ? "The HTTP API " : "The REST API ") + api.name(), port, this::serve);
    }

    public int port() {
        return server.port();
    }

    public URI address() {
        return server.address();
    }

    /** Requests from now on see this. */
    public void replace(Api next) {
        api = next;
    }

    private void serve(HttpExchange exchange) throws IOException {
        HttpCall call = HttpCall.read(exchange, HttpCall.MAX_BODY);
        Instant began = clock.instant();
        long start = System.nanoTime();
        Api now = api;
        Optional<String> origin = call.header("origin");
        HttpReply reply;
        try {
            reply = now.cors().isPreflight(call) ? new HttpReply(204, Map.of(), new byte[0]) : route(now, call, began);
        } catch (RuntimeException e) {
            // API Gateway says no more either; the journal has the reason
            reply = now.style().failed(false);
        }
        boolean ownCors = !now.cors().origins().isEmpty() && now.style().writesCors();
        Map<String, String> cors = now.cors().isPreflight(call) ? now.cors().preflightHeaders(call) : now.style().writesCors() ? now.cors().answerHeaders(origin) : Map.of();
        cors.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        reply.headers().forEach((name, values) -> {
            // the server sets these itself; a function's own would contradict it
            // an API with CORS answers for the function, whose own headers about it are ignored
            boolean dropped = name.equals("content-length") || name.equals("transfer-encoding") || name.equals("connection")
                    || ownCors && name.startsWith("access-control-");
            if (!dropped) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        record(now, call, reply, began, Duration.ofNanos(System.nanoTime() - start), caller(now, origin));
        LoopbackServer.answer(exchange, reply.status(), reply.body());
    }

    private HttpReply route(Api now, HttpCall call, Instant began) {
        Optional<String> path = now.style().routed(call.rawPath());
        Optional<RouteTable.Match> match = path.flatMap(routed -> now.routes().match(call.method(), routed));
        if (match.isEmpty()) {
            return now.style().noRoute();
        }
        if (call.body().length > HttpCall.MAX_BODY) {
            return now.style().tooLarge();
        }
        Optional<HttpReply> refusal = now.style().refusal(call);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Admitted> admitted = Optional.empty();
        Optional<Guard> guard = now.guard(match.get().route());
        if (guard.isPresent()) {
            switch (guard.get()) {
                case TokenCheck tokens -> {
                    switch (tokens.check(call.header("authorization"))) {
                        case TokenCheck.Outcome.Accepted(Claims accepted) -> admitted = Optional.of(accepted);
                        case TokenCheck.Outcome.Rejected(int status, String reason) -> {
                            return now.style().unauthorized(status, reason);
                        }
                    }
                }
                case FunctionGuard function -> {
                    switch (ask(now, function, call, call.withPath(path.get()), match.get(), began)) {
                        case FunctionGuard.Outcome.Accepted(FunctionContext accepted) -> admitted = Optional.of(accepted);
                        case FunctionGuard.Outcome.Refused(FunctionGuard.Refusal why, String _) -> {
                            return now.style().refused(why);
                        }
                    }
                }
            }
        }
        Route route = match.get().route();
        Optional<Integration> integration = Optional.ofNullable(now.integrations().get(route.function()));
        byte[] event = integration.isPresent() ? new byte[0] : now.style().event(call.withPath(path.get()), match.get(), now.node().value(), UUID.randomUUID().toString(), began, admitted);
        long start = System.nanoTime();
        Answer answer = integration.map(service -> new Answer(service.answer(call), "")).orElseGet(() -> call(now.style(), route.function(), event));
        HttpReply reply = answer.reply();
        String result = answer.problem().isEmpty() ? Integer.toString(reply.status()) : reply.status() + " " + answer.problem();
        journal.record(new Message(0, began, Optional.of(route.wire()), now.node(), route.function(), call.method() + " " + call.target(), call.body().length,
                Duration.ofNanos(System.nanoTime() - start), reply.status() < 500, result, pretty(call), Message.text(reply.body())));
        return reply;
    }

    private FunctionGuard.Outcome ask(Api now, FunctionGuard guard, HttpCall call, HttpCall routed, RouteTable.Match match, Instant began) {
        String stage = now.style().prefix().isEmpty() ? "$default" : now.style().prefix().substring(1);
        Function<String, Optional<String>> value = place -> FunctionGuard.value(place, call.headers(), HttpEvent.query(call.rawQuery()), stage);
        Optional<String> token = guard.setup().style() != FunctionGuard.Style.REST_TOKEN ? Optional.empty() : guard.setup().identity().stream().findFirst().flatMap(value);
        return guard.check(value, () -> now.style().question(routed, match, now.node().value(), UUID.randomUUID().toString(), began, token), now.style().arn(routed, match, now.node().value()),
                call.method() + " " + call.target());
    }

    /** @param problem why it is no good answer of the function; empty if it is one */
    private record Answer(HttpReply reply, String problem) {}

    /** Waits as long as an API does; the function goes on then, as it does in the cloud. */
    private Answer call(ApiStyle style, NodeId function, byte[] event) {
        Future<Functions.Outcome> running = calls.submit(() -> functions.run(function, event));
        try {
            Functions.Outcome outcome = running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (outcome.ok()) {
                String trouble = style.trouble(outcome.answer());
                return new Answer(style.reply(outcome.answer()), trouble.isEmpty() ? outcome.trouble() : trouble);
            }
            return new Answer(style.failed(outcome.throttled()), outcome.problem());
        } catch (TimeoutException e) {
            return new Answer(style.timedOut(), "no answer within " + patience.toSeconds() + " s; the function goes on");
        } catch (ExecutionException e) {
            return new Answer(style.failed(false), String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(style.timedOut(), "the run is ending");
        }
    }

    private void record(Api now, HttpCall call, HttpReply reply, Instant began, Duration took, Optional<Caller> caller) {
        caller.ifPresent(c -> journal.record(new Message(0, began, Optional.of(c.wire()), c.client(), now.node(), call.method() + " " + call.target(),
                call.body().length, took, reply.status() < 500, Integer.toString(reply.status()), pretty(call), Message.text(reply.body()))));
    }

    /** The client whose page it is; a call without an origin (curl) counts as the first client's, so that its wire lights up. */
    private static Optional<Caller> caller(Api now, Optional<String> origin) {
        return now.callers().stream().filter(c -> origin.isPresent() && c.origins().contains(origin.get())).findFirst()
                .or(() -> now.callers().stream().findFirst());
    }

    private static String pretty(HttpCall call) {
        StringBuilder out = new StringBuilder(call.method()).append(' ').append(call.target()).append('\n');
        call.headers().forEach((name, values) -> out.append(name).append(": ").append(name.equals("authorization") ? "(hidden)" : String.join(",", values)).append('\n'));
        return out.append('\n').append(Message.text(call.body())).toString();
    }

    @Override
    public void close() {
        server.close();
        calls.shutdownNow();
    }
}
