package dev.drawbridge.cloud.local.users;

import static dev.drawbridge.cloud.local.users.PoolUsers.NOT_AUTHORIZED;
import static dev.drawbridge.cloud.local.users.PoolUsers.text;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How users come to be: they sign up, confirm that they are who they say, and get a new password. Nobody gets a mail; what would be in it is told. */
final class SigningUp {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PoolUsers pool;

    SigningUp(PoolUsers pool) {
        this.pool = pool;
    }

    ObjectNode signUp(JsonNode body) {
        if (!pool.setup().selfSignUp()) {
            throw new PoolException(NOT_AUTHORIZED, "SignUp is not permitted for this user pool");
        }
        String name = text(body, "Username");
        if (name.isBlank() || pool.setup().byEmail() && !name.contains("@")) {
            throw new PoolException("InvalidParameterException", "Username should be an email.");
        }
        pool.requirePassword(text(body, "Password"));
        if (pool.has(name)) {
            throw new PoolException("UsernameExistsException", "User already exists");
        }
        Map<String, String> attributes = new TreeMap<>();
        body.path("UserAttributes").forEach(each -> attributes.put(text(each, "Name"), text(each, "Value")));
        if (pool.setup().byEmail()) {
            attributes.putIfAbsent("email", name);
        }
        PoolUser user = new PoolUser(name, text(body, "Password"), false, attributes, "");
        Optional<ObjectNode> said = pool.ask("PreSignUp", "PreSignUp_SignUp", user, body, event -> body.path("ValidationData").forEach(each -> event.withObject("/validationData").put(text(each, "Name"), text(each, "Value"))));
        boolean confirmed = said.filter(response -> response.path("autoConfirmUser").asBoolean(false)).isPresent();
        user = said.filter(response -> response.path("autoVerifyEmail").asBoolean(false)).isPresent() ? user.with("email_verified", "true") : user;
        user = said.filter(response -> response.path("autoVerifyPhone").asBoolean(false)).isPresent() ? user.with("phone_number_verified", "true") : user;
        ObjectNode answer = JSON.createObjectNode().put("UserConfirmed", confirmed).put("UserSub", user.attributes().get("sub"));
        if (confirmed) {
            pool.keep(user.asConfirmed());
            pool.ask("PostConfirmation", "PostConfirmation_ConfirmSignUp", user.asConfirmed(), body);
        } else {
            answer.set("CodeDeliveryDetails", send(user, "CustomMessage_SignUp", "Your confirmation code is ", body));
        }
        return answer;
    }

    /** Makes a code and tells it; nobody gets a mail. */
    private ObjectNode send(PoolUser user, String source, String words, JsonNode body) {
        String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        pool.keep(user.withCode(code));
        Optional<ObjectNode> own = pool.ask("CustomMessage", source, user, body);
        String subject = own.map(response -> response.path("emailSubject").asString("")).orElse("");
        String message = own.map(response -> response.path("emailMessage").asString("")).filter(text -> !text.isBlank()).orElse(words + "{####}");
        pool.setup().post().accept("To " + user.attributes().getOrDefault("email", user.name()) + (subject.isBlank() ? "" : ", \"" + subject + "\"") + ": " + message.replace("{####}", code));
        return JSON.createObjectNode().put("Destination", user.destination()).put("DeliveryMedium", "EMAIL").put("AttributeName", "email");
    }

    ObjectNode confirmSignUp(JsonNode body) {
        PoolUser user = pool.require(text(body, "Username"));
        if (user.confirmed()) {
            throw new PoolException(NOT_AUTHORIZED, "User cannot be confirmed. Current status is CONFIRMED");
        }
        requireCode(user, text(body, "ConfirmationCode"));
        PoolUser confirmed = pool.keep(user.asConfirmed().with("email_verified", "true"));
        pool.ask("PostConfirmation", "PostConfirmation_ConfirmSignUp", confirmed, body);
        return JSON.createObjectNode();
    }

    private static void requireCode(PoolUser user, String code) {
        if (user.code().isEmpty() || !user.code().equals(code)) {
            throw new PoolException("CodeMismatchException", "Invalid verification code provided, please try again.");
        }
    }

    ObjectNode resend(JsonNode body) {
        PoolUser user = pool.require(text(body, "Username"));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("CodeDeliveryDetails", send(user, "CustomMessage_ResendCode", "Your confirmation code is ", body));
        return answer;
    }

    ObjectNode forgot(JsonNode body) {
        String name = text(body, "Username");
        PoolUser user = pool.has(name) ? pool.require(name) : pool.migrated(name, "", "UserMigration_ForgotPassword", body).orElseThrow(() -> new PoolException("UserNotFoundException", "User does not exist."));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("CodeDeliveryDetails", send(user, "CustomMessage_ForgotPassword", "Your password reset code is ", body));
        return answer;
    }

    ObjectNode newPassword(JsonNode body) {
        PoolUser user = pool.require(text(body, "Username"));
        requireCode(user, text(body, "ConfirmationCode"));
        pool.requirePassword(text(body, "Password"));
        PoolUser changed = pool.keep(user.withPassword(text(body, "Password")).asConfirmed());
        pool.ask("PostConfirmation", "PostConfirmation_ConfirmForgotPassword", changed, body);
        return JSON.createObjectNode();
    }
}
