package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.cloud.local.graph.GraphGateway;
import dev.drawbridge.cloud.local.graph.GraphMode;
import dev.drawbridge.cloud.local.http.ApiStyle;
import dev.drawbridge.cloud.local.http.FunctionGuard;
import dev.drawbridge.cloud.local.http.Guard;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.HttpStyle;
import dev.drawbridge.cloud.local.http.RestStyle;
import dev.drawbridge.cloud.local.http.Route;
import dev.drawbridge.cloud.local.http.RouteTable;
import dev.drawbridge.cloud.local.socket.SocketGateway;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.generators.lens.RouteAuthorizers;
import dev.drawbridge.generators.project.ProjectAuthorizers;
import dev.drawbridge.generators.sam.SourceForm;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/** The APIs of a run, each on a port of its own that stays as long as the run. */
final class LocalApis implements AutoCloseable {
    private final Map<NodeId, HttpGateway> gateways = new LinkedHashMap<>();
    private final Map<NodeId, SocketGateway> sockets = new LinkedHashMap<>();
    private final Map<NodeId, GraphGateway> graphs = new LinkedHashMap<>();
    private final Path project;
    private final LocalGraphs schemas;
    private final Functions functions;
    private final Flows flows;
    private final LocalTokens tokens;
    private final LocalUsers users;
    private final Journal journal;
    private final Clock clock;

