package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.sam.WireParts;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * WebSocket APIs and their routes, in the three forms that templates have: resources of API Gateway, {@code Routes} of SAM's own resource, and events
 * of the Serverless Framework, which its view shows as events of functions.
 */
final class SocketWires {
    static final String KIND = "websocket-api";
    /** SAM's own resource. Source: "AWS::Serverless::WebSocketApi" in the SAM specification. */
    static final String OF_SAM = "AWS::Serverless::WebSocketApi";
    /** What a view of another framework shows for the one API that the framework makes; its routes are events. */
    static final String OF_EVENTS = "Serverless::WebSocketApi";
    private static final String ROUTE = "AWS::ApiGatewayV2::Route";
    private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";
    private static final String ANSWER = "RouteResponseSelectionExpression";
    private static final String ANY_ANSWER = "$default";

    private SocketWires() {}

    /** Whether a resource of the type that HTTP APIs have too is a WebSocket API. */
    static boolean isOne(SourceTemplate.Part part) {
        return part.type().equals("AWS::ApiGatewayV2::Api") && part.text("ProtocolType").filter("WEBSOCKET"::equalsIgnoreCase).isPresent();
    }

    /** The API in plain resources. */
    static Shape shape() {
        return new Shape("AWS::ApiGatewayV2::Api", KIND, List.of(Places.text("routeSelection", "Properties/RouteSelectionExpression"),
                Places.text("stage", "Properties/StageName").on(STAGE).standard(Value.of("")),
                Places.whole("throttleRate", "Properties/DefaultRouteSettings/ThrottlingRateLimit").on(STAGE),
                Places.whole("throttleBurst", "Properties/DefaultRouteSettings/ThrottlingBurstLimit").on(STAGE)));
    }

    /** The API as SAM's own resource, or as a view shows it. */
    static List<FieldPlace> fields(String standardStage) {
        return List.of(Places.text("routeSelection", "Properties/RouteSelectionExpression"), Places.text("stage", "Properties/StageName").standard(Value.of(standardStage)),
                Places.whole("throttleRate", "Properties/DefaultRouteSettings/ThrottlingRateLimit"),
                Places.whole("throttleBurst", "Properties/DefaultRouteSettings/ThrottlingBurstLimit"));
    }

    static void read(Cards cards, Finds finds, SourceTemplate.Part part) {
        References references = cards.references();
        if (part.type().equals(ROUTE)) {
            Optional<String> api = part.property("ApiId").flatMap(references::target).filter(id -> cards.is(id, KIND));
            Optional<String> function = integration(cards, part).flatMap(each -> function(cards, each));
            if (api.isPresent() && function.isPresent()) {
                finds.add(api.get(), WireRole.TRIGGER, function.get(), found(part.property("RouteKey"), part.property(ANSWER)), part.path());
            }
        } else if (part.type().equals(OF_SAM)) {
            part.property("Routes").ifPresent(routes -> routes.entries().forEach((key, route) -> route.get("FunctionArn").flatMap(references::target)
                    .filter(id -> cards.is(id, "function")).ifPresent(function -> finds.add(part.id(), WireRole.TRIGGER, function,
                            found(Optional.of(Tree.string(key)), route.get(ANSWER)), part.path("Routes").child(key)))));
        }
    }

    /** An event of a function in a view; whether it is one of a known API. */
    static boolean event(Cards cards, Finds finds, String function, Tree properties, TreePath place) {
        Optional<String> api = properties.get("ApiId").flatMap(cards.references()::target).filter(id -> cards.is(id, KIND));
        api.ifPresent(id -> finds.add(id, WireRole.TRIGGER, function, found(properties.get("RouteKey"), properties.get(ANSWER)), place));
        return api.isPresent();
    }

    private static Optional<SourceTemplate.Part> integration(Cards cards, SourceTemplate.Part route) {
        return route.property("Target").flatMap(cards.references()::target).flatMap(cards.template()::part).filter(part -> part.type().equals(INTEGRATION));
    }

    private static Optional<String> function(Cards cards, SourceTemplate.Part integration) {
        return integration.property("IntegrationUri").flatMap(cards.references()::target).filter(id -> cards.is(id, "function"));
    }

