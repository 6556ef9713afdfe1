package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.MachineStart;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Routes and authorizers that stand with the API: resources of API Gateway, OpenAPI definitions, {@code Auth} of SAM. */
final class ApiWires {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    private final Cards cards;
    private final References references;
    private final Finds finds;

    ApiWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.references = cards.references();
        this.finds = finds;
    }

    void read(SourceTemplate.Part part) {
        switch (part.type()) {
            case "AWS::ApiGatewayV2::Route" -> route(part);
            case "AWS::ApiGateway::Method" -> method(part);
            case "AWS::ApiGatewayV2::Authorizer" -> {
                if (!AuthorizerWires.plain(cards, finds, part, "ApiId")) {
                    authorizer(part, "ApiId", part.property("JwtConfiguration", "Issuer"));
                }
            }
            case "AWS::ApiGateway::Authorizer" -> {
                if (!AuthorizerWires.plain(cards, finds, part, "RestApiId")) {
                    authorizer(part, "RestApiId", part.property("ProviderARNs").flatMap(all -> all.items().stream().findFirst()));
                }
            }
            case "AWS::ApiGatewayV2::Api" -> {
                part.property("Target").flatMap(this::function).ifPresent(function -> finds.add(part.id(), WireRole.CALL, function,
                        EventWires.routes(key(part.text("RouteKey").orElse("$default"), false)), part.path("Target")));
                openApi(part, "Body");
            }
            case "AWS::ApiGateway::RestApi" -> openApi(part, "Body");
            case "AWS::Serverless::Api", "AWS::Serverless::HttpApi" -> {
                openApi(part, "DefinitionBody");
                auth(part);
            }
            default -> { }
        }
    }

    private Optional<String> function(Tree tree) {
        return references.target(tree).filter(id -> cards.is(id, "function"));
    }

    /** The function of an integration, or the state machine that it starts, which stands in what it makes of the request. */
    private Optional<String> called(Tree uri, Optional<Tree> templates) {
        return MachineStart.isOne(References.words(uri)) ? templates.stream().flatMap(tree -> references.all(tree).stream()).filter(id -> cards.is(id, "state-machine")).findFirst() : function(uri);
    }

    private void route(SourceTemplate.Part route) {
        Optional<String> api = route.property("ApiId").flatMap(references::target).filter(id -> cards.is(id, "http-api"));
        Optional<SourceTemplate.Part> integration = route.property("Target").flatMap(references::target).flatMap(cards.template()::part);
        Optional<String> function = integration.flatMap(part -> part.property("IntegrationUri")).flatMap(this::function);
        if (api.isPresent() && function.isPresent()) {
            boolean open = RouteGuards.isOpen(cards, route, api.get());
            finds.add(api.get(), WireRole.CALL, function.get(), EventWires.routes(key(route.text("RouteKey").orElse("$default"), open)), route.path());
        }
    }

    /** {@code GET /things} as a row. */
    private static Value key(String routeKey, boolean open) {
        String[] words = routeKey.strip().split("\\s+", 2);
        return words.length == 2 ? EventWires.route(Optional.of(Tree.string(words[0])), Optional.of(Tree.string(words[1])), open)
                : EventWires.route(Optional.empty(), Optional.empty(), open);
    }

    private void method(SourceTemplate.Part method) {
        Optional<String> api = method.property("RestApiId").flatMap(references::target).filter(id -> cards.is(id, "rest-api"));
        Optional<String> function = method.property("Integration", "Uri").flatMap(uri -> called(uri, method.property("Integration", "RequestTemplates")));
        if (api.isPresent() && function.isPresent()) {
            boolean open = RouteGuards.isOpen(cards, method, api.get());
            finds.add(api.get(), WireRole.CALL, function.get(),
                    EventWires.routes(EventWires.route(method.property("HttpMethod"), Optional.of(Tree.string(path(method.property("ResourceId")))), open)), method.path());
        }
    }

    /** The path of an API Gateway resource: its part and those of its parents. */
    private String path(Optional<Tree> resource) {
        List<String> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<SourceTemplate.Part> part = resource.flatMap(references::target).flatMap(cards.template()::part);
        while (part.isPresent() && part.get().type().equals("AWS::ApiGateway::Resource") && seen.add(part.get().id())) {
            steps.addFirst(part.get().property("PathPart").map(References::words).orElse("?"));
            part = part.get().property("ParentId").flatMap(references::target).flatMap(cards.template()::part);
        }
        return "/" + String.join("/", steps);
    }

    private void openApi(SourceTemplate.Part api, String property) {
        Tree body = api.property(property).orElseGet(Tree::map);
        Tree paths = api.property(property, "paths").or(() -> api.property(property, "Fn::Transform", "paths")).orElseGet(Tree::map);
        paths.entries().forEach((path, methods) -> methods.entries().forEach((method, operation) ->
                operation.at(INTEGRATION, "uri").flatMap(uri -> called(uri, operation.at(INTEGRATION, "requestTemplates"))).ifPresent(function -> finds.add(api.id(), WireRole.CALL, function,
                        EventWires.routes(EventWires.route(Optional.of(Tree.string(method)), Optional.of(Tree.string(path)), RouteGuards.isOpen(cards.template(), api.id(), body, operation))),
                        api.path(property).child("paths").child(path).child(method)))));
    }

    private void auth(SourceTemplate.Part api) {
        TreePath authorizers = api.path("Auth").child("Authorizers");
        api.property("Auth", "Authorizers").ifPresent(all -> all.entries().forEach((name, authorizer) -> {
            AuthorizerWires.sam(cards, finds, api, authorizer, authorizers.child(name));
            Optional<Tree> pool = authorizer.at("JwtConfiguration", "issuer").or(() -> authorizer.at("JwtConfiguration", "Issuer")).or(() -> authorizer.get("UserPoolArn"));
            pool.flatMap(references::target).filter(id -> cards.is(id, "user-pool")).ifPresent(id ->
                    finds.add(id, WireRole.AUTHORIZE, api.id(), scopes(authorizer.get("AuthorizationScopes")), authorizers.child(name)));
        }));
    }

    private static Map<String, Value> scopes(Optional<Tree> scopes) {
        return scopes.map(tree -> Map.of("scopes", TreeValue.of(tree))).orElseGet(Map::of);
    }

    private void authorizer(SourceTemplate.Part part, String apiProperty, Optional<Tree> issuer) {
        Optional<String> api = part.property(apiProperty).flatMap(references::target);
        Optional<String> pool = issuer.flatMap(references::target).filter(id -> cards.is(id, "user-pool"));
        if (api.isPresent() && pool.isPresent()) {
            finds.add(pool.get(), WireRole.AUTHORIZE, api.get(), Map.of(), part.path());
        }
    }
}
