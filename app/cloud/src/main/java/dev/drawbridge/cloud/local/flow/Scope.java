package dev.drawbridge.cloud.local.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The variables that steps have assigned. A branch or an iteration has a scope of its own and sees those around it, but does not change
 * them (docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html). Safe from any thread.
 */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, JsonNode> own = new ConcurrentHashMap<>();

    private Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    static Scope outermost() {
        return new Scope(Optional.empty());
    }

    Scope inner() {
        return new Scope(Optional.of(this));
    }

    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(own.get(name)).or(() -> outer.flatMap(scope -> scope.find(name)));
    }

    /** @throws FlowError if a scope around this one has a variable of that name */
    void assign(String name, JsonNode value) {
        if (outer.flatMap(scope -> scope.find(name)).isPresent()) {
            throw FlowError.runtime("The variable $" + name + " stands around this step, which can read it and not assign it. Give it another name here.");
        }
        own.put(name, value);
    }

    Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new HashMap<>(outer.map(Scope::all).orElse(Map.of()));
        all.putAll(own);
        return all;
    }
}
