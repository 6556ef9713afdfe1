package dev.drawbridge.desktop.canvas;

import dev.drawbridge.desktop.workspace.Selection;
import dev.drawbridge.desktop.workspace.Workspace;
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
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Drawings to test with. */
public final class Drawings {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Map<NodeId, Point> places = new TreeMap<>();

    /** The pet store as in the picture of the main window. */
    public static Drawing petStore() {
        return new Drawings()
                .card("web", "client", 0, 64).card("shop", "http-api", 224, 64)
                .card("search", "function", 448, 0).card("purchase", "function", 448, 144)
                .card("products", "table", 688, 0).card("purchases", "table", 688, 144)
                .card("customers", "user-pool", 0, 288).card("receipts", "queue", 688, 288)
                .wire("web", "shop", WireRole.CALL)
                .routed("shop", "search", "GET", "/products").routed("shop", "purchase", "POST", "/purchases")
                .mode("search", "products", "read").mode("purchase", "purchases", "write")
                .wire("purchase", "receipts", WireRole.SEND)
                .wire("customers", "shop", WireRole.AUTHORIZE)
                .wire("web", "products", WireRole.DIRECT)
                .build();
    }

    /** The same with a failure queue and a card of an unknown kind. */
    static Drawing withFailures() {
        Drawing base = petStore();
        Node dead = Node.of(new NodeId("failed"), "queue", "failed-orders");
        Node strange = Node.of(new NodeId("strange"), "quantum-cache", "a-very-long-name-for-a-card");
        Wire failure = Wire.of(new WireId("purchase..failed"), End.failure(new NodeId("purchase")), End.in(dead.id()), WireRole.ON_FAILURE);
        return base.withDesign(base.design().withNode(dead).withNode(strange).withWire(failure))
                .withLayout(base.layout().withPlace(dead.id(), new Point(448, 384)).withPlace(strange.id(), new Point(224, 384)));
    }

    /** Services of ten: an API, four functions, two tables, a queue, a topic and a bucket; topics fan out to the next services. */
    public static Drawing services(int cards) {
        Drawings all = new Drawings();
        int services = Math.ceilDiv(cards, 10);
        int perRow = (int) Math.ceil(Math.sqrt(services));
        for (int s = 0; s < services; s++) {
            double x = s % perRow * 1120;
            double y = Math.floorDiv(s, perRow) * 640;
            String p = "s" + s;
            all.card(p + "api", "http-api", x, y + 144);
            for (int f = 0; f < 4; f++) {
                all.card(p + "f" + f, "function", x + 272, y + f * 128);
                all.routed(p + "api", p + "f" + f, "GET", "/" + f);
            }
            all.card(p + "t0", "table", x + 560, y).card(p + "t1", "table", x + 560, y + 128).card(p + "queue", "queue", x + 560, y + 256)
                    .card(p + "topic", "topic", x + 560, y + 384).card(p + "bucket", "bucket", x + 560, y + 512);
            all.mode(p + "f0", p + "t0", "read").mode(p + "f1", p + "t1", "write").wire(p + "f2", p + "queue", WireRole.SEND)
                    .wire(p + "f3", p + "topic", WireRole.SEND).mode(p + "f1", p + "bucket", "read-write");
            if (s > 0) {
                all.wire("s" + (s - 1) + "topic", p + "f0", WireRole.TRIGGER);
            }
            if (s > 1) {
                all.wire("s" + (s - 2) + "topic", p + "f1", WireRole.TRIGGER);
            }
        }
        return all.build();
    }

    public static Workspace workspace(Drawing drawing) {
        return new Workspace(new DesignStore(drawing), Catalogue.standard(), WireTable.standard(), new Selection());
    }

    Drawings card(String name, String kind, double x, double y) {
        nodes.add(Node.of(new NodeId(name), kind, name));
        places.put(new NodeId(name), new Point(x, y));
        return this;
    }

    Drawings wire(String from, String to, WireRole role) {
        wires.add(Wire.of(new WireId(from + ".." + to), End.out(new NodeId(from)), End.in(new NodeId(to)), role));
        return this;
    }

    Drawings routed(String from, String to, String method, String path) {
        wire(from, to, WireRole.CALL);
        wires.set(wires.size() - 1, wires.getLast().withField("routes", Value.of(List.of(Value.entries("method", method, "path", path)))));
        return this;
    }

    Drawings mode(String from, String to, String mode) {
        wire(from, to, WireRole.ACCESS);
        wires.set(wires.size() - 1, wires.getLast().withField("mode", Value.of(mode)));
        return this;
    }

    Drawing build() {
        return Drawing.of(Design.of("pet-store", nodes, wires), Layout.empty().withPlaces(places));
    }
}
