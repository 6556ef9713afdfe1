package dev.drawbridge.cloud.local.users;

import dev.drawbridge.cloud.local.event.UserPoolEvents;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One user pool with its users. Safe from any thread: what is done for one user is done one after the other. */
final class UserPool {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOT_AUTHORIZED = "NotAuthorizedException";
    private static final String CHALLENGE = "CUSTOM_CHALLENGE";

    private final Map<String, PoolUser> users = new ConcurrentHashMap<>();
    private final Map<String, Challenge> challenges = new ConcurrentHashMap<>();
    /** Tokens to go on with or to say who calls, and whose they are. */
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private volatile Setup setup;

    /**
     * What the drawing says of a pool.
     *
     * @param byEmail whether users sign in by their address
     * @param selfSignUp whether they may sign up themselves
     * @param signer signs tokens
     * @param post hears of what would be mailed
     */
    record Setup(String id, String client, boolean byEmail, boolean selfSignUp, int passwordLength, PoolTriggers triggers, UserPools.Signer signer, Consumer<String> post) {}

    /** A challenge of one's own making that is on its way. */
    private record Challenge(String user, ArrayNode session, JsonNode secret, JsonNode metadata) {}

    UserPool(Setup setup) {
        this.setup = setup;
    }

    void replace(Setup next) {
        setup = next;
    }

    Setup setup() {
        return setup;
    }

    /** @throws PoolException if Cognito would refuse */
    ObjectNode answer(String operation, JsonNode body) {
        return switch (operation) {
            case "SignUp" -> signUp(body);
            case "ConfirmSignUp" -> confirmSignUp(body);
            case "ResendConfirmationCode" -> resend(body);
            case "InitiateAuth" -> initiate(body);
            case "RespondToAuthChallenge" -> respond(body);
            case "ForgotPassword" -> forgot(body);
            case "ConfirmForgotPassword" -> newPassword(body);
            case "GetUser" -> user(body);
            case "GlobalSignOut", "RevokeToken" -> signOut(body);
            default -> throw new PoolException("InvalidParameterException", "The local user pool does not know " + operation
                    + ". It knows SignUp, ConfirmSignUp, ResendConfirmationCode, InitiateAuth, RespondToAuthChallenge, ForgotPassword, ConfirmForgotPassword, GetUser and GlobalSignOut.");
        };
    }

    /** Tokens for somebody who is not asked for a password: for tests and tools. The functions of signing in are asked as ever. */
    ObjectNode signedIn(String name, Map<String, Object> claims) {
        PoolUser user = users.getOrDefault(key(name), new PoolUser(name, "", true, Map.of("sub", name), ""));
        return enter(user, "Authentication", claims);
    }

    private static String text(JsonNode body, String... path) {
        JsonNode at = body;
        for (String step : path) {
            at = at.path(step);
        }
        return at.asString("");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private UserPoolEvents.User about(PoolUser user) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        if (user.confirmed()) {
            attributes.put("cognito:user_status", "CONFIRMED");
        }
        return new UserPoolEvents.User(setup.id(), setup.client(), user.name(), attributes);
    }

    private Optional<ObjectNode> ask(String trigger, String source, PoolUser user, JsonNode body, Consumer<ObjectNode> request) {
        return setup.triggers().ask(trigger, source, about(user), event -> {
            if (body.path("ClientMetadata").isObject()) {
                event.set("clientMetadata", body.path("ClientMetadata"));
            }
            request.accept(event);
        });
    }

    private Optional<ObjectNode> ask(String trigger, String source, PoolUser user, JsonNode body) {
        return ask(trigger, source, user, body, event -> { });
    }

    private PoolUser require(String name) {
        PoolUser user = users.get(key(name));
        if (user == null) {
            throw new PoolException("UserNotFoundException", "User does not exist.");
        }
        return user;
    }

    private void requirePassword(String password) {
        if (password.length() < setup.passwordLength()) {
            throw new PoolException("InvalidPasswordException", "Password did not conform with policy: Password not long enough");
        }
    }

