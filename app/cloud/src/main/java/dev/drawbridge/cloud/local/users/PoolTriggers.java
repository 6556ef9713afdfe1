package dev.drawbridge.cloud.local.users;

import dev.drawbridge.cloud.local.event.UserPoolEvents;
import dev.drawbridge.cloud.local.source.FunctionRuns;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The functions that a pool asks, by the names of its triggers. */
final class PoolTriggers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeId pool;
    private final Map<String, UserPools.Asked> targets;
    private final FunctionRuns runs;

    PoolTriggers(NodeId pool, Map<String, UserPools.Asked> targets, FunctionRuns runs) {
        this.pool = pool;
        this.targets = Map.copyOf(targets);
        this.runs = runs;
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
        String password = event.path("request").path("password").asString("");
        Functions.Outcome outcome = runs.run(new FunctionRuns.Reason(Optional.of(target.wire()), pool, target.function(), source + " " + user.name(), "answered"), JSON.writeValueAsBytes(event),
                text -> hidden(text, password));
        if (!outcome.ok()) {
            throw new PoolException("UserLambdaValidationException", trigger + " failed with error " + outcome.said().orElse(outcome.problem()) + ".");
        }
        return Optional.of(response(outcome.answer()).orElseThrow(() -> new PoolException("InvalidLambdaResponseException", "Unrecognizable lambda output")));
    }

    private static Optional<ObjectNode> response(byte[] answer) {
        try {
            return JSON.readTree(answer).path("response") instanceof ObjectNode response ? Optional.of(response) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Passwords stay out of the journal, also where the function hands them back. */
    private static String hidden(String json, String password) {
        return password.isEmpty() ? json : json.replace(JSON.writeValueAsString(password), "\"(hidden)\"");
    }
}
