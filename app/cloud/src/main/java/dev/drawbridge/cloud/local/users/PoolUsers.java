package dev.drawbridge.cloud.local.users;

import dev.drawbridge.cloud.local.event.UserPoolEvents;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The users of one pool, and the functions that are asked about them. Safe from any thread. */
final class PoolUsers {
    static final String NOT_AUTHORIZED = "NotAuthorizedException";

    private final Map<String, PoolUser> users = new ConcurrentHashMap<>();
    private volatile UserPool.Setup setup;

    PoolUsers(UserPool.Setup setup) {
        this.setup = setup;
    }

    void replace(UserPool.Setup next) {
        setup = next;
    }

    UserPool.Setup setup() {
        return setup;
    }

    static String text(JsonNode body, String... path) {
        JsonNode at = body;
        for (String step : path) {
            at = at.path(step);
        }
        return at.asString("");
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return users.containsKey(key(name));
    }

    Optional<PoolUser> find(String name) {
        return Optional.ofNullable(users.get(key(name)));
    }

    private UserPoolEvents.User about(PoolUser user) {
        Map<String, String> attributes = new TreeMap<>(user.attributes());
        if (user.confirmed()) {
            attributes.put("cognito:user_status", "CONFIRMED");
        }
        return new UserPoolEvents.User(setup.id(), setup.client(), user.name(), attributes);
    }

    Optional<ObjectNode> ask(String trigger, String source, PoolUser user, JsonNode body, Consumer<ObjectNode> request) {
        return setup.triggers().ask(trigger, source, about(user), event -> {
            if (body.path("ClientMetadata").isObject()) {
                event.set("clientMetadata", body.path("ClientMetadata"));
            }
            request.accept(event);
        });
    }

    Optional<ObjectNode> ask(String trigger, String source, PoolUser user, JsonNode body) {
        return ask(trigger, source, user, body, event -> { });
    }

    PoolUser require(String name) {
        PoolUser user = users.get(key(name));
        if (user == null) {
            throw new PoolException("UserNotFoundException", "User does not exist.");
        }
        return user;
    }

    void requirePassword(String password) {
        if (password.length() < setup.passwordLength()) {
            throw new PoolException("InvalidPasswordException", "Password did not conform with policy: Password not long enough");
        }
    }

    PoolUser keep(PoolUser user) {
        users.put(key(user.name()), user);
        return user;
    }

    /** Asks the function that knows users of before; who it knows is a user from now on. */
    Optional<PoolUser> migrated(String name, String password, String source, JsonNode body) {
        return ask("UserMigration", source, new PoolUser(name, "", true, Map.of(), ""), body, event -> event.put("password", password)).map(response -> {
            if (!response.path("userAttributes").isObject()) {
                throw new PoolException(source.endsWith("Authentication") ? NOT_AUTHORIZED : "UserNotFoundException", "Incorrect username or password.");
            }
            Map<String, String> attributes = new TreeMap<>();
            response.path("userAttributes").properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString()));
            return keep(new PoolUser(attributes.getOrDefault("username", name), password, true, attributes, ""));
        });
    }
}