    private ObjectNode signUp(JsonNode body) {
        if (!setup.selfSignUp()) {
            throw new PoolException(NOT_AUTHORIZED, "SignUp is not permitted for this user pool");
        }
        String name = text(body, "Username");
        if (name.isBlank() || setup.byEmail() && !name.contains("@")) {
            throw new PoolException("InvalidParameterException", "Username should be an email.");
        }
        requirePassword(text(body, "Password"));
        if (users.containsKey(key(name))) {
            throw new PoolException("UsernameExistsException", "User already exists");
        }
        Map<String, String> attributes = new TreeMap<>();
        body.path("UserAttributes").forEach(each -> attributes.put(text(each, "Name"), text(each, "Value")));
        if (setup.byEmail()) {
            attributes.putIfAbsent("email", name);
        }
        PoolUser user = new PoolUser(name, text(body, "Password"), false, attributes, "");
        Optional<ObjectNode> said = ask("PreSignUp", "PreSignUp_SignUp", user, body, event -> body.path("ValidationData").forEach(each -> event.withObject("/validationData").put(text(each, "Name"), text(each, "Value"))));
        boolean confirmed = said.filter(response -> response.path("autoConfirmUser").asBoolean(false)).isPresent();
        user = said.filter(response -> response.path("autoVerifyEmail").asBoolean(false)).isPresent() ? user.with("email_verified", "true") : user;
        user = said.filter(response -> response.path("autoVerifyPhone").asBoolean(false)).isPresent() ? user.with("phone_number_verified", "true") : user;
        ObjectNode answer = JSON.createObjectNode().put("UserConfirmed", confirmed).put("UserSub", user.attributes().get("sub"));
        if (confirmed) {
            keep(user.asConfirmed());
            ask("PostConfirmation", "PostConfirmation_ConfirmSignUp", user.asConfirmed(), body);
        } else {
            answer.set("CodeDeliveryDetails", send(user, "CustomMessage_SignUp", "Your confirmation code is ", body));
        }
        return answer;
    }

    private PoolUser keep(PoolUser user) {
        users.put(key(user.name()), user);
        return user;
    }

    /** Makes a code and tells it; nobody gets a mail. */
    private ObjectNode send(PoolUser user, String source, String words, JsonNode body) {
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        keep(user.withCode(code));
        Optional<ObjectNode> own = ask("CustomMessage", source, user, body);
        String subject = own.map(response -> response.path("emailSubject").asString("")).orElse("");
        String message = own.map(response -> response.path("emailMessage").asString("")).filter(text -> !text.isBlank()).orElse(words + "{####}");
        setup.post().accept("To " + user.attributes().getOrDefault("email", user.name()) + (subject.isBlank() ? "" : ", \"" + subject + "\"") + ": " + message.replace("{####}", code));
        return JSON.createObjectNode().put("Destination", user.destination()).put("DeliveryMedium", "EMAIL").put("AttributeName", "email");
    }

    private ObjectNode confirmSignUp(JsonNode body) {
        PoolUser user = require(text(body, "Username"));
        if (user.confirmed()) {
            throw new PoolException(NOT_AUTHORIZED, "User cannot be confirmed. Current status is CONFIRMED");
        }
        requireCode(user, text(body, "ConfirmationCode"));
        PoolUser confirmed = keep(user.asConfirmed().with("email_verified", "true"));
        ask("PostConfirmation", "PostConfirmation_ConfirmSignUp", confirmed, body);
        return JSON.createObjectNode();
    }

    private static void requireCode(PoolUser user, String code) {
        if (user.code().isEmpty() || !user.code().equals(code)) {
            throw new PoolException("CodeMismatchException", "Invalid verification code provided, please try again.");
        }
    }

    private ObjectNode resend(JsonNode body) {
        PoolUser user = require(text(body, "Username"));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("CodeDeliveryDetails", send(user, "CustomMessage_ResendCode", "Your confirmation code is ", body));
        return answer;
    }

    private ObjectNode forgot(JsonNode body) {
        String name = text(body, "Username");
        PoolUser user = users.containsKey(key(name)) ? require(name) : migrated(name, "", "UserMigration_ForgotPassword", body).orElseThrow(() -> new PoolException("UserNotFoundException", "User does not exist."));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("CodeDeliveryDetails", send(user, "CustomMessage_ForgotPassword", "Your password reset code is ", body));
        return answer;
    }

    private ObjectNode newPassword(JsonNode body) {
        PoolUser user = require(text(body, "Username"));
        requireCode(user, text(body, "ConfirmationCode"));
        requirePassword(text(body, "Password"));
        PoolUser changed = keep(user.withPassword(text(body, "Password")).asConfirmed());
        ask("PostConfirmation", "PostConfirmation_ConfirmForgotPassword", changed, body);
        return JSON.createObjectNode();
    }

    /** Asks the function that knows users of before; who it knows is a user from now on. */
    private Optional<PoolUser> migrated(String name, String password, String source, JsonNode body) {
        return ask("UserMigration", source, new PoolUser(name, "", true, Map.of(), ""), body, event -> event.put("password", password)).map(response -> {
            if (!response.path("userAttributes").isObject()) {
                throw new PoolException(source.endsWith("Authentication") ? NOT_AUTHORIZED : "UserNotFoundException", "Incorrect username or password.");
            }
            Map<String, String> attributes = new TreeMap<>();
            response.path("userAttributes").properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
            return keep(new PoolUser(attributes.getOrDefault("username", name), password, true, attributes, ""));
        });
    }