    LocalApis(Path project, Functions functions, Flows flows, LocalTokens tokens, LocalUsers users, Journal journal, Clock clock) {
        this.project = project;
        this.schemas = new LocalGraphs(project, tokens);
        this.functions = functions;
        this.flows = flows;
        this.tokens = tokens;
        this.users = users;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param port for the first API that is new; 0 for any free one */
    synchronized void follow(LocalPlan plan, int port) {
        int wish = port;
        for (Node node : apis(plan)) {
            RouteTable routes = plan.routes(node);
            SequencedMap<WireId, Guard> guards = guards(plan, node);
            HttpGateway.Api api = new HttpGateway.Api(node.id(), node.name(), routes, plan.cors(node, routes), guards.values().stream().findFirst(),
                    guards.size() < 2 ? Map.of() : named(plan, routes, guards), plan.callers(node), style(plan, node), integrations(plan, node));
            HttpGateway gateway = gateways.get(node.id());
            if (gateway == null) {
                gateways.put(node.id(), new HttpGateway(api, wish, functions, journal, clock));
                wish = 0;
            } else {
                gateway.replace(api);
            }
        }
        for (Node url : plan.nodes("function-url")) {
            RouteTable routes = plan.everything(url);
            HttpGateway.Api api = new HttpGateway.Api(url.id(), url.name(), routes, plan.cors(url, routes), Optional.empty(), plan.callers(url));
            HttpGateway gateway = gateways.get(url.id());
            if (gateway == null) {
                // a function with an address of its own may take as long as it likes
                gateways.put(url.id(), new HttpGateway(api, wish, functions, journal, clock, Duration.ofMinutes(15)));
                wish = 0;
            } else {
                gateway.replace(api);
            }
        }
        for (Node socket : plan.nodes("websocket-api")) {
            if (sockets.containsKey(socket.id())) {
                sockets.get(socket.id()).replace(socket(plan, socket));
            } else {
                sockets.put(socket.id(), new SocketGateway(socket(plan, socket), wish, functions, journal, clock));
                wish = 0;
            }
        }
        for (Node graph : plan.nodes("graphql-api")) {
            if (graphs.containsKey(graph.id())) {
                graphs.get(graph.id()).replace(schemas.api(plan, graph));
            } else {
                graphs.put(graph.id(), new GraphGateway(schemas.api(plan, graph), wish, functions, journal, clock));
                wish = 0;
            }
        }
        closeGone(plan, sockets, SocketGateway::close);
        closeGone(plan, graphs, GraphGateway::close);
        closeGone(plan, gateways, HttpGateway::close);
    }

    private static <G> void closeGone(LocalPlan plan, Map<NodeId, G> all, Consumer<G> close) {
        all.entrySet().removeIf(entry -> {
            boolean gone = plan.find(entry.getKey()).isEmpty();
            if (gone) {
                close.accept(entry.getValue());
            }
            return gone;
        });
    }

    /** Who says who may call an API; the first is asked by routes that name nobody. */
    private SequencedMap<WireId, Guard> guards(LocalPlan plan, Node api) {
        SequencedMap<WireId, Guard> guards = new LinkedHashMap<>();
        plan.into(api, WireRole.AUTHORIZE).forEach(ruled -> guards.put(ruled.wire().id(), ruled.from().kind().equals("function") ? function(ruled) : tokens.check(plan, ruled)));
        return guards;
    }

    /** Whom routes ask that name an authorizer in the template. */
    private Map<Route, Guard> named(LocalPlan plan, RouteTable routes, Map<WireId, Guard> guards) {
        RouteAuthorizers names = ProjectAuthorizers.of(project, plan.design());
        Map<Route, Guard> named = new LinkedHashMap<>();
        routes.routes().forEach(route -> names.of(route.wire(), route.method(), route.path()).map(guards::get).ifPresent(guard -> named.put(route, guard)));
        return named;
    }

    private FunctionGuard function(LocalPlan.Ruled ruled) {
        FunctionGuard.Style style = switch (ruled.to().kind()) {
            case "rest-api" -> ruled.rule().text(ruled.wire(), "given").equals("TOKEN") ? FunctionGuard.Style.REST_TOKEN : FunctionGuard.Style.REST_REQUEST;
            case "http-api" -> ruled.rule().flag(ruled.wire(), "simple") ? FunctionGuard.Style.HTTP_BRIEF : FunctionGuard.Style.HTTP_POLICY;
            default -> FunctionGuard.Style.SOCKET;
        };
        List<String> identity = ruled.rule().value(ruled.wire(), "identity").map(Value::asItems).orElse(List.of()).stream().map(Value::display).toList();
        return new FunctionGuard(new FunctionGuard.Setup(ruled.wire().id(), ruled.from().id(), ruled.to().id(), style, identity, ruled.rule().text(ruled.wire(), "validation"),
                Duration.ofSeconds(ruled.rule().whole(ruled.wire(), "remember").orElse(0))), functions, journal, clock);
    }

    private SocketGateway.Api socket(LocalPlan plan, Node api) {
        return plan.socket(api).guardedBy(plan.into(api, WireRole.AUTHORIZE).stream().filter(ruled -> ruled.from().kind().equals("function")).findFirst().map(this::function));
    }

    /** What of an API is answered by no function: starts of state machines. */
    private Map<NodeId, HttpGateway.Integration> integrations(LocalPlan plan, Node api) {
        Map<NodeId, HttpGateway.Integration> all = new LinkedHashMap<>();
        plan.outOf(api, WireRole.CALL).stream().map(LocalPlan.Ruled::to).filter(node -> node.kind().equals("state-machine"))
                .forEach(machine -> all.put(machine.id(), new StartIntegration(flows, machine.id())));
        return all;
    }

    private static List<Node> apis(LocalPlan plan) {
        List<Node> all = new ArrayList<>(plan.nodes("http-api"));
        all.addAll(plan.nodes("rest-api"));
        return all;
    }

    private static ApiStyle style(LocalPlan plan, Node api) {
        if (!api.kind().equals("rest-api")) {
            return new HttpStyle();
        }
        return new RestStyle(plan.kind(api).text(api, "stage"), plan.kind(api).flag(api, "apiKey") ? Optional.of(apiKey(api)) : Optional.empty());
    }

    /** A key for this machine alone; no secret. */
    static String apiKey(Node api) {
        return "local-api-key-for-" + dev.drawbridge.model.Names.kebab(api.name());
    }

    synchronized List<Address> addresses(LocalPlan plan, URI frontDoor) {
        List<Address> all = new ArrayList<>();
        gateways.forEach((id, gateway) -> {
            Node node = plan.design().requireNode(id);
            String base = gateway.address() + style(plan, node).prefix();
            all.add(new Address(id, node.name(), base));
            for (Route route : node.kind().equals("function-url") ? List.<Route>of() : plan.routes(node).routes()) {
                all.add(new Address(id, route.key(), base + route.path()));
            }
            if (style(plan, node) instanceof RestStyle rest && rest.key().isPresent()) {
                all.add(new Address(id, "API key of " + node.name(), "x-api-key: " + rest.key().get()));
            }
        });
        sockets.forEach((id, gateway) -> all.add(new Address(id, plan.design().requireNode(id).name(), gateway.address().toString())));
        graphs.forEach((id, gateway) -> {
            Node node = plan.design().requireNode(id);
            all.add(new Address(id, node.name(), gateway.address().toString()));
            if (schemas.api(plan, node).modes().contains(GraphMode.API_KEY)) {
                all.add(new Address(id, "API key of " + node.name(), "x-api-key: " + apiKey(node)));
            }
        });
        for (Node pool : plan.nodes("user-pool")) {
            all.add(new Address(pool.id(), "Token", tokens.command(pool)));
            users.address().ifPresent(address -> all.add(new Address(pool.id(), "Cognito endpoint of " + pool.name(), address + " (client id " + LocalTokens.client(pool) + ")")));
        }
        for (SourceForm form : SourceForm.ALL) {
            for (Node source : plan.nodes(form.kind())) {
                // lines of functions that are wired to it come by themselves
                if (!plan.outOf(source, WireRole.TRIGGER).isEmpty() && plan.into(source, WireRole.DELIVER).isEmpty()) {
                    all.add(new Address(source.id(), source.name() + " does not run here; by hand",
                            "drawbridge sample . " + (source.name().contains(" ") ? '"' + source.name() + '"' : source.name())));
                }
            }
        }
        for (Node client : plan.nodes("client")) {
            if (!plan.outOf(client, WireRole.DIRECT).isEmpty()) {
                all.add(new Address(client.id(), "AWS endpoint for " + client.name(), frontDoor + " (access key " + Callers.key(client.id()) + ", secret " + Callers.SECRET + ")"));
            }
        }
        return all;
    }

    /** The WebSocket API of that card. */
    synchronized Optional<SocketGateway> socket(NodeId api) {
        return Optional.ofNullable(sockets.get(api));
    }

    /** The GraphQL API of that card. */
    synchronized Optional<GraphGateway> graph(NodeId api) {
        return Optional.ofNullable(graphs.get(api));
    }

    @Override
    public synchronized void close() {
        graphs.values().forEach(GraphGateway::close);
        graphs.clear();
        sockets.values().forEach(SocketGateway::close);
        sockets.clear();
        gateways.values().forEach(HttpGateway::close);
        gateways.clear();
    }
}
