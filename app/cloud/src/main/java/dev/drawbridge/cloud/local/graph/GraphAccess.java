package dev.drawbridge.cloud.local.graph;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Who asks.
 *
 * @param identity as AppSync's context has it; null in JSON with a key
 * @param groups of a user
 * @param headers of the request, names in small letters
 */
public record GraphAccess(GraphMode mode, JsonNode identity, List<String> groups, Map<String, String> headers) {
    public GraphAccess {
        groups = List.copyOf(groups);
        headers = Map.copyOf(headers);
    }
}
