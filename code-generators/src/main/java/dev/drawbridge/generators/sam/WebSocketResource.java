package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WireTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A WebSocket API in plain resources of CloudFormation, which every SAM CLI takes: the API, its stage, and for each route of its wires a route and the
 * permission to call the function. Source: "Working with WebSocket APIs" in the API Gateway guide.
 */
final class WebSocketResource implements CardResources {
    static final String ROUTE = "AWS::ApiGatewayV2::Route";
    /** The one key that answers over a connection have. */
    private static final String ANY_ANSWER = "$default";

    @Override
    public void write(SamDesign design, Node card, Resources out) {
        String id = design.id(card);
        out.add(id, "AWS::ApiGatewayV2::Api", new Block().put("Name", Tree.sub("${AWS::StackName}-" + Names.kebab(card.name()))).put("ProtocolType", "WEBSOCKET")
                .put("RouteSelectionExpression", design.field(card, "routeSelection")));
        // deployed again with each change of a route
        out.add(design.ids().beside(card, "Stage"), "AWS::ApiGatewayV2::Stage", new Block().put("ApiId", Tree.ref(id)).put("StageName", design.field(card, "stage"))
                .put("AutoDeploy", true).put("DefaultRouteSettings", new Block().put("ThrottlingBurstLimit", design.field(card, "throttleBurst"))
                        .put("ThrottlingRateLimit", design.field(card, "throttleRate"))));
        Set<String> written = new HashSet<>();
        Optional<String> guard = Authorizers.ofSockets(design, card, out);
        design.outOf(card, WireRole.TRIGGER).forEach(link -> routes(design, link, written, guard, out));
        out.output(id + "Url", "Address of the WebSocket API " + card.name(), Tree.sub("wss://" + design.addresses().host(card)));
    }

    /**
     * What one wire needs.
     *
     * @param written keys that have a route already; two wires may claim one, which a check says
     * @param guard the id of the authorizer that is asked when a connection is opened
     */
    static void routes(SamDesign design, SamDesign.Link link, Set<String> written, Optional<String> guard, Resources out) {
        List<String> keys = keys(link).stream().filter(written::add).toList();
        if (keys.isEmpty()) {
            return;
        }
        Tree api = Tree.ref(design.id(link.from()));
        String integration = design.ids().between(link.from(), link.to(), "Integration");
        out.add(integration, "AWS::ApiGatewayV2::Integration", new Block().put("ApiId", api).put("IntegrationType", "AWS_PROXY").put("IntegrationUri",
                Tree.sub("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/" + design.addresses().arnInside(link.to()) + "/invocations")));
        for (String key : keys) {
            String route = design.ids().route(link.from(), key, "");
            boolean answers = answers(link, key);
            Optional<String> asked = guard.filter(_ -> key.equals("$connect"));
            out.add(route, ROUTE, new Block().put("ApiId", api).put("RouteKey", key).put("AuthorizationType", asked.map(_ -> Tree.string("CUSTOM"))).put("AuthorizerId", asked.map(Tree::ref)).put("Target", Tree.sub("integrations/${" + integration + "}"))
                    .put("RouteResponseSelectionExpression", answers ? Optional.of(Tree.string(ANY_ANSWER)) : Optional.empty()));
            if (answers) {
                out.add(design.ids().route(link.from(), key, "Response"), "AWS::ApiGatewayV2::RouteResponse", new Block().put("ApiId", api).put("RouteId", Tree.ref(route)).put("RouteResponseKey", ANY_ANSWER));
            }
            for (Grant grant : link.rule().grants(link.wire())) {
                grant.servicePrincipal().ifPresent(service -> out.add(design.ids().route(link.from(), key, "Permission"), "AWS::Lambda::Permission", new Block()
                        .put("FunctionName", Tree.ref(design.id(link.to()))).put("Action", grant.actions().getFirst()).put("Principal", service)
                        .put("SourceArn", Tree.sub(design.addresses().arnInside(link.from()) + "/" + key))));
            }
        }
    }

    /** The routes of a wire, as events in the manner of SAM: the Serverless Framework has such events. */
    static Block events(SamDesign design, SamDesign.Link link) {
        Block events = new Block();
        for (String key : keys(link)) {
            String name = design.ids().event(link.to(), link.wire().id() + " " + key, Names.pascal(key + " message"));
            events.put(name, new Block().put("Type", "WebSocket").put("Properties", new Block().put("ApiId", Tree.ref(design.id(link.from()))).put("RouteKey", key)
                    .put("RouteResponseSelectionExpression", answers(link, key) ? Optional.of(Tree.string(ANY_ANSWER)) : Optional.empty())));
        }
        return events;
    }

    private static List<String> keys(SamDesign.Link link) {
        return link.rule().value(link.wire(), WireTable.ROUTE_KEYS).map(Value::asItems).orElse(List.of()).stream().flatMap(key -> key.asText().stream()).distinct().toList();
    }

    /** Nobody waits for an answer to a connection that closes, and opening one has an answer anyway. */
    private static boolean answers(SamDesign.Link link, String key) {
        return link.rule().flag(link.wire(), "answers") && !key.equals("$connect") && !key.equals("$disconnect");
    }
}
