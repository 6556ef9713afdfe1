package dev.drawbridge.cloud.local.graph;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.http.Claims;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.RememberedAnswers;
import dev.drawbridge.cloud.local.http.TokenCheck;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds out who asks a GraphQL API: by its key, by a token of a user pool or of an OpenID provider, or by what a function says of a token. Safe from any thread. Source: "Configuring
 * authorization and authentication to secure your GraphQL APIs" in the AppSync guide.
 */
final class GraphEntrance {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REFUSED = "You are not authorized to make this call.";
    /** As long AppSync remembers what a function said where neither says otherwise. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final FunctionRuns runs;
    private final RememberedAnswers remembered;

    GraphEntrance(Functions functions, Journal journal, Clock clock) {
        this.runs = new FunctionRuns(functions, journal, clock);
        this.remembered = new RememberedAnswers(clock);
    }

    /** @param refusal why nobody gets in, where nobody does */
    record Access(Optional<GraphAccess> granted, String refusal) {
        static Access refused(String why) {
            return new Access(Optional.empty(), why);
        }

        static Access granted(GraphAccess access) {
            return new Access(Optional.of(access), "");
        }
    }

    /** Functions are asked anew: what they said may be true no longer. */
    void forget() {
        remembered.forget();
    }

    /** @param asked {@code queryString}, {@code operationName} and {@code variables}, for a function that decides; made only if it is asked */
    Access ask(GraphApi now, HttpCall call, Supplier<ObjectNode> asked) {
        Map<String, String> headers = headers(call);
        Optional<String> key = call.header("x-api-key");
        Optional<String> token = call.header("authorization").filter(text -> !text.isBlank());
        if (key.isPresent() && now.modes().contains(GraphMode.API_KEY)) {
            return key.get().equals(now.key()) ? Access.granted(new GraphAccess(GraphMode.API_KEY, JSON.nullNode(), List.of(), headers)) : Access.refused(REFUSED);
        }
        if (token.isEmpty()) {
            return Access.refused(now.modes().contains(GraphMode.API_KEY) ? "Missing authorization header: x-api-key with the key of the API, which the run tells." : "Missing authorization header");
        }
        Access last = Access.refused(REFUSED);
        if (now.tokens().pool().isPresent()) {
            last = checked(now.tokens().pool().get().check(token), claims -> user(claims.claims(), call, headers));
        }
        if (last.granted().isEmpty() && now.tokens().provider().isPresent()) {
            last = checked(now.tokens().provider().get().check(token), claims -> known(claims, headers));
        }
        if (last.granted().isEmpty() && now.tokens().function().isPresent()) {
            return function(now, now.tokens().function().get(), token.get(), headers, asked);
        }
        boolean elsewhere = last.granted().isEmpty() && now.modes().contains(GraphMode.AWS_LAMBDA) && now.tokens().function().isEmpty();
        return elsewhere ? Access.refused("The function that decides about tokens of " + now.name() + " is not in the drawing, so nobody can be let in here. Put it there, or take another way in.") : last;
    }

    private static Access checked(TokenCheck.Outcome outcome, java.util.function.Function<Claims, GraphAccess> who) {
        return switch (outcome) {
            case TokenCheck.Outcome.Accepted(var claims) -> Access.granted(who.apply(claims));
            case TokenCheck.Outcome.Rejected(int _, String reason) -> Access.refused("Token has expired or is not valid: " + reason + ".");
        };
    }

    private static ObjectNode claims(Map<String, Object> claims) {
        ObjectNode all = JSON.createObjectNode();
        claims.forEach((name, value) -> all.set(name, value instanceof java.util.Date date ? JSON.valueToTree(date.getTime() / 1000) : JSON.valueToTree(value)));
        return all;
    }

    private static GraphAccess known(Claims token, Map<String, String> headers) {
        ObjectNode identity = JSON.createObjectNode();
        ObjectNode all = claims(token.claims());
        identity.set("claims", all);
        identity.set("issuer", all.path("iss"));
        identity.set("sub", all.path("sub"));
        return new GraphAccess(GraphMode.OPENID_CONNECT, identity, List.of(), headers);
    }

    /** Asks the function, or remembers what it said of that token. */
    private Access function(GraphApi now, NodeId function, String token, Map<String, String> headers, Supplier<ObjectNode> asked) {
        String key = function.value() + "\u0000" + token;
        Optional<JsonNode> known = remembered.find(key);
        if (known.isPresent()) {
            return judged(known.get(), headers);
        }
        ObjectNode event = JSON.createObjectNode().put("authorizationToken", token);
        ObjectNode context = event.putObject("requestContext").put("apiId", now.node().value()).put("accountId", "000000000000").put("requestId", UUID.randomUUID().toString());
        context.setAll(asked.get());
        event.set("requestHeaders", JSON.valueToTree(headers));
        Functions.Outcome outcome = runs.run(new FunctionRuns.Reason(Optional.empty(), now.node(), function, "may ask", "answered"), JSON.writeValueAsBytes(event));
        if (!outcome.ok()) {
            return Access.refused(REFUSED);
        }
        try {
            JsonNode answer = JSON.readTree(outcome.answer());
            Duration hold = answer.path("ttlOverride").isNumber() ? Duration.ofSeconds(answer.path("ttlOverride").asLong()) : REMEMBERED;
            if (hold.isPositive() && answer.path("isAuthorized").isBoolean()) {
                remembered.keep(key, answer, hold);
            }
            return judged(answer, headers);
        } catch (JacksonException notJson) {
            return Access.refused(REFUSED);
        }
    }

    private static Access judged(JsonNode answer, Map<String, String> headers) {
        if (!answer.path("isAuthorized").asBoolean(false)) {
            return Access.refused(REFUSED);
        }
        ObjectNode identity = JSON.createObjectNode();
        identity.set("resolverContext", answer.path("resolverContext").isObject() ? answer.path("resolverContext") : JSON.createObjectNode());
        Set<String> denied = new TreeSet<>();
        // a field is named by its ARN, or by its type and name
        answer.path("deniedFields").forEach(field -> denied.add(field.asString("").replaceFirst("^arn:.*/types/([^/]+)/fields/", "$1.")));
        return Access.granted(new GraphAccess(GraphMode.AWS_LAMBDA, identity, List.of(), headers, denied));
    }

    /** Source of the members: "Identity" in "AWS AppSync resolver context object reference". */
    private static GraphAccess user(Map<String, Object> claims, HttpCall call, Map<String, String> headers) {
        ObjectNode identity = JSON.createObjectNode();
        ObjectNode all = claims(claims);
        identity.set("claims", all);
        identity.put("defaultAuthStrategy", "ALLOW");
        List<String> groups = claims.get("cognito:groups") instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
        identity.set("groups", groups.isEmpty() ? JSON.nullNode() : JSON.valueToTree(groups));
        identity.set("issuer", all.path("iss"));
        identity.putArray("sourceIp").add(call.sourceIp());
        identity.put("sub", all.path("sub").asString(""));
        identity.put("username", all.path("cognito:username").asString(all.path("username").asString(all.path("sub").asString(""))));
        return new GraphAccess(GraphMode.AMAZON_COGNITO_USER_POOLS, identity, groups, headers);
    }

    static Map<String, String> headers(HttpCall call) {
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        return headers;
    }
}
