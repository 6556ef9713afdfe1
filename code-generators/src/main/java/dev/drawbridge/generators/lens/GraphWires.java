package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What GraphQL APIs are joined to: functions and tables by data sources, resolvers and functions of pipelines, in SAM's own resource or in plain
 * ones; user pools by the ways to get in. Reads only; {@link GraphChanges} writes.
 */
final class GraphWires {
    static final String KIND = "graphql-api";
    /** SAM's own resource. Source: "AWS::Serverless::GraphQLApi" in the SAM specification. */
    static final String OF_SAM = "AWS::Serverless::GraphQLApi";
    static final String API = "AWS::AppSync::GraphQLApi";
    static final String SOURCE = "AWS::AppSync::DataSource";
    static final String RESOLVER = "AWS::AppSync::Resolver";
    static final String STEP = "AWS::AppSync::FunctionConfiguration";
    private static final Set<String> POLICIES = Set.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy");

    private final Cards cards;
    private final References references;
    private final Finds finds;

    private GraphWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.references = cards.references();
        this.finds = finds;
    }

    static void read(Cards cards, Finds finds, SourceTemplate.Part part) {
        GraphWires wires = new GraphWires(cards, finds);
        switch (part.type()) {
            case RESOLVER -> wires.resolver(part);
            case SOURCE -> wires.source(part);
            case API -> wires.pools(part, part.property("UserPoolConfig"), part.path("UserPoolConfig"), "AdditionalAuthenticationProviders", "UserPoolConfig");
            case OF_SAM -> {
                wires.serverless(part);
                wires.pools(part, part.property("Auth", "UserPool"), part.path("Auth").child("UserPool"), "Auth/Additional", "UserPool");
            }
            default -> { }
        }
    }

    /** Whether a wire is kept by the API at its start. */
    static boolean leavesApi(Design design, Wire wire) {
        return design.requireNode(wire.from().node()).kind().equals(KIND);
    }

    /** Whether a wire lets a pool decide who gets in. */
    static boolean guards(Design design, Wire wire) {
        return wire.role() == WireRole.AUTHORIZE && design.requireNode(wire.to().node()).kind().equals(KIND);
    }

    /** The mode of a function that may ask an API, by the part of the API that a permission is for. */
    static Value mode(Tree resource) {
        String words = References.words(resource);
        return Value.of(words.contains("/types/Query/") ? "read" : words.contains("/types/Mutation/") ? "write" : "read-write");
    }

    private static Map<String, Value> field(String type, String name) {
        return Map.of(WireTable.GRAPH_FIELDS, Value.of(List.of(Value.of(type + "." + name))));
    }

    private Optional<String> api(SourceTemplate.Part part) {
        return part.property("ApiId").flatMap(references::target).filter(id -> cards.is(id, KIND));
    }

    private void resolver(SourceTemplate.Part resolver) {
        Optional<String> api = api(resolver);
        if (api.isPresent()) {
            for (SourceTemplate.Part source : sources(cards, resolver)) {
                function(source).ifPresent(function -> finds.add(api.get(), WireRole.CALL, function,
                        field(resolver.text("TypeName").orElse("Query"), resolver.text("FieldName").orElse("field")), resolver.path()));
            }
        }
    }

    /** The data sources that a resolver uses, itself or by the steps of its pipeline; each once. */
    static List<SourceTemplate.Part> sources(Cards cards, SourceTemplate.Part resolver) {
        Stream<Tree> names = Stream.concat(resolver.property("DataSourceName").stream(), steps(cards, resolver).stream().flatMap(step -> step.property("DataSourceName").stream()));
        return names.flatMap(name -> source(cards, name).stream()).distinct().toList();
    }

    static List<SourceTemplate.Part> steps(Cards cards, SourceTemplate.Part resolver) {
        return resolver.property("PipelineConfig", "Functions").map(Tree::items).orElse(List.of()).stream()
                .flatMap(step -> cards.references().target(step).flatMap(cards.template()::part).filter(part -> part.type().equals(STEP)).stream()).toList();
    }

    /** A source is named by reference, or as it is called. */
    private static Optional<SourceTemplate.Part> source(Cards cards, Tree name) {
        Optional<SourceTemplate.Part> named = cards.references().target(name, "appsync").flatMap(cards.template()::part).filter(part -> part.type().equals(SOURCE));
        return named.or(() -> name.asText().flatMap(text -> cards.template().parts().values().stream().filter(part -> part.type().equals(SOURCE) && part.text("Name").filter(text::equals).isPresent()).findFirst()));
    }

    private Optional<String> function(SourceTemplate.Part source) {
        return function(cards, source);
    }

    static Optional<String> function(Cards cards, SourceTemplate.Part source) {
        return source.property("LambdaConfig", "LambdaFunctionArn").flatMap(cards.references()::target).filter(id -> cards.is(id, "function"));
    }

    private void source(SourceTemplate.Part source) {
        Optional<String> api = api(source);
        if (api.isEmpty()) {
            return;
        }
        source.property("DynamoDBConfig", "TableName").flatMap(name -> references.target(name, "dynamodb")).filter(id -> cards.is(id, "table"))
                .ifPresent(table -> finds.add(api.get(), WireRole.ACCESS, table, Map.of(WireTable.MODE, mode(source, table)), source.path()));
        boolean used = cards.namers(source.id()).stream().flatMap(id -> cards.template().part(id).stream()).anyMatch(part -> part.type().equals(RESOLVER) || part.type().equals(STEP))
                || cards.template().parts().values().stream().anyMatch(part -> part.type().equals(RESOLVER) && sources(cards, part).contains(source));
        if (!used) {
            function(source).ifPresent(function -> finds.add(api.get(), WireRole.CALL, function, Map.of(WireTable.GRAPH_FIELDS, Value.of(List.of())), source.path()));
        }
    }

    /** What the role of a source may do with its table. */
    private Value mode(SourceTemplate.Part source, String table) {
        Optional<SourceTemplate.Part> role = source.property("ServiceRoleArn").flatMap(references::target).flatMap(cards.template()::part);
        List<String> actions = new ArrayList<>();
        role.ifPresent(part -> {
            actions(part.body(), table, actions);
            cards.template().parts().values().stream().filter(policy -> POLICIES.contains(policy.type())
                    && (cards.named(policy.id()).contains(part.id()) || cards.named(part.id()).contains(policy.id()))).forEach(policy -> actions(policy.body(), table, actions));
        });
        actions.removeIf(action -> !action.startsWith("dynamodb:"));
        return actions.isEmpty() ? Value.of("read-write") : Granted.verbs(actions);
    }

    private void actions(Tree tree, String table, List<String> found) {
        if (tree.get("Action").isPresent()) {
            boolean about = tree.get("Resource").filter(resource -> references.all(resource).contains(table) || References.words(resource).equals("*")
                    || resource.items().stream().anyMatch(item -> References.words(item).equals("*"))).isPresent();
            if (about) {
                Tree actions = tree.get("Action").get();
                actions.each().forEach(action -> action.asText().ifPresent(found::add));
            }
        }
        tree.entries().values().forEach(below -> actions(below, table, found));
        tree.items().forEach(below -> actions(below, table, found));
    }

    private void serverless(SourceTemplate.Part api) {
        TreePath sources = api.path("DataSources");
        entries(api, "DataSources", "DynamoDb").forEach((key, source) -> source.get("TableName").flatMap(name -> references.target(name, "dynamodb")).filter(id -> cards.is(id, "table"))
                .ifPresent(table -> finds.add(api.id(), WireRole.ACCESS, table, Map.of(WireTable.MODE, serverlessMode(source)), sources.child("DynamoDb").child(key))));
        entries(api, "DataSources", "Lambda").forEach((key, source) -> source.get("FunctionArn").flatMap(references::target).filter(id -> cards.is(id, "function")).ifPresent(function -> {
            boolean used = false;
            for (Map.Entry<String, Tree> type : entries(api, "Resolvers").entrySet()) {
                for (Map.Entry<String, Tree> resolver : type.getValue().entries().entrySet()) {
                    if (keys(api.properties(), resolver.getValue()).contains(key)) {
                        used = true;
                        String name = resolver.getValue().get("FieldName").flatMap(Tree::asText).orElse(resolver.getKey());
                        finds.add(api.id(), WireRole.CALL, function, field(type.getKey(), name), api.path("Resolvers").child(type.getKey()).child(resolver.getKey()));
                    }
                }
            }
            if (!used) {
                finds.add(api.id(), WireRole.CALL, function, Map.of(WireTable.GRAPH_FIELDS, Value.of(List.of())), sources.child("Lambda").child(key));
            }
        }));
    }

    /** The names of the data sources that the pipeline of a resolver of SAM's uses. */
    static List<String> keys(Tree properties, Tree resolver) {
        return resolver.get("Pipeline").map(Tree::items).orElse(List.of()).stream().flatMap(step -> step.asText().stream())
                .flatMap(step -> properties.at("Functions", step).flatMap(function -> function.get("DataSource")).flatMap(Tree::asText).stream()).distinct().toList();
    }

    static Map<String, Tree> entries(SourceTemplate.Part part, String... steps) {
        return part.property(steps).map(Tree::entries).orElseGet(java.util.Collections::emptySortedMap);
    }

    /** Without a word SAM lets a data source do both. */
    private static Value serverlessMode(Tree source) {
        List<String> permissions = source.get("Permissions").map(Tree::items).orElse(List.of()).stream().flatMap(each -> each.asText().stream()).toList();
        boolean both = permissions.isEmpty() || permissions.containsAll(List.of("Read", "Write"));
        return Value.of(both ? "read-write" : permissions.contains("Read") ? "read" : "write");
    }

    private void pools(SourceTemplate.Part api, Optional<Tree> first, TreePath firstPlace, String more, String property) {
        first.ifPresent(config -> pool(config).ifPresent(pool -> finds.add(pool, WireRole.AUTHORIZE, api.id(), Map.of("additional", Value.of(false)), firstPlace)));
        String[] steps = more.split("/");
        List<Tree> others = api.property(steps).map(Tree::items).orElse(List.of());
        TreePath list = api.path(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            list = list.child(steps[i]);
        }
        for (int i = 0; i < others.size(); i++) {
            TreePath place = list.child(i);
            others.get(i).get(property).flatMap(this::pool).filter(pool -> finds.wire(pool, WireRole.AUTHORIZE, api.id()).isEmpty())
                    .ifPresent(pool -> finds.add(pool, WireRole.AUTHORIZE, api.id(), Map.of("additional", Value.of(true)), place));
        }
    }

    private Optional<String> pool(Tree config) {
        return config.get("UserPoolId").flatMap(references::target).filter(id -> cards.is(id, "user-pool"));
    }
}
