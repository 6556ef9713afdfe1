package dev.drawbridge.cloud.local.graph;

import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the drawing says of a GraphQL API.
 *
 * @param schema its text as it is now; throws a {@code CloudException} where there is none
 * @param file what messages call the place of the schema
 * @param resolvers who gives the value of a field: {@code Query.getProduct}
 * @param usual how one gets in where a field says nothing
 * @param modes all ways in
 * @param tokens who decides about them
 * @param key of the API
 * @param tables whether tables are data sources of it, whose resolvers do not run here
 * @param depth how deep a query may be nested; 0 for any depth
 * @param limit how many values one request may ask resolvers for
 */
public record GraphApi(NodeId node, String name, Supplier<String> schema, String file, Map<String, Resolver> resolvers, GraphMode usual, Set<GraphMode> modes, GraphTokens tokens,
        String key, boolean tables, boolean introspection, int depth, int limit, List<HttpGateway.Caller> callers) {
    public GraphApi {
        resolvers = Map.copyOf(resolvers);
        modes = Set.copyOf(modes);
        callers = List.copyOf(callers);
    }

    /** A function, and the wire over which it is asked. */
    public record Resolver(WireId wire, NodeId function) {}
}
