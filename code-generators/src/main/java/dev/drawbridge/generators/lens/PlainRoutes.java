package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.MachineStart;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes routes from an API to a plain Lambda function or a plain state machine: resources of API Gateway, or operations of the OpenAPI definition that the API has. */
final class PlainRoutes {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    static final String RESOURCE = "AWS::ApiGateway::Resource";
    static final String METHOD = "AWS::ApiGateway::Method";

    private final Working work;
    private final Node source;
    private final SourceTemplate.Part called;
    /** What the API takes on to start the state machine; a function lets it in itself. */
    private final Optional<Supplier<Tree>> role;

    private PlainRoutes(Working work, Node source, SourceTemplate.Part called, Optional<Supplier<Tree>> role) {
        this.work = work;
        this.source = source;
        this.called = called;
        this.role = role;
    }

    static PlainRoutes toFunction(Working work, Node source, SourceTemplate.Part function) {
        return new PlainRoutes(work, source, function, Optional.empty());
    }

    /** @param role the ARN of what the API takes on to start it, asked for when nothing speaks against the route */
    static PlainRoutes toMachine(Working work, Node source, SourceTemplate.Part machine, Supplier<Tree> role) {
        return new PlainRoutes(work, source, machine, Optional.of(role));
    }

    /** @param event what a function of SAM would say of the route */
    void add(Tree event) {
        String method = event.get("Method").flatMap(Tree::asText).orElse("GET").toUpperCase(Locale.ROOT);
        String path = event.get("Path").flatMap(Tree::asText).orElse("/");
        boolean open = event.at("Auth", "Authorizer").flatMap(Tree::asText).filter("NONE"::equals).isPresent();
        SourceTemplate.Part api = work.part(source.id());
        Optional<String> definition = List.of("Body", "DefinitionBody").stream().filter(name -> api.property(name).isPresent()).findFirst();
        boolean elsewhere = List.of("BodyS3Location", "DefinitionUri").stream().anyMatch(name -> api.property(name).isPresent());
        if (elsewhere || definition.flatMap(api::property).filter(body -> !(body instanceof Tree.Map)).isPresent()) {
            throw new ModelException(source.name() + " has its routes in an OpenAPI definition that is not in this template. Add the route there, the drawing follows.");
        }
        if (definition.isPresent()) {
            operation(api.path(definition.get()), method, path, open ? Optional.empty() : RouteGuards.byName(work.reading().template(), api.id()));
            return;
        }
        switch (api.type()) {
            case "AWS::ApiGatewayV2::Api", "AWS::Serverless::HttpApi" -> route(api, method, path, open);
            case "AWS::ApiGateway::RestApi" -> method(api, method, path, open);
            default -> throw new ModelException(source.name() + " is an API of SAM, whose routes are events of functions and state machines of SAM, and " + called.id()
                    + " is a plain one. Make it an " + (role.isPresent() ? EventWires.STATE_MACHINE : "AWS::Serverless::Function") + " in the template, then draw the wire.");
        }
    }

    private Tree invocation() {
        return Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${" + called.id() + ".Arn}/invocations");
    }

    private void operation(TreePath body, String method, String path, Optional<String> guard) {
        String key = method.equals("ANY") ? "x-amazon-apigateway-any-method" : method.toLowerCase(Locale.ROOT);
        Tree integration = Tree.map("type", Tree.string("aws_proxy")).with("httpMethod", Tree.string("POST")).with("uri", invocation());
        Tree whole = role.isPresent() ? MachineStart.integration(called.id(), role.get().get())
                : source.kind().equals("http-api") ? integration.with("payloadFormatVersion", Tree.string("2.0")) : integration;
        Tree asked = guard.map(name -> Tree.map("security", Tree.seq(Tree.map(name, Tree.seq())))).orElseGet(Tree::map).with(INTEGRATION, whole);
        Tree operation = role.isPresent() ? asked.with("responses", MachineStart.responses()) : asked;
        work.edit(edits -> edits.set(body.child("paths").child(path).child(key), operation));
    }

