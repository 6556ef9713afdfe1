package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.local.http.Cors;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.Route;
import dev.drawbridge.cloud.local.http.RouteTable;
import dev.drawbridge.cloud.local.socket.SocketGateway;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a design means when it runs here. Pure: the same design gives the same plan; nothing is started. */
final class LocalPlan {
    /** Headers that pages may send to an API; the same the template allows. */
    static final List<String> CORS_HEADERS = List.of("authorization", "content-type");

    private final Design design;
    private final DesignIndex index;
    private final Catalogue catalogue;
    private final WireTable table;
    private final LocalNames names;
    private final Map<String, String> parameters;

    LocalPlan(Design design, Catalogue catalogue, WireTable table) {
        this(design, catalogue, table, Map.of());
    }

    /** @param parameters of the template, for expressions that name them */
    LocalPlan(Design design, Catalogue catalogue, WireTable table, Map<String, String> parameters) {
        this.design = design;
        this.index = new DesignIndex(design);
        this.catalogue = catalogue;
        this.table = table;
        this.names = LocalNames.of(design);
        this.parameters = Map.copyOf(parameters);
    }

    Design design() {
        return design;
    }

    DesignIndex index() {
        return index;
    }

    LocalNames names() {
        return names;
    }

    Kind kind(Node node) {
        return catalogue.of(node);
    }

    /** The row of a wire, which must mean something; wires without a row are left out of every plan. */
    Optional<WireRule> row(Wire wire) {
        return table.of(design, wire);
    }

