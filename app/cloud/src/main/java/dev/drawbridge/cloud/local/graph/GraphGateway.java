package dev.drawbridge.cloud.local.graph;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One GraphQL API: an address on this machine that answers {@code POST /graphql}. Safe from any thread. */
public final class GraphGateway implements AutoCloseable {
    /** Where requests go. */
    public static final String PATH = "/graphql";

    private static final JsonMapper JSON = JsonMapper.shared();
    /** AppSync takes no larger request. Source: "Quotas" in the AppSync guide. */
    private static final int MAX_BODY = 1024 * 1024;
    private static final String UNAUTHORIZED = "UnauthorizedException";

    private final LoopbackServer server;
    private final Journal journal;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GraphFields fields;
    private final GraphEntrance entrance;
    private volatile GraphApi api;
    private volatile Optional<Made> made = Optional.empty();

    /** An engine and what it was made of. */
    private record Made(String text, int depth, GraphEngine engine) {}

    /** @throws CloudException if the port is in use */
    public GraphGateway(GraphApi api, int port, Functions functions, Journal journal, Clock clock) {
        this.api = api;
        this.journal = journal;
        this.clock = clock;
        this.fields = new GraphFields(functions, journal, clock, threads);
        this.entrance = new GraphEntrance(functions, journal, clock);
        this.server = new LoopbackServer("The GraphQL API " + api.name(), port, this::serve);
    }

    /** Requests from now on see this. */
    public void replace(GraphApi next) {
        api = next;
        entrance.forget();
    }

    public URI address() {
        return server.address().resolve(PATH);
    }

    /** What a request asks for. */
    private record Asked(String query, String operation, Map<String, Object> variables) {
        static Optional<Asked> read(byte[] body) {
            try {
                JsonNode json = JSON.readTree(body);
                boolean good = json.path("query").isString() && (json.path("variables").isObject() || json.path("variables").isMissingNode() || json.path("variables").isNull());
                if (!good) {
                    return Optional.empty();
                }
                Map<String, Object> variables = new LinkedHashMap<>();
                json.path("variables").properties().forEach(each -> variables.put(each.getKey(), JSON.convertValue(each.getValue(), Object.class)));
                return Optional.of(new Asked(json.path("query").asString(), json.path("operationName").asString(""), variables));
            } catch (JacksonException notJson) {
                return Optional.empty();
            }
        }

        /** {@code query}, {@code mutation} or {@code subscription}; a query where nothing can be told. */
        String kind() {
            try {
                Document document = new Parser().parseDocument(query);
                return document.getDefinitionsOfType(OperationDefinition.class).stream().filter(each -> operation.isEmpty() || operation.equals(each.getName())).findFirst()
                        .map(each -> each.getOperation().name().toLowerCase(java.util.Locale.ROOT)).orElse("query");
            } catch (InvalidSyntaxException e) {
                return "query";
            }
        }

        /** As an authorizer hears of it. */
        ObjectNode words() {
            ObjectNode words = JSON.createObjectNode().put("queryString", query);
            words.set("operationName", operation.isEmpty() ? JSON.nullNode() : JSON.getNodeFactory().stringNode(operation));
            words.set("variables", JSON.valueToTree(variables));
            return words;
        }

        String summary() {
            String line = query.replaceAll("\\s+", " ").strip();
            return line.length() <= 120 ? line : line.substring(0, 120) + "…";
        }
    }

    /** Which kind of request a body is: {@code query}, {@code mutation} or {@code subscription}. */
    public static String kind(byte[] body) {
        return Asked.read(body).map(Asked::kind).orElse("query");
    }

