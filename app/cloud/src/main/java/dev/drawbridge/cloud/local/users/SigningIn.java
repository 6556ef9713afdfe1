package dev.drawbridge.cloud.local.users;

import static dev.drawbridge.cloud.local.users.PoolUsers.NOT_AUTHORIZED;
import static dev.drawbridge.cloud.local.users.PoolUsers.text;
import static dev.drawbridge.cloud.local.users.PoolUsers.key;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How users get in: by password or by challenges of one's own making; the tokens that they get, and what these are good for. Safe from any thread. */
final class SigningIn {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHALLENGE = "CUSTOM_CHALLENGE";

    private final PoolUsers pool;
    private final Map<String, Challenge> challenges = new ConcurrentHashMap<>();
    /** Tokens to go on with or to say who calls, and whose they are. */
    private final Map<String, String> holders = new ConcurrentHashMap<>();

    /** A challenge of one's own making that is on its way. */
    private record Challenge(String user, ArrayNode session, JsonNode secret, JsonNode metadata) {}

    SigningIn(PoolUsers pool) {
        this.pool = pool;
    }

    /** Tokens for somebody who is not asked for a password: for tests and tools. The functions of signing in are asked as ever. */
    ObjectNode signedIn(String name, Map<String, Object> claims) {
        PoolUser user = pool.find(name).orElseGet(() -> new PoolUser(name, "", true, Map.of("sub", name), ""));
        return enter(user, "Authentication", claims);
    }

    ObjectNode initiate(JsonNode body) {
        JsonNode given = body.path("AuthParameters");
        String flow = text(body, "AuthFlow");
        return switch (flow) {
            case "USER_PASSWORD_AUTH" -> byPassword(text(given, "USERNAME"), text(given, "PASSWORD"), body);
            case "CUSTOM_AUTH" -> challenge(pool.require(text(given, "USERNAME")), JSON.createArrayNode(), body);
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> {
                PoolUser user = Optional.ofNullable(holders.get(text(given, "REFRESH_TOKEN"))).flatMap(pool::find).orElseThrow(() -> new PoolException(NOT_AUTHORIZED, "Invalid Refresh Token"));
                ObjectNode tokens = tokens(user, "TokenGeneration_RefreshTokens", body, Map.of());
                tokens.remove("RefreshToken");
                yield JSON.createObjectNode().set("AuthenticationResult", tokens);
            }
            default -> throw new PoolException("InvalidParameterException", "The local user pool does not know the flow " + flow + ". It knows USER_PASSWORD_AUTH, CUSTOM_AUTH and REFRESH_TOKEN_AUTH.");
        };
    }

    private ObjectNode byPassword(String name, String password, JsonNode body) {
        PoolUser user = pool.has(name) ? pool.require(name)
                : pool.migrated(name, password, "UserMigration_Authentication", body).orElseThrow(() -> new PoolException("UserNotFoundException", "User does not exist."));
        if (!user.password().equals(password)) {
            throw new PoolException(NOT_AUTHORIZED, "Incorrect username or password.");
        }
        if (!user.confirmed()) {
            throw new PoolException("UserNotConfirmedException", "User is not confirmed.");
        }
        return JSON.createObjectNode().<ObjectNode>set("AuthenticationResult", enter(user, "Authentication", Map.of())).set("ChallengeParameters", JSON.createObjectNode());
    }

    /** In: before, tokens, after. */
    private ObjectNode enter(PoolUser user, String source, Map<String, Object> claims) {
        JsonNode none = JSON.createObjectNode();
        pool.ask("PreAuthentication", "PreAuthentication_" + source, user, none);
        ObjectNode tokens = tokens(user, "TokenGeneration_" + source, none, claims);
        pool.ask("PostAuthentication", "PostAuthentication_" + source, user, none);
        return tokens;
    }

    private ObjectNode tokens(PoolUser user, String source, JsonNode body, Map<String, Object> more) {
        PoolClaims claims = PoolClaims.of(user, pool.setup().client(), more);
        pool.ask("PreTokenGeneration", source, user, body).ifPresent(claims::change);
        String subject = user.attributes().get("sub");
        String refresh = UUID.randomUUID().toString();
        String accessToken = pool.setup().signer().sign(subject, claims.access());
        holders.put(refresh, key(user.name()));
        holders.put(accessToken, key(user.name()));
        return JSON.createObjectNode().put("AccessToken", accessToken).put("IdToken", pool.setup().signer().sign(subject, claims.id())).put("RefreshToken", refresh).put("ExpiresIn", 3600).put("TokenType", "Bearer");
    }

