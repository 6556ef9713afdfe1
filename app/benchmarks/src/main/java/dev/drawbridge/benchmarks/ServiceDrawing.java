package dev.drawbridge.benchmarks;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drawings of serverless shape: services of ten cards (an API, four functions, two tables, a queue, a topic, a bucket) with
 * ten wires each; topics fan out to functions of later services until the drawing has the wires it was asked for.
 */
final class ServiceDrawing {
    private static final int PER_SERVICE = 10;
    private static final int FUNCTIONS = 4;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<WireId, Wire> wires = new TreeMap<>();
    private final Map<NodeId, Point> places = new TreeMap<>();

    private ServiceDrawing() {}

    /** @param cards a multiple of ten */
    static Drawing of(int cards, int wires) {
        int services = cards / PER_SERVICE;
        ServiceDrawing all = new ServiceDrawing();
        int perRow = (int) Math.ceil(Math.sqrt(services * 0.9));
        for (int s = 0; s < services; s++) {
            all.service(s, s % perRow * 1120.0, Math.floorDiv(s, perRow) * 720.0);
        }
        for (int step = 1; all.wires.size() < wires; step++) {
            for (int s = 0; s + step < services && all.wires.size() < wires; s++) {
                all.wire(id(s, "topic"), id(s + step, "function" + step % FUNCTIONS), WireRole.TRIGGER);
            }
        }
        return Drawing.of(Design.of("services", all.nodes, all.wires.values()), Layout.empty().withPlaces(all.places));
    }

    private static NodeId id(int service, String part) {
        return new NodeId("s" + service + part);
    }

    private void service(int s, double x, double y) {
        NodeId api = card(s, "api", "http-api", x, y + 192);
        for (int f = 0; f < FUNCTIONS; f++) {
            NodeId function = card(s, "function" + f, "function", x + 288, y + f * 128);
            wire(api, function, WireRole.CALL, "routes", Value.of(List.of(Value.entries("method", "GET", "path", "/" + f))));
        }
        String[] parts = {"table0", "table1", "queue", "topic", "bucket"};
        for (int i = 0; i < parts.length; i++) {
            card(s, parts[i], parts[i].replaceAll("\\d", ""), x + 592, y + i * 128);
        }
        wire(id(s, "function0"), id(s, "table0"), WireRole.ACCESS, "mode", Value.of("read"));
        wire(id(s, "function1"), id(s, "table1"), WireRole.ACCESS, "mode", Value.of("write"));
        wire(id(s, "function2"), id(s, "queue"), WireRole.SEND);
        wire(id(s, "function3"), id(s, "topic"), WireRole.SEND);
        wire(id(s, "function1"), id(s, "bucket"), WireRole.ACCESS, "mode", Value.of("read-write"));
        wire(id(s, "queue"), id(s, "function3"), WireRole.TRIGGER);
    }

    private NodeId card(int service, String part, String kind, double x, double y) {
        NodeId id = id(service, part);
        nodes.add(Node.of(id, kind, id.value()));
        places.put(id, new Point(x, y));
        return id;
    }

    private void wire(NodeId from, NodeId to, WireRole role) {
        Wire wire = Wire.of(new WireId(from + ".." + to), End.out(from), End.in(to), role);
        wires.put(wire.id(), wire);
    }

    private void wire(NodeId from, NodeId to, WireRole role, String field, Value value) {
        Wire wire = Wire.of(new WireId(from + ".." + to), End.out(from), End.in(to), role).withField(field, value);
        wires.put(wire.id(), wire);
    }
}