    private static Map<String, Value> found(Optional<Tree> key, Optional<Tree> answer) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(WireTable.ROUTE_KEYS, Value.of(List.of(key.map(TreeValue::of).orElse(Value.of(ANY_ANSWER)))));
        answer.filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull())).ifPresent(_ -> fields.put("answers", Value.of(true)));
        return fields;
    }

    /** The only WebSocket API of a template, for permissions that say no more than that they are about connections. */
    static Optional<String> only(Cards cards) {
        List<Cards.Card> all = cards.of(KIND);
        return all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
    }

    /** Whether a wire is kept by the API at its start. */
    static boolean leavesApi(Design design, Wire wire) {
        return wire.role() == WireRole.TRIGGER && design.requireNode(wire.from().node()).kind().equals(KIND);
    }

    /** Writes the routes of a wire beside their like. */
    static void add(Working work, WireAddition addition, Wire wire) {
        add(work, addition, wire, work.parts());
    }

    private static void add(Working work, WireAddition addition, Wire wire, WireParts parts) {
        SourceTemplate.Part api = work.part(wire.from().node());
        switch (api.type()) {
            case OF_EVENTS -> parts.socketEvents(wire.id()).forEach((name, event) -> addition.addEvent(wire, name, event));
            case OF_SAM -> parts.socketEvents(wire.id()).values().forEach(event -> {
                Tree properties = event.get("Properties").orElseThrow();
                Tree route = Tree.map("FunctionArn", parts.arn(wire.to().node()));
                Tree whole = properties.get(ANSWER).map(answer -> route.with(ANSWER, answer)).orElse(route);
                work.edit(edits -> edits.set(api.path("Routes").child(properties.get("RouteKey").flatMap(Tree::asText).orElse("")), whole));
            });
            default -> resources(work, addition, wire, api, parts);
        }
    }

    private static void resources(Working work, WireAddition addition, Wire wire, SourceTemplate.Part api, WireParts parts) {
        String function = work.card(wire.to().node()).id();
        Cards cards = work.reading().cards();
        Optional<String> there = cards.template().parts().values().stream().filter(part -> part.type().equals(INTEGRATION) && isOf(cards, part, "ApiId", api.id())
                && function(cards, part).filter(function::equals).isPresent()).map(SourceTemplate.Part::id).findFirst();
        boolean permitted = permissions(cards, api.id(), function).stream().anyMatch(part -> part.property("SourceArn").map(References::words).filter(words -> !words.endsWith("*")).isEmpty());
        Map<String, String> ids = new LinkedHashMap<>();
        String below = cards.template().parts().values().stream().filter(part -> part.type().equals(ROUTE) && isOf(cards, part, "ApiId", api.id()))
                .map(SourceTemplate.Part::id).reduce((_, last) -> last).orElse(api.id());
        for (Map.Entry<String, Tree> each : parts.between(wire.id()).entrySet()) {
            String type = each.getValue().get("Type").flatMap(Tree::asText).orElse("");
            if (type.equals(INTEGRATION) && there.isPresent()) {
                ids.put(each.getKey(), there.get());
            } else if (!(type.equals(PERMISSION) && permitted)) {
                String id = addition.resource(each.getKey(), renamed(each.getValue(), ids), below);
                below = id;
                ids.put(each.getKey(), id);
                if (type.equals(ROUTE)) {
                    deploy(work, api.id(), id);
                }
            }
        }
    }

    /** A deployment that stands in the template waits for all routes. */
    private static void deploy(Working work, String api, String route) {
        Cards cards = work.reading().cards();
        cards.template().parts().values().stream().filter(part -> part.type().equals("AWS::ApiGatewayV2::Deployment") && isOf(cards, part, "ApiId", api)).forEach(part ->
                part.body().get("DependsOn").ifPresent(on -> {
                    TreePath list = part.path().child("DependsOn");
                    work.edit(edits -> on instanceof Tree.Seq ? edits.append(list, Tree.string(route)) : edits.set(list, Tree.seq(on, Tree.string(route))));
                }));
    }

    /** With the ids that the resources got in this template. */
    static Tree renamed(Tree tree, Map<String, String> ids) {
        return switch (tree) {
            case Tree.Scalar s -> s;
            case Tree.Seq s -> Tree.seq(s.items().stream().map(item -> renamed(item, ids)).toList());
            case Tree.Map m -> {
                Tree all = Tree.map();
                for (Map.Entry<String, Tree> each : m.entries().entrySet()) {
                    all = all.with(each.getKey(), renamed(each.getValue(), ids));
                }
                yield all;
            }
            case Tree.Intrinsic(String name, Tree argument) -> {
                String text = argument.asText().orElse("");
                if (name.equals("Ref")) {
                    yield Tree.ref(ids.getOrDefault(text, text));
                }
                if (name.equals("Fn::GetAtt") && argument.items().size() == 2) {
                    String id = argument.items().getFirst().asText().orElse("");
                    yield ids.containsKey(id) ? Tree.getAtt(ids.get(id), argument.items().getLast().asText().orElse("")) : tree;
                }
                for (Map.Entry<String, String> id : ids.entrySet()) {
                    text = text.replace("${" + id.getKey() + "}", "${" + id.getValue() + "}");
                }
                yield name.equals("Fn::Sub") && argument.asText().isPresent() ? Tree.sub(text) : tree;
            }
        };
    }

    private static boolean isOf(Cards cards, SourceTemplate.Part part, String property, String id) {
        return part.property(property).flatMap(cards.references()::target).filter(id::equals).isPresent();
    }

    private static List<SourceTemplate.Part> permissions(Cards cards, String api, String function) {
        return cards.template().parts().values().stream().filter(part -> part.type().equals(PERMISSION) && isOf(cards, part, "FunctionName", function)
                && (part.property("SourceArn").isPresent() ? part.property("SourceArn").map(cards.references()::all) : Optional.of(cards.references().all(part.body())))
                        .filter(all -> all.contains(api)).isPresent()).toList();
    }

    /** What goes with a route: its answers, and the permission to call its function for it. */
    static Set<String> goesWith(Cards cards, String route) {
        Set<String> found = new LinkedHashSet<>();
        Optional<SourceTemplate.Part> part = cards.template().part(route).filter(each -> each.type().equals(ROUTE));
        Optional<String> api = part.flatMap(each -> each.property("ApiId")).flatMap(cards.references()::target).filter(id -> cards.is(id, KIND));
        if (api.isEmpty()) {
            return found;
        }
        cards.template().parts().values().stream().filter(each -> each.type().equals("AWS::ApiGatewayV2::RouteResponse") && isOf(cards, each, "RouteId", route))
                .forEach(each -> found.add(each.id()));
        integration(cards, part.get()).flatMap(each -> function(cards, each)).ifPresent(function -> {
            boolean last = cards.template().parts().values().stream().noneMatch(each -> each.type().equals(ROUTE) && !each.id().equals(route) && isOf(cards, each, "ApiId", api.get())
                    && integration(cards, each).flatMap(other -> function(cards, other)).filter(function::equals).isPresent());
            String key = part.get().property("RouteKey").map(References::words).orElse("");
            permissions(cards, api.get(), function).stream().filter(each -> last || each.property("SourceArn").map(References::words).filter(words -> words.endsWith("/" + key)).isPresent())
                    .forEach(each -> found.add(each.id()));
        });
        return found;
    }

    /** Carries changed routes to the places where they stand. */
    static void change(Working work, WireAddition addition, WireRemoval removal, Wire was, Wire is, FoundWire found) {
        boolean answered = work.ours().wires().of(work.is(), is).orElseThrow().flag(is, "answers");
        boolean wasAnswered = work.ours().wires().of(work.is(), was).orElseThrow().flag(was, "answers");
        List<Value> before = keys(was);
        List<Value> after = keys(is);
        List<Value> written = found.fields().get(WireTable.ROUTE_KEYS).asItems();
        List<Value> fresh = new ArrayList<>(after);
        fresh.removeAll(before);
        List<TreePath> gone = new ArrayList<>();
        for (Value key : before) {
            int at = written.indexOf(key);
            if (at < 0 || at >= found.places().size()) {
                throw new ModelException("The route " + key.display() + " is not in the template any more. Reload the project.");
            }
            boolean stays = after.contains(key);
            if (!stays && !fresh.isEmpty() && renames(work, found.places().get(at), fresh.getFirst())) {
                fresh.removeFirst();
            } else if (!stays || answered != wasAnswered && !key.display().startsWith("$c") && !key.display().startsWith("$dis")) {
                gone.add(found.places().get(at));
                if (stays) {
                    fresh.add(key);
                }
            }
        }
        removal.places(gone);
        if (!fresh.isEmpty()) {
            Wire only = is.withField(WireTable.ROUTE_KEYS, Value.of(fresh));
            add(work, addition, only, work.ours().wireParts(work.is().withWire(only)));
        }
    }

    /** Gives a route that stands as an event its new key; routes of other forms have permissions of their own and are written anew. */
    private static boolean renames(Working work, TreePath place, Value key) {
        boolean event = place.steps().contains("Events");
        if (event) {
            work.edit(edits -> edits.set(place.child("Properties").child("RouteKey"), ValueTree.of(key)));
        }
        return event;
    }

    private static List<Value> keys(Wire wire) {
        return wire.field(WireTable.ROUTE_KEYS).map(Value::asItems).orElse(List.of());
    }
}