    /** The cards of one kind, in the order of their ids. */
    List<Node> nodes(String kind) {
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).toList();
    }

    /** The wires of one role that leave a card and mean something, with their rows. */
    List<Ruled> outOf(Node node, WireRole role) {
        return ruled(index.outOf(node.id(), role));
    }

    /** The wires of one role that reach a card and mean something, with their rows. */
    List<Ruled> into(Node node, WireRole role) {
        return ruled(index.into(node.id(), role));
    }

    private List<Ruled> ruled(List<Wire> wires) {
        List<Ruled> out = new ArrayList<>();
        for (Wire wire : wires) {
            row(wire).ifPresent(rule -> out.add(new Ruled(wire, rule, index.from(wire), index.to(wire))));
        }
        return out;
    }

    /** A wire with its row and the cards at its ends. */
    record Ruled(Wire wire, WireRule rule, Node from, Node to) {}

    /** The routes of an HTTP API. */
    RouteTable routes(Node api) {
        List<Route> routes = new ArrayList<>();
        for (Ruled call : outOf(api, WireRole.CALL)) {
            for (Value.Entries row : call.rule().rows(call.wire(), WireTable.ROUTES)) {
                boolean authorize = row.get("authorize").flatMap(Value::asFlag).orElse(true);
                routes.add(new Route(row.text("method").orElse("GET"), row.text("path").orElse("/"), authorize, call.wire().id(), call.to().id()));
            }
        }
        return new RouteTable(routes);
    }

    /** All requests to the address of a function's own; nothing while it has no function. */
    RouteTable everything(Node url) {
        return new RouteTable(outOf(url, WireRole.CALL).stream().limit(1).flatMap(call -> java.util.stream.Stream.of("/", "/{proxy+}")
                .map(path -> new Route("ANY", path, false, call.wire().id(), call.to().id()))).toList());
    }

    /** The clients that are wired to an API. */
    List<HttpGateway.Caller> callers(Node api) {
        return into(api, WireRole.CALL).stream().map(call -> new HttpGateway.Caller(call.wire().id(), call.from().id(), origins(call.from()))).toList();
    }

    /** The addresses a client's pages come from. */
    List<String> origins(Node client) {
        return kind(client).value(client, "origins").map(Value::asItems).orElse(List.of()).stream().flatMap(v -> v.asText().stream()).toList();
    }

    /** Who may call an API from a browser; nobody where CORS is off. */
    Cors cors(Node api, RouteTable routes) {
        List<String> origins = kind(api).flag(api, "cors") ? callers(api).stream().flatMap(caller -> caller.origins().stream()).distinct().toList() : List.of();
        boolean keyed = api.kind().equals("rest-api") && kind(api).flag(api, "apiKey");
        return new Cors(origins, routes.methods(), keyed ? List.of("authorization", "content-type", "x-api-key") : CORS_HEADERS);
    }

    /** Pages that may call services directly: those of clients with a direct wire. */
    Cors browsers() {
        List<String> origins = nodes("client").stream().filter(client -> !outOf(client, WireRole.DIRECT).isEmpty())
                .flatMap(client -> origins(client).stream()).distinct().toList();
        return new Cors(origins, new TreeSet<>(List.of("GET", "HEAD", "POST")),
                // the SDKs for browsers send a dozen headers of their own, others with each version
                List.of("*"));
    }

    /** What the wires and the user put into a function's environment. */
    Map<String, String> environment(Node function, URI frontDoor) {
        Map<String, String> environment = new TreeMap<>();
        if (kind(function).value(function, "environment").orElse(null) instanceof Value.Entries(Map<String, Value> own)) {
            LocalValues values = new LocalValues(design, names, parameters, frontDoor);
            own.forEach((name, value) -> environment.put(name, values.text(value)));
        }
        for (Wire wire : index.outOf(function.id())) {
            row(wire).ifPresent(rule -> rule.variables().forEach(variable -> environment.put(variable.name(index.to(wire)), value(variable, index.to(wire), frontDoor))));
        }
        return environment;
    }

    /** The function that an ARN is about, be it written out or an expression of the template. */
    Optional<Node> function(Value arn) {
        String text = new LocalValues(design, names, parameters, URI.create("http://127.0.0.1")).text(arn);
        String name = text.replaceFirst("^.*:function:([^:]+).*$", "$1");
        return nodes("function").stream().filter(node -> names.arn(node).equals(text) || names.name(node).equals(name) || Names.kebab(node.name()).equals(name)).findFirst();
    }

    /** What a variable holds here. */
    String value(EnvironmentVariable variable, Node other, URI frontDoor) {
        return switch (variable.attribute()) {
            case NAME -> names.name(other);
            case ARN -> names.arn(other);
            case URL -> other.kind().equals("graphql-api") ? frontDoor + "/" + names.name(other) + "/graphql" : frontDoor + "/" + (other.kind().equals("websocket-api") ? names.name(other) + "/" + stage(other) : LocalNames.ACCOUNT + "/" + names.name(other));
        };
    }

    /** The stage of a WebSocket API; its usual one where the template has an expression. */
    String stage(Node socketApi) {
        String stage = kind(socketApi).text(socketApi, "stage");
        return stage.isBlank() ? "live" : stage;
    }

    /** What a WebSocket API does with what comes. */
    SocketGateway.Api socket(Node api) {
        Map<String, SocketGateway.Route> routes = new TreeMap<>();
        for (Ruled trigger : outOf(api, WireRole.TRIGGER)) {
            SocketGateway.Route route = new SocketGateway.Route(trigger.wire().id(), trigger.to().id(), trigger.rule().flag(trigger.wire(), "answers"));
            trigger.rule().routes(trigger.wire()).forEach(key -> routes.putIfAbsent(key, route));
        }
        return new SocketGateway.Api(api.id(), names.name(api), stage(api), kind(api).text(api, "routeSelection"), routes, callers(api), Optional.empty());
    }

    /** The types of key attributes: S, N or B; a key field that the item fields do not name is text. */
    String keyType(Node tableNode, String field) {
        return kind(tableNode).rows(tableNode, "itemFields").stream().filter(row -> row.text("name").orElse("").equals(field)).findFirst()
                .flatMap(row -> row.text("type")).filter(type -> type.equals("whole") || type.equals("decimal")).map(type -> "N").orElse("S");
    }

    Optional<Node> find(NodeId id) {
        return design.node(id);
    }
}