    private ObjectNode initiate(JsonNode body) {
        JsonNode given = body.path("AuthParameters");
        String flow = text(body, "AuthFlow");
        return switch (flow) {
            case "USER_PASSWORD_AUTH" -> byPassword(text(given, "USERNAME"), text(given, "PASSWORD"), body);
            case "CUSTOM_AUTH" -> challenge(require(text(given, "USERNAME")), JSON.createArrayNode(), body);
            case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> {
                PoolUser user = Optional.ofNullable(holders.get(text(given, "REFRESH_TOKEN"))).map(users::get).orElseThrow(() -> new PoolException(NOT_AUTHORIZED, "Invalid Refresh Token"));
                ObjectNode tokens = tokens(user, "TokenGeneration_RefreshTokens", body, Map.of());
                tokens.remove("RefreshToken");
                yield JSON.createObjectNode().set("AuthenticationResult", tokens);
            }
            default -> throw new PoolException("InvalidParameterException", "The local user pool does not know the flow " + flow + ". It knows USER_PASSWORD_AUTH, CUSTOM_AUTH and REFRESH_TOKEN_AUTH.");
        };
    }

    private ObjectNode byPassword(String name, String password, JsonNode body) {
        PoolUser user = users.containsKey(key(name)) ? require(name)
                : migrated(name, password, "UserMigration_Authentication", body).orElseThrow(() -> new PoolException("UserNotFoundException", "User does not exist."));
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
        ask("PreAuthentication", "PreAuthentication_" + source, user, none);
        ObjectNode tokens = tokens(user, "TokenGeneration_" + source, none, claims);
        ask("PostAuthentication", "PostAuthentication_" + source, user, none);
        return tokens;
    }

    private ObjectNode tokens(PoolUser user, String source, JsonNode body, Map<String, Object> more) {
        PoolClaims claims = PoolClaims.of(user, setup.client(), more);
        ask("PreTokenGeneration", source, user, body).ifPresent(claims::change);
        String subject = user.attributes().get("sub");
        String refresh = UUID.randomUUID().toString();
        String accessToken = setup.signer().sign(subject, claims.access());
        holders.put(refresh, key(user.name()));
        holders.put(accessToken, key(user.name()));
        return JSON.createObjectNode().put("AccessToken", accessToken).put("IdToken", setup.signer().sign(subject, claims.id())).put("RefreshToken", refresh).put("ExpiresIn", 3600).put("TokenType", "Bearer");
    }

    /** Asks what comes next: a challenge, tokens, or the end. */
    private ObjectNode challenge(PoolUser user, ArrayNode session, JsonNode body) {
        ObjectNode said = ask("DefineAuthChallenge", "DefineAuthChallenge_Authentication", user, body, event -> event.set("session", session))
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
        ObjectNode made = ask("CreateAuthChallenge", "CreateAuthChallenge_Authentication", user, body, event -> event.set("session", session)).orElseGet(JSON::createObjectNode);
        String id = UUID.randomUUID().toString();
        challenges.put(id, new Challenge(key(user.name()), session, made.path("privateChallengeParameters"), made.path("challengeMetadata")));
        ObjectNode parameters = JSON.createObjectNode();
        made.path("publicChallengeParameters").properties().forEach(entry -> parameters.set(entry.getKey(), entry.getValue()));
        parameters.put("USERNAME", user.name());
        return JSON.createObjectNode().put("ChallengeName", CHALLENGE).put("Session", id).set("ChallengeParameters", parameters);
    }

    private ObjectNode respond(JsonNode body) {
        Challenge asked = challenges.remove(text(body, "Session"));
        if (asked == null || !text(body, "ChallengeName").equals(CHALLENGE)) {
            throw new PoolException(NOT_AUTHORIZED, "Invalid session for the user.");
        }
        PoolUser user = require(asked.user());
        ObjectNode judged = ask("VerifyAuthChallengeResponse", "VerifyAuthChallengeResponse_Authentication", user, body, event -> {
            event.set("privateChallengeParameters", asked.secret().isObject() ? asked.secret() : JSON.createObjectNode());
            event.put("challengeAnswer", text(body, "ChallengeResponses", "ANSWER"));
        }).orElseThrow(() -> new PoolException("InvalidParameterException", "No function judges the answers: wire VerifyAuthChallengeResponse."));
        ObjectNode step = asked.session().addObject().put("challengeName", CHALLENGE).put("challengeResult", judged.path("answerCorrect").asBoolean(false));
        step.set("challengeMetadata", asked.metadata().isMissingNode() ? JSON.nullNode() : asked.metadata());
        return challenge(user, asked.session(), body);
    }

    private PoolUser holder(JsonNode body) {
        return Optional.ofNullable(holders.get(text(body, "AccessToken"))).map(users::get).orElseThrow(() -> new PoolException(NOT_AUTHORIZED, "Invalid Access Token"));
    }

    private ObjectNode user(JsonNode body) {
        PoolUser user = holder(body);
        ObjectNode answer = JSON.createObjectNode().put("Username", user.name());
        ArrayNode attributes = answer.putArray("UserAttributes");
        user.attributes().forEach((name, value) -> attributes.addObject().put("Name", name).put("Value", value));
        return answer;
    }

    private ObjectNode signOut(JsonNode body) {
        String user = body.has("Token") ? holders.get(text(body, "Token")) : key(holder(body).name());
        holders.values().removeIf(name -> name.equals(user));
        return JSON.createObjectNode();
    }
}
