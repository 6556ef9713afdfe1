package dev.drawbridge.cloud.local.users;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.event.UserPoolEvents;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The functions that a pool asks, by the names of its triggers. */
final class PoolTriggers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeId pool;
    private final Map<String, UserPools.Asked> targets;
    private final Functions functions;
    private final Journal journal;
    private final Clock clock;

    PoolTriggers(NodeId pool, Map<String, UserPools.Asked> targets, Functions functions, Journal journal, Clock clock) {
        this.pool = pool;
        this.targets = Map.copyOf(targets);
        this.functions = functions;
        this.journal = journal;
        this.clock = clock;
    }

    boolean has(String trigger) {
        return targets.containsKey(trigger);
    }

    /**
     * Asks the function of a trigger, and waits.
     *
     * @param request what the question says beside the user; gets the part {@code request} of the event
     * @return the part {@code response} of the answer; empty if nobody is asked
     * @throws PoolException if the function refuses, fails, or answers with something else
     */
    Optional<ObjectNode> ask(String trigger, String source, UserPoolEvents.User user, Consumer<ObjectNode> request) {
        UserPools.Asked target = targets.get(trigger);
        if (target == null) {
            return Optional.empty();
        }
        ObjectNode event = UserPoolEvents.of(trigger, source, user);
        request.accept((ObjectNode) event.path("request"));
        byte[] bytes = JSON.writeValueAsBytes(event);
        Instant began = clock.instant();
        long start = System.nanoTime();
        Functions.Outcome outcome = functions.run(target.function(), bytes);
        String password = event.path("request").path("password").asString("");
        journal.record(new Message(0, began, Optional.of(target.wire()), pool, target.function(), source + " " + user.name(), bytes.length, Duration.ofNanos(System.nanoTime() - start), outcome.ok(),
                outcome.ok() ? "answered" : outcome.problem(), hidden(bytes, password), hidden(outcome.answer(), password)));
        if (!outcome.ok()) {
            throw new PoolException("UserLambdaValidationException", trigger + " failed with error " + message(outcome) + ".");
        }
        try {
            if (JSON.readTree(outcome.answer()).path("response") instanceof ObjectNode response) {
                return Optional.of(response);
            }
        } catch (JacksonException notJson) {
            throw new PoolException("InvalidLambdaResponseException", "Unrecognizable lambda output");
        }
        throw new PoolException("InvalidLambdaResponseException", "Unrecognizable lambda output");
    }

    /** Passwords stay out of the journal, also where the function hands them back. */
    private static String hidden(byte[] json, String password) {
        String text = Message.text(json);
        return password.isEmpty() ? text : text.replace(JSON.writeValueAsString(password), "\"(hidden)\"");
    }

    private static String message(Functions.Outcome outcome) {
        try {
            JsonNode said = JSON.readTree(outcome.answer()).path("errorMessage");
            return said.isString() ? said.asString() : outcome.problem();
        } catch (JacksonException notJson) {
            return outcome.problem();
        }
    }
}