    private void serve(HttpExchange exchange) throws IOException {
        HttpCall call = HttpCall.read(exchange, MAX_BODY);
        Instant began = clock.instant();
        long start = System.nanoTime();
        GraphApi now = api;
        // AppSync lets pages of every origin ask
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        if (call.method().equals("OPTIONS")) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "OPTIONS,POST");
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers", call.header("access-control-request-headers").orElse("*"));
            LoopbackServer.answer(exchange, 200, new byte[0]);
            return;
        }
        Optional<Asked> asked = Asked.read(call.body());
        HttpReply reply = answer(now, call, asked);
        Optional<HttpGateway.Caller> caller = now.callers().stream().filter(each -> call.header("origin").filter(each.origins()::contains).isPresent()).findFirst()
                .or(() -> now.callers().stream().findFirst());
        caller.ifPresent(each -> journal.record(new Message(0, began, Optional.of(each.wire()), each.client(), now.node(), asked.map(Asked::summary).orElse(call.method() + " " + call.target()),
                call.body().length, Duration.ofNanos(System.nanoTime() - start), reply.status() < 400, word(reply), Message.text(call.body()), Message.text(reply.body()))));
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        LoopbackServer.answer(exchange, reply.status(), reply.body());
    }

    /** In one word how it went: a good status may carry errors. */
    private static String word(HttpReply reply) {
        JsonNode errors = JSON.readTree(reply.body()).path("errors");
        return reply.status() + (errors.isEmpty() ? "" : " " + errors.path(0).path("errorType").asString("error"));
    }

    private HttpReply answer(GraphApi now, HttpCall call, Optional<Asked> asked) {
        if (!call.rawPath().equals(PATH)) {
            return error(404, "UnknownOperationException", "There is nothing at " + call.rawPath() + ". Ask with POST " + PATH + ".");
        }
        if (!call.method().equals("POST")) {
            return error(405, "UnsupportedOperationException", "Ask with POST " + PATH + ".");
        }
        GraphEntrance.Access access = entrance.ask(now, call, () -> asked.map(Asked::words).orElseGet(JSON::createObjectNode));
        return access.granted().map(granted -> asked(now, granted, call, asked)).orElseGet(() -> error(401, UNAUTHORIZED, access.refusal()));
    }

    /** Answers a function that signed its request and that a wire lets ask. */
    public HttpReply ask(NodeId function, String userArn, HttpCall call) {
        ObjectNode identity = JSON.createObjectNode().put("accountId", "000000000000").put("userArn", userArn).put("username", function.value());
        identity.putArray("sourceIp").add(call.sourceIp());
        GraphApi now = api;
        if (!now.modes().contains(GraphMode.AWS_IAM)) {
            return error(401, UNAUTHORIZED, "Permission denied");
        }
        return asked(now, new GraphAccess(GraphMode.AWS_IAM, identity, List.of(), GraphEntrance.headers(call)), call, Asked.read(call.body()));
    }

    private HttpReply asked(GraphApi now, GraphAccess access, HttpCall call, Optional<Asked> asked) {
        if (call.body().length > MAX_BODY) {
            return error(413, "PayloadTooLargeException", "A request may have 1 MB.");
        }
        if (asked.isEmpty()) {
            return error(400, "MalformedHttpRequestException", "Request body must be JSON with a \"query\" and, if there are any, \"variables\".");
        }
        if (asked.get().kind().equals("subscription")) {
            return error(400, "UnsupportedOperation", "Subscriptions go over a connection of AppSync's own, which does not run here. Try them in the cloud.");
        }
        try {
            Map<String, Object> context = Map.of(GraphFields.API, now, GraphFields.ACCESS, access, GraphFields.COUNT, new AtomicInteger());
            Map<String, Object> answer = engine(now).execute(asked.get().query(), asked.get().operation(), asked.get().variables(), now.introspection(), context);
            return new HttpReply(200, Map.of("content-type", List.of("application/json")), JSON.writeValueAsBytes(answer));
        } catch (CloudException schema) {
            return error(500, "InternalFailure", schema.getMessage());
        }
    }

    /** The engine for the schema as it is now: an edit of the file counts from the next request on. */
    private GraphEngine engine(GraphApi now) {
        String text = now.schema().get();
        Optional<Made> known = made.filter(last -> last.text().equals(text) && last.depth() == now.depth());
        if (known.isPresent()) {
            return known.get().engine();
        }
        GraphEngine fresh = new GraphEngine(text, now.file(), now.depth(), fields);
        made = Optional.of(new Made(text, now.depth(), fresh));
        return fresh;
    }

    private static HttpReply error(int status, String type, String message) {
        Map<String, Object> error = Map.of("errorType", type, "message", message);
        return new HttpReply(status, Map.of("content-type", List.of("application/json")), JSON.writeValueAsString(Map.of("errors", List.of(error))).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
