package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.graph.GraphApi;
import dev.drawbridge.cloud.local.graph.GraphMode;
import dev.drawbridge.cloud.local.graph.GraphTokens;
import dev.drawbridge.cloud.local.http.TokenCheck;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What GraphQL APIs of a drawing mean while it runs here: their schemas, who gives which value, and who gets in. */
final class LocalGraphs {
    /** As many as AppSync asks at most where nobody says less. */
    private static final int RESOLVERS = 10_000;

    private final Path project;
    private final LocalTokens tokens;

    LocalGraphs(Path project, LocalTokens tokens) {
        this.project = project;
        this.tokens = tokens;
    }

    GraphApi api(LocalPlan plan, Node node) {
        Map<String, GraphApi.Resolver> resolvers = new HashMap<>();
        for (LocalPlan.Ruled call : plan.outOf(node, WireRole.CALL)) {
            call.rule().routes(call.wire()).forEach(field -> resolvers.putIfAbsent(field, new GraphApi.Resolver(call.wire().id(), call.to().id())));
        }
        List<LocalPlan.Ruled> pools = plan.into(node, WireRole.AUTHORIZE);
        Optional<LocalPlan.Ruled> first = pools.stream().filter(pool -> !pool.rule().flag(pool.wire(), "additional")).findFirst();
        GraphMode usual = first.isPresent() ? GraphMode.AMAZON_COGNITO_USER_POOLS : mode(plan.kind(node).text(node, "authentication"));
        Set<GraphMode> modes = EnumSet.of(usual);
        if (!pools.isEmpty()) {
            modes.add(GraphMode.AMAZON_COGNITO_USER_POOLS);
        }
        if (plan.into(node, WireRole.CALL).stream().anyMatch(call -> call.from().kind().equals("function"))) {
            modes.add(GraphMode.AWS_IAM);
        }
        return new GraphApi(node.id(), node.name(), () -> schema(plan, node), file(plan, node), resolvers, usual, modes,
                new GraphTokens(first.or(() -> pools.stream().findFirst()).map(pool -> tokens.check(plan, pool)),
                        usual == GraphMode.OPENID_CONNECT ? plan.kind(node).value(node, "issuer").map(Value::display).filter(text -> !text.isBlank()).map(TokenCheck::ofProvider) : Optional.empty(),
                        usual == GraphMode.AWS_LAMBDA ? plan.kind(node).value(node, "authorizer").flatMap(plan::function).map(Node::id) : Optional.empty()), LocalApis.apiKey(node), !plan.outOf(node, WireRole.ACCESS).isEmpty(),
                plan.kind(node).flag(node, "introspection"), plan.kind(node).whole(node, "queryDepth").orElse(0), plan.kind(node).whole(node, "resolverCount").orElse(RESOLVERS), plan.callers(node).stream()
                        .filter(caller -> plan.design().requireNode(caller.client()).kind().equals("client")).toList());
    }

    private static GraphMode mode(String authentication) {
        try {
            return GraphMode.valueOf(authentication);
        } catch (IllegalArgumentException other) {
            return GraphMode.API_KEY;
        }
    }

    private static Optional<String> inline(Node node) {
        return node.field("schema").flatMap(Value::asText).filter(text -> !text.isBlank());
    }

    private static String file(LocalPlan plan, Node node) {
        return inline(node).isPresent() ? "the schema of " + node.name() : plan.kind(node).text(node, "schemaUri").replaceFirst("^\\./", "");
    }

    private String schema(LocalPlan plan, Node node) {
        Optional<String> inline = inline(node);
        if (inline.isPresent()) {
            return inline.get();
        }
        String file = file(plan, node);
        Path path = project.resolve(file).normalize();
        if (file.isBlank() || !path.startsWith(project)) {
            throw new CloudException("The schema of " + node.name() + " is not in the project, so the API does not run here. Put it into a file of the project and name that on the card.");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new CloudException("The schema of " + node.name() + " should be in " + file + ", but it cannot be read. Put the file there, or change the card's schema file.", e);
        }
    }
}