    /** Asks what comes next: a challenge, tokens, or the end. */
    private ObjectNode challenge(PoolUser user, ArrayNode session, JsonNode body) {
        ObjectNode said = pool.ask("DefineAuthChallenge", "DefineAuthChallenge_Authentication", user, body, event -> event.set("session", session))
                .orElseThrow(() -> new PoolException("InvalidParameterException", "Custom auth lambda trigger is not configured for the user pool."));
        if (said.path("failAuthentication").asBoolean(false)) {
            throw new PoolException(NOT_AUTHORIZED, "Incorrect username or password.");
        }
        if (said.path("issueTokens").asBoolean(false)) {
            return JSON.createObjectNode().<ObjectNode>set("AuthenticationResult", enter(user, "Authentication", Map.of())).set("ChallengeParameters", JSON.createObjectNode());
        }
        if (!said.path("challengeName").asString("").equals(CHALLENGE)) {
            throw new PoolException("InvalidLambdaResponseException", "DefineAuthChallenge names the challenge \"" + said.path("challengeName").asString("") + "\"; here it may name CUSTOM_CHALLENGE, issue tokens or fail.");
        }
        ObjectNode made = pool.ask("CreateAuthChallenge", "CreateAuthChallenge_Authentication", user, body, event -> event.set("session", session)).orElseGet(JSON::createObjectNode);
        String id = UUID.randomUUID().toString();
        challenges.put(id, new Challenge(key(user.name()), session, made.path("privateChallengeParameters"), made.path("challengeMetadata")));
        ObjectNode parameters = JSON.createObjectNode();
        made.path("publicChallengeParameters").properties().forEach(entry -> parameters.set(entry.getKey(), entry.getValue()));
        parameters.put("USERNAME", user.name());
        return JSON.createObjectNode().put("ChallengeName", CHALLENGE).put("Session", id).set("ChallengeParameters", parameters);
    }

    ObjectNode respond(JsonNode body) {
        Challenge asked = challenges.remove(text(body, "Session"));
        if (asked == null || !text(body, "ChallengeName").equals(CHALLENGE)) {
            throw new PoolException(NOT_AUTHORIZED, "Invalid session for the user.");
        }
        PoolUser user = pool.require(asked.user());
        ObjectNode judged = pool.ask("VerifyAuthChallengeResponse", "VerifyAuthChallengeResponse_Authentication", user, body, event -> {
            event.set("privateChallengeParameters", asked.secret().isObject() ? asked.secret() : JSON.createObjectNode());
            event.put("challengeAnswer", text(body, "ChallengeResponses", "ANSWER"));
        }).orElseThrow(() -> new PoolException("InvalidParameterException", "No function judges the answers: wire VerifyAuthChallengeResponse."));
        ObjectNode step = asked.session().addObject().put("challengeName", CHALLENGE).put("challengeResult", judged.path("answerCorrect").asBoolean(false));
        step.set("challengeMetadata", asked.metadata().isMissingNode() ? JSON.nullNode() : asked.metadata());
        return challenge(user, asked.session(), body);
    }

    private PoolUser holder(JsonNode body) {
        return Optional.ofNullable(holders.get(text(body, "AccessToken"))).flatMap(pool::find).orElseThrow(() -> new PoolException(NOT_AUTHORIZED, "Invalid Access Token"));
    }

    ObjectNode user(JsonNode body) {
        PoolUser user = holder(body);
        ObjectNode answer = JSON.createObjectNode().put("Username", user.name());
        ArrayNode attributes = answer.putArray("UserAttributes");
        user.attributes().forEach((name, value) -> attributes.addObject().put("Name", name).put("Value", value));
        return answer;
    }

    ObjectNode signOut(JsonNode body) {
        String user = body.has("Token") ? holders.get(text(body, "Token")) : key(holder(body).name());
        holders.values().removeIf(name -> name.equals(user));
        return JSON.createObjectNode();
    }
}
