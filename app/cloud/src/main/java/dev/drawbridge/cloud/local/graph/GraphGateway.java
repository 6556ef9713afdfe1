package dev.drawbridge.cloud.local.graph;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.cloud.local.http.TokenCheck;
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
import java.util.TreeMap;
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
        this.server = new LoopbackServer("The GraphQL API " + api.name(), port, this::serve);
    }

    /** Requests from now on see this. */
    public void replace(GraphApi next) {
        api = next;
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
        HttpReply reply = answer(now, call);
        Optional<HttpGateway.Caller> caller = now.callers().stream().filter(each -> call.header("origin").filter(each.origins()::contains).isPresent()).findFirst()
                .or(() -> now.callers().stream().findFirst());
        caller.ifPresent(each -> journal.record(new Message(0, began, Optional.of(each.wire()), each.client(), now.node(), Asked.read(call.body()).map(Asked::summary).orElse(call.method() + " " + call.target()),
                call.body().length, Duration.ofNanos(System.nanoTime() - start), reply.status() < 400, word(reply), Message.text(call.body()), Message.text(reply.body()))));
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        LoopbackServer.answer(exchange, reply.status(), reply.body());
    }

    /** In one word how it went: a good status may carry errors. */
    private static String word(HttpReply reply) {
        JsonNode errors = JSON.readTree(reply.body()).path("errors");
        return reply.status() + (errors.isEmpty() ? "" : " " + errors.path(0).path("errorType").asString("error"));
    }

    private HttpReply answer(GraphApi now, HttpCall call) {
        if (!call.rawPath().equals(PATH)) {
            return error(404, "UnknownOperationException", "There is nothing at " + call.rawPath() + ". Ask with POST " + PATH + ".");
        }
        if (!call.method().equals("POST")) {
            return error(405, "UnsupportedOperationException", "Ask with POST " + PATH + ".");
        }
        Access access = access(now, call);
        return access.granted().map(granted -> asked(now, granted, call)).orElseGet(() -> error(401, UNAUTHORIZED, access.refusal()));
    }

    /** @param refusal why nobody gets in, where nobody does */
    private record Access(Optional<GraphAccess> granted, String refusal) {
        static Access refused(String why) {
            return new Access(Optional.empty(), why);
        }
    }

    private static Access access(GraphApi now, HttpCall call) {
        Map<String, String> headers = headers(call);
        Optional<String> key = call.header("x-api-key");
        Optional<String> token = call.header("authorization").filter(text -> !text.isBlank());
        if (key.isPresent() && now.modes().contains(GraphMode.API_KEY)) {
            return key.get().equals(now.key()) ? new Access(Optional.of(new GraphAccess(GraphMode.API_KEY, JSON.nullNode(), List.of(), headers)), "") : Access.refused("You are not authorized to make this call.");
        }
        if (token.isEmpty()) {
            return Access.refused(now.modes().contains(GraphMode.API_KEY) ? "Missing authorization header: x-api-key with the key of the API, which the run tells." : "Missing authorization header");
        }
        if (now.tokens().isPresent()) {
            return switch (now.tokens().get().check(token)) {
                case TokenCheck.Outcome.Accepted(var claims) -> new Access(Optional.of(user(claims.claims(), call, headers)), "");
                case TokenCheck.Outcome.Rejected(int _, String reason) -> Access.refused("Token has expired or is not valid: " + reason + ".");
            };
        }
        // who issued it, and what a function thinks of it, is known in the cloud alone
        return List.of(GraphMode.OPENID_CONNECT, GraphMode.AWS_LAMBDA).stream().filter(now.modes()::contains).findFirst()
                .map(mode -> new Access(Optional.of(new GraphAccess(mode, JSON.createObjectNode(), List.of(), headers)), ""))
                .orElseGet(() -> Access.refused("You are not authorized to make this call."));
    }

    /** Source of the members: "Identity" in "AWS AppSync resolver context object reference". */
    private static GraphAccess user(Map<String, Object> claims, HttpCall call, Map<String, String> headers) {
        ObjectNode identity = JSON.createObjectNode();
        ObjectNode all = identity.putObject("claims");
        claims.forEach((name, value) -> all.set(name, value instanceof java.util.Date date ? JSON.valueToTree(date.getTime() / 1000) : JSON.valueToTree(value)));
        identity.put("defaultAuthStrategy", "ALLOW");
        List<String> groups = claims.get("cognito:groups") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
        identity.set("groups", groups.isEmpty() ? JSON.nullNode() : JSON.valueToTree(groups));
        identity.set("issuer", all.path("iss"));
        identity.putArray("sourceIp").add(call.sourceIp());
        identity.put("sub", all.path("sub").asString(""));
        identity.put("username", all.path("cognito:username").asString(all.path("username").asString(all.path("sub").asString(""))));
        return new GraphAccess(GraphMode.AMAZON_COGNITO_USER_POOLS, identity, groups, headers);
    }

    private static Map<String, String> headers(HttpCall call) {
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }

    /** Answers a function that signed its request and that a wire lets ask. */
    public HttpReply ask(NodeId function, String userArn, HttpCall call) {
        ObjectNode identity = JSON.createObjectNode().put("accountId", "000000000000").put("userArn", userArn).put("username", function.value());
        identity.putArray("sourceIp").add(call.sourceIp());
        GraphApi now = api;
        if (!now.modes().contains(GraphMode.AWS_IAM)) {
            return error(401, UNAUTHORIZED, "Permission denied");
        }
        return asked(now, new GraphAccess(GraphMode.AWS_IAM, identity, List.of(), headers(call)), call);
    }

    private HttpReply asked(GraphApi now, GraphAccess access, HttpCall call) {
        if (call.body().length > MAX_BODY) {
            return error(413, "PayloadTooLargeException", "A request may have 1 MB.");
        }
        Optional<Asked> asked = Asked.read(call.body());
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
