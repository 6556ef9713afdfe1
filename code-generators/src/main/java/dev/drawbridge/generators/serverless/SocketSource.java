package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.BaseGrants;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The WebSocket API that the framework makes for events, in plain resources under the framework's ids: SAM has no such API that every version
 * of it takes. For one template. Source: "Websocket" in the documentation of the framework.
 */
final class SocketSource {
    private static final String API = FrameworkIds.WEBSOCKETS;
    /** What a line of the access log has. Source: the framework's default format. */
    private static final String LINE = "$context.identity.sourceIp $context.identity.caller $context.identity.user [$context.requestTime] \"$context.eventType $context.routeKey "
            + "$context.connectionId\" $context.requestId";

    private final FrameworkDocument file;
    private final FrameworkView view;
    private final WireTable table;
    private final SequencedMap<String, Tree> resources = new LinkedHashMap<>();

    SocketSource(FrameworkDocument file, FrameworkView view, WireTable table) {
        this.file = file;
        this.view = view;
        this.table = table;
    }

    SequencedMap<String, Tree> resources() {
        Tree provider = file.at("provider").orElseGet(Tree::map);
        add(API, "AWS::ApiGatewayV2::Api", new Block().put("Name", provider.get("websocketsApiName").orElse(Tree.string(file.stage() + "-" + file.service() + "-websockets")))
                .put("Description", provider.get("websocketsDescription").orElse(Tree.string("Serverless Websockets"))).put("ProtocolType", "WEBSOCKET")
                .put("RouteSelectionExpression", provider.get("websocketsApiRouteSelectionExpression").orElse(Tree.string("$request.body.action"))).put("Tags", provider.get("tags")));
        List<String> routes = new ArrayList<>();
        view.functions().forEach((id, function) -> function.events().stream().filter(event -> event.word().own().equals("websocket")).forEach(event ->
                routes.add(route(id, function.key(), event.word().full(file.at(event.value()).orElseGet(Tree::map))))));
        // a deployment is a picture of the routes as they were: others need another one
        String deployment = "WebsocketsDeployment" + Integer.toHexString(resources.toString().hashCode());
        add(deployment, "AWS::ApiGatewayV2::Deployment", new Block().put("ApiId", Tree.ref(API)).put("Description", "Serverless Websockets"));
        resources.computeIfPresent(deployment, (_, made) -> FunctionSource.waiting(made, Block.strings(routes)));
        Block stage = new Block().put("ApiId", Tree.ref(API)).put("StageName", file.stage()).put("Description", "Serverless Websockets").put("DeploymentId", Tree.ref(deployment))
                .put("Tags", provider.get("tags"));
        provider.at("logs", "websocket").filter(ApiSource::isOn).ifPresent(logs -> {
            add("WebsocketsLogGroup", "AWS::Logs::LogGroup", new Block().put("LogGroupName", "/aws/websocket/" + file.service() + "-" + file.stage()).put("RetentionInDays", provider.get("logRetentionInDays")));
            stage.put("AccessLogSettings", new Block().put("DestinationArn", Tree.getAtt("WebsocketsLogGroup", "Arn")).put("Format", logs.get("format").orElse(Tree.string(LINE))))
                    .put("DefaultRouteSettings", new Block().put("DataTraceEnabled", true).put("LoggingLevel", logs.get("level").orElse(Tree.string("INFO"))));
        });
        add("WebsocketsDeploymentStage", "AWS::ApiGatewayV2::Stage", stage);
        return resources;
    }

    private String route(String id, String key, Tree event) {
        String name = FrameworkIds.normal(key);
        String integration = name + "WebsocketsIntegration";
        if (!resources.containsKey(integration)) {
            add(integration, "AWS::ApiGatewayV2::Integration", new Block().put("ApiId", Tree.ref(API)).put("IntegrationType", "AWS_PROXY").put("IntegrationUri", invocation(Tree.getAtt(id, "Arn"))));
            permission(name, Tree.getAtt(id, "Arn"));
        }
        String routeKey = event.get("route").flatMap(Tree::asText).orElse("$default");
        String route = FrameworkIds.plain(routeKey.replace("$", "S")).isEmpty() ? name + "WebsocketsRoute" : routeKey.replace("$", "S").replaceAll("[^A-Za-z0-9]", "") + "WebsocketsRoute";
        Optional<Tree> answers = event.get("routeResponseSelectionExpression");
        Optional<Tree> authorizer = event.get("authorizer");
        boolean signed = authorizer.flatMap(Tree::asText).filter("aws_iam"::equalsIgnoreCase).isPresent();
        Optional<String> asked = authorizer.filter(_ -> !signed).map(this::authorizer);
        add(route, "AWS::ApiGatewayV2::Route", new Block().put("ApiId", Tree.ref(API)).put("RouteKey", routeKey).put("AuthorizationType", signed ? "AWS_IAM" : asked.isPresent() ? "CUSTOM" : "NONE")
                .put("AuthorizerId", asked.map(Tree::ref)).put("RouteResponseSelectionExpression", answers).put("Target", Tree.sub("integrations/${" + integration + "}")));
        if (answers.isPresent()) {
            add(route + "Response", "AWS::ApiGatewayV2::RouteResponse", new Block().put("ApiId", Tree.ref(API)).put("RouteId", Tree.ref(route)).put("RouteResponseKey", "$default"));
        }
        return route;
    }

    private String authorizer(Tree said) {
        String name = Apis.name(said).replaceAll("^.*:", "");
        String id = FrameworkIds.normal(name) + "WebsocketsAuthorizer";
        if (!resources.containsKey(id)) {
            Optional<Tree> other = said.get("arn").or(() -> said.asText().filter(text -> text.contains(":")).map(Tree::string));
            Tree arn = other.orElseGet(() -> Tree.getAtt(FrameworkIds.function(name), "Arn"));
            Tree source = said.get("identitySource").orElse(Tree.string("route.request.header.Auth"));
            add(id, "AWS::ApiGatewayV2::Authorizer", new Block().put("ApiId", Tree.ref(API)).put("Name", name).put("AuthorizerType", "REQUEST").put("AuthorizerUri", invocation(arn))
                    .put("IdentitySource", source instanceof Tree.Seq ? source : Tree.seq(source)));
            permission(FrameworkIds.normal(name), arn);
        }
        return id;
    }

    private static Tree invocation(Tree arn) {
        return Tree.map("Fn::Join", Tree.seq(Tree.string(""), Tree.seq(Tree.string("arn:"), Tree.ref("AWS::Partition"), Tree.string(":apigateway:"), Tree.ref("AWS::Region"),
                Tree.string(":lambda:path/2015-03-31/functions/"), arn, Tree.string("/invocations"))));
    }

    private void permission(String name, Tree arn) {
        table.find("websocket-api", WireRole.TRIGGER, "function").stream().flatMap(row -> row.grants().stream()).forEach(grant -> grant.servicePrincipal().ifPresent(service ->
                add(name + "LambdaPermissionWebsockets", "AWS::Lambda::Permission", new Block().put("FunctionName", arn).put("Action", BaseGrants.INVOKE).put("Principal", service)
                        .put("SourceArn", Tree.sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${" + API + "}/*")))));
    }

    private void add(String id, String type, Block properties) {
        resources.putIfAbsent(id, new Block().put("Type", type).put("Properties", properties).tree());
    }
}
