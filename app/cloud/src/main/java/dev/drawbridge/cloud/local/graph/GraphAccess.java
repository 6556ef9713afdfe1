package dev.drawbridge.cloud.local.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who asks.
 *
 * @param identity as AppSync's context has it; null in JSON with a key
 * @param groups of a user
 * @param headers of the request, names in small letters
 * @param denied fields that stay shut whatever the schema says: {@code Query.getProduct}
 */
public record GraphAccess(GraphMode mode, JsonNode identity, List<String> groups, Map<String, String> headers, Set<String> denied) {
    public GraphAccess {
        denied = Set.copyOf(denied);
        groups = List.copyOf(groups);
        headers = Map.copyOf(headers);
    }

    GraphAccess(GraphMode mode, JsonNode identity, List<String> groups, Map<String, String> headers) {
        this(mode, identity, groups, headers, Set.of());
    }
}
