package dev.drawbridge.cloud.local.users;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.http.Cors;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The user pools of a run behind one address, which speaks the part of Cognito's API that callers use without an account. */
public final class UserPools implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TARGET = "AWSCognitoIdentityProviderService.";

    private final Map<NodeId, UserPool> pools = new ConcurrentHashMap<>();
    private final FunctionRuns runs;
    private final LoopbackServer server;
    private volatile Cors cors = new Cors(List.of(), new TreeSet<>(), List.of());

    /**
     * A pool as the drawing has it.
     *
     * @param id as tokens and events carry it
     * @param client id of its one client
     * @param triggers names of triggers to the wire and the function that is asked
     * @param signer signs a token of a subject with these claims
     * @param post hears of what would be mailed to users
     */
    public record Pool(NodeId card, String id, String client, boolean byEmail, boolean selfSignUp, int passwordLength, Map<String, Asked> triggers, Signer signer, Consumer<String> post) {}

    /** Who is asked, and the wire that says so. */
    public record Asked(WireId wire, NodeId function) {}

    /** Signs tokens. */
    @FunctionalInterface
    public interface Signer {
        String sign(String subject, Map<String, Object> claims);
    }

    public UserPools(Functions functions, Journal journal, Clock clock) {
        this.runs = new FunctionRuns(functions, journal, clock);
        this.server = new LoopbackServer("The server of user pools", 0, this::serve);
    }

    public URI address() {
        return server.address();
    }

    /**
     * What the drawing says now; users stay.
     *
     * @param origins of pages that may call
     */
    public void follow(List<Pool> now, List<String> origins) {
        cors = new Cors(origins, new TreeSet<>(List.of("POST")), List.of("*"));
        pools.keySet().removeIf(card -> now.stream().noneMatch(pool -> pool.card().equals(card)));
        for (Pool pool : now) {
            UserPool.Setup setup = new UserPool.Setup(pool.id(), pool.client(), pool.byEmail(), pool.selfSignUp(), pool.passwordLength(),
                    new PoolTriggers(pool.card(), pool.triggers(), runs), pool.signer(), pool.post());
            UserPool there = pools.get(pool.card());
            if (there == null) {
                pools.put(pool.card(), new UserPool(setup));
            } else {
                there.replace(setup);
            }
        }
    }

    /**
     * An identity token of a user who signs in without a password; the functions of signing in are asked.
     *
     * @throws CloudException if one of them refuses
     */
    public String signIn(NodeId pool, String user, Map<String, Object> claims) {
        try {
            return pools.get(pool).signedIn(user, claims).path("IdToken").asString();
        } catch (PoolException refused) {
            throw new CloudException(user + " may not sign in: " + refused.getMessage(), refused);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        HttpCall call = HttpCall.read(exchange, HttpCall.MAX_BODY);
        Optional<String> origin = call.header("origin");
        Map<String, String> headers = cors.isPreflight(call) ? cors.preflightHeaders(call) : cors.answerHeaders(origin);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (cors.isPreflight(call)) {
            LoopbackServer.answer(exchange, 204, new byte[0]);
            return;
        }
        int status = 200;
        ObjectNode answer;
        try {
            if (origin.isPresent() && headers.isEmpty()) {
                throw new PoolException("NotAuthorizedException", "The page " + origin.get() + " is no client of this drawing.");
            }
            answer = answer(call);
        } catch (PoolException refused) {
            status = 400;
            answer = JSON.createObjectNode().put("__type", refused.code()).put("message", refused.getMessage());
            exchange.getResponseHeaders().set("x-amzn-errortype", refused.code());
        } catch (JacksonException notJson) {
            status = 400;
            answer = JSON.createObjectNode().put("__type", "SerializationException").put("message", "The body is no JSON.");
        } catch (RuntimeException bug) {
            status = 500;
            answer = JSON.createObjectNode().put("__type", "InternalErrorException").put("message", "The local cloud failed: " + bug.getMessage() + ".");
        }
        exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
        LoopbackServer.answer(exchange, status, JSON.writeValueAsBytes(answer));
    }

    private ObjectNode answer(HttpCall call) {
        String target = call.header("x-amz-target").orElse("");
        if (!call.method().equals("POST") || !target.startsWith(TARGET)) {
            throw new PoolException("InvalidParameterException", "Here Cognito's API is spoken: POST with a header x-amz-target such as " + TARGET + "SignUp.");
        }
        String operation = target.substring(TARGET.length());
        JsonNode body = JSON.readTree(call.body());
        String client = body.path("ClientId").asString("");
        if (!client.isEmpty()) {
            return pools.values().stream().filter(pool -> pool.setup().client().equals(client)).findFirst()
                    .orElseThrow(() -> new PoolException("ResourceNotFoundException", "User pool client " + client + " does not exist.")).answer(operation, body);
        }
        // what is asked with a token alone
        PoolException last = new PoolException("NotAuthorizedException", "Invalid Access Token");
        for (UserPool pool : pools.values()) {
            try {
                return pool.answer(operation, body);
            } catch (PoolException another) {
                last = another;
            }
        }
        throw last;
    }

    @Override
    public void close() {
        server.close();
    }
}