    private void route(SourceTemplate.Part api, String method, String path, boolean open) {
        Tree its = Tree.ref(api.id());
        Tree calls = Tree.map("ApiId", its).with("IntegrationType", Tree.string("AWS_PROXY")).with("IntegrationUri", Tree.getAtt(called.id(), "Arn"))
                .with("PayloadFormatVersion", Tree.string("2.0"));
        Tree resources = work.edits().tree().get(SourceTemplate.RESOURCES).orElseGet(Tree::map);
        String integration = resources.entries().entrySet().stream().filter(each -> each.getValue().get(SourceTemplate.PROPERTIES).filter(calls::equals).isPresent()).map(java.util.Map.Entry::getKey).findFirst()
                .orElseGet(() -> PlainTriggers.resource(work, called.id() + api.id() + "Integration", "AWS::ApiGatewayV2::Integration", calls, called.id()));
        Tree route = Tree.map("ApiId", its).with("RouteKey", Tree.string(method.equals("ANY") && path.equals("/{proxy+}") ? "$default" : method + " " + path))
                .with("Target", Tree.sub("integrations/${" + integration + "}"));
        Optional<String> authorizer = authorizer("AWS::ApiGatewayV2::Authorizer");
        Tree whole = authorizer.isEmpty() ? route : open ? route.with("AuthorizationType", Tree.string("NONE"))
                : route.with("AuthorizationType", Tree.string(asksFunction("AWS::ApiGatewayV2::Authorizer", "AuthorizerType", "REQUEST") ? "CUSTOM" : "JWT")).with("AuthorizerId", Tree.ref(authorizer.get()));
        PlainTriggers.resource(work, called.id() + PlainTriggers.words(method, path) + "Route", "AWS::ApiGatewayV2::Route", whole, integration);
    }

    private Optional<String> authorizer(String type) {
        return work.reading().cards().part(work.card(source.id()), type).map(SourceTemplate.Part::id);
    }

    /** Whether the authorizer that guards asks a function, which routes call by another name. */
    private boolean asksFunction(String type, String property, String... sorts) {
        return work.reading().cards().part(work.card(source.id()), type).flatMap(part -> part.text(property)).filter(List.of(sorts)::contains).isPresent();
    }

    private void method(SourceTemplate.Part api, String method, String path, boolean open) {
        Tree parent = Tree.getAtt(api.id(), "RootResourceId");
        String below = api.id();
        for (String step : path.split("/")) {
            if (!step.isEmpty()) {
                below = resource(api, parent, step, below);
                parent = Tree.ref(below);
            }
        }
        Optional<String> authorizer = authorizer("AWS::ApiGateway::Authorizer").filter(_ -> !open);
        Tree properties = Tree.map("RestApiId", Tree.ref(api.id())).with("ResourceId", parent).with("HttpMethod", Tree.string(method))
                .with("AuthorizationType", Tree.string(authorizer.isEmpty() ? "NONE" : asksFunction("AWS::ApiGateway::Authorizer", "Type", "TOKEN", "REQUEST") ? "CUSTOM" : "COGNITO_USER_POOLS"));
        properties = authorizer.isPresent() ? properties.with("AuthorizerId", Tree.ref(authorizer.get())) : properties;
        String id = PlainTriggers.resource(work, api.id() + PlainTriggers.words(method, path) + "Method", METHOD, role.isPresent()
                ? properties.with("Integration", MachineStart.method(called.id(), role.get().get())).with("MethodResponses", MachineStart.methodResponses())
                : properties.with("Integration", Tree.map("Type", Tree.string("AWS_PROXY")).with("IntegrationHttpMethod", Tree.string("POST")).with("Uri", invocation())), below);
        // what is deployed before it has this method would not have it
        for (SourceTemplate.Part part : new ArrayList<>(work.reading().cards().partsOf(api.id()))) {
            if (part.type().equals("AWS::ApiGateway::Deployment")) {
                PlainTriggers.order(work, part.path(), id);
            }
        }
    }

    /** The resource for one step of a path, the one that is there or a new one. */
    private String resource(SourceTemplate.Part api, Tree parent, String step, String below) {
        return work.reading().template().parts().values().stream().filter(part -> part.type().equals(RESOURCE) && part.property("ParentId").filter(parent::equals).isPresent()
                        && part.text("PathPart").filter(step::equals).isPresent()).map(SourceTemplate.Part::id).findFirst()
                .orElseGet(() -> PlainTriggers.resource(work, (below.equals(api.id()) ? api.id() : below.replaceFirst("Resource$", "")) + Names.pascal(step.replaceAll("[^A-Za-z0-9]+", " ")) + "Resource", RESOURCE,
                        Tree.map("RestApiId", Tree.ref(api.id())).with("ParentId", parent).with("PathPart", Tree.string(step)), below));
    }
}
