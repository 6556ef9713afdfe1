package dev.drawbridge.generators.java;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.List;

/** Builds designs for tests, by name. */
final class Drawings {
    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    Drawings(String name) {
        this.name = name;
    }

    /** A card whose id is its name in small letters; fields are names and values. */
    Drawings card(String kind, String cardName, Object... fields) {
        Node node = Node.of(id(cardName), kind, cardName);
        for (var entry : Value.entries(fields).entries().entrySet()) {
            node = node.withField(entry.getKey(), entry.getValue());
        }
        nodes.add(node);
        return this;
    }

    Drawings wire(String from, WireRole role, String to, Object... fields) {
        String port = role == WireRole.ON_FAILURE ? "failure" : "out";
        Wire wire = Wire.of(new WireId(id(from) + "-" + role.id() + "-" + id(to)), new End(id(from), port), End.in(id(to)), role);
        for (var entry : Value.entries(fields).entries().entrySet()) {
            wire = wire.withField(entry.getKey(), entry.getValue());
        }
        wires.add(wire);
        return this;
    }

    Design design() {
        return Design.of(name, nodes, wires);
    }

    private static NodeId id(String cardName) {
        return new NodeId(cardName.replace(' ', '.'));
    }

    /** Rows of {@code name:type}. */
    static Value fields(String... namesAndTypes) {
        List<Value> rows = new ArrayList<>();
        for (String pair : namesAndTypes) {
            String[] parts = pair.split(":");
            rows.add(Value.entries("name", parts[0], "type", parts[1]));
        }
        return Value.of(rows);
    }

    static Value index(String name, String partitionKey, String sortKey) {
        return sortKey.isEmpty() ? Value.entries("name", name, "partitionKey", partitionKey)
                : Value.entries("name", name, "partitionKey", partitionKey, "sortKey", sortKey);
    }

    static Value route(String method, String path) {
        return Value.of(List.of(Value.entries("method", method, "path", path)));
    }

    /** The pet store of the foundation: search reads products, purchase writes both tables and sends receipts. */
    static Design petStore() {
        return new Drawings("Pet Store")
                .card("client", "shop")
                .card("user-pool", "customers")
                .card("http-api", "api")
                .card("function", "search")
                .card("function", "purchase")
                .card("function", "send receipt", "runtime", "java21")
                .card("table", "products", "itemFields", fields("id:text", "name:text", "kind:text", "price:decimal", "stock:whole", "tags:text-list"),
                        "indexes", Value.of(List.of(index("by-kind", "kind", "price"))))
                .card("table", "purchases", "partitionKey", "customer", "sortKey", "at",
                        "itemFields", fields("customer:text", "at:text", "product:text", "paid:decimal"))
                .card("queue", "receipts", "messageFields", fields("customer:text", "at:text", "product:text"))
                .wire("shop", WireRole.CALL, "api")
                .wire("customers", WireRole.AUTHORIZE, "api")
                .wire("api", WireRole.CALL, "search", "routes", route("GET", "/products"))
                .wire("api", WireRole.CALL, "purchase", "routes", route("POST", "/purchases"))
                .wire("search", WireRole.ACCESS, "products", "mode", "read", "scan", true)
                .wire("purchase", WireRole.ACCESS, "products", "mode", "read-write")
                .wire("purchase", WireRole.ACCESS, "purchases", "mode", "write")
                .wire("purchase", WireRole.SEND, "receipts")
                .wire("receipts", WireRole.TRIGGER, "send receipt")
                .design();
    }

    /** Every way a function is started and everything it can use, in one function and in functions of their own. */
    static Design everything() {
        return new Drawings("everything")
                .card("http-api", "api").card("schedule", "nightly").card("schedule", "hourly").card("topic", "news").card("topic", "alerts", "messageFields", fields("class:text", "level:whole"))
                .card("queue", "clicks", "messageFields", fields("ad_id:text", "at:whole", "hashCode:flag"))
                .card("queue", "orders", "fifo", true)
                .card("queue", "wrapped", "messageFields", fields("x:decimal"))
                .card("bucket", "photos")
                .card("table", "counts", "partitionKey", "ad_id", "itemFields", fields("ad_id:text", "count:whole", "spent:decimal"))
                .card("table", "numbers", "partitionKey", "n", "sortKey", "d", "itemFields", fields("n:whole", "d:decimal", "on:flag", "words:text-list"),
                        "indexes", Value.of(List.of(index("all.by_on", "on", ""), index("words-index", "words", "d"))))
                .card("function", "all")
                .card("function", "price")
                .card("function", "count clicks", "runtime", "java17")
                .card("function", "on counts").wire("counts", WireRole.TRIGGER, "on counts").wire("counts", WireRole.TRIGGER, "all").wire("numbers", WireRole.TRIGGER, "all")
                .card("function-url", "hook").card("function", "on hook").wire("hook", WireRole.CALL, "on hook")
                .card("stream", "views", "messageFields", fields("ad_id:text", "count:whole")).card("stream", "lines")
                .card("function", "on views").wire("views", WireRole.TRIGGER, "on views").wire("on views", WireRole.ACCESS, "counts", "mode", "write").wire("on views", WireRole.SEND, "lines")
                .wire("views", WireRole.TRIGGER, "all").wire("lines", WireRole.TRIGGER, "all").wire("all", WireRole.SEND, "views").wire("all", WireRole.SEND, "lines")
                .card("event-bus", "orders bus", "messageFields", fields("ad_id:text", "price:decimal", "count:whole")).card("event-bus", "plain bus", "eventSource", "x.y")
                .card("function", "on order").wire("orders bus", WireRole.TRIGGER, "on order").wire("on order", WireRole.ACCESS, "counts", "mode", "write").wire("on order", WireRole.SEND, "plain bus")
                .card("function", "on any").wire("orders bus", WireRole.TRIGGER, "on any").wire("plain bus", WireRole.TRIGGER, "on any")
                .wire("orders bus", WireRole.TRIGGER, "all").wire("all", WireRole.SEND, "orders bus").wire("all", WireRole.SEND, "plain bus")
                .card("function", "put order").wire("api", WireRole.CALL, "put order", "routes", route("POST", "/orders")).wire("put order", WireRole.SEND, "orders bus")
                .card("function", "on news").card("function", "on photo").card("function", "clock").card("function", "teller")
                .wire("news", WireRole.DELIVER, "wrapped", "raw", false)
                .wire("api", WireRole.CALL, "all", "routes", route("ANY", "/all/{id}/{rest+}"))
                .wire("clicks", WireRole.TRIGGER, "all").wire("orders", WireRole.TRIGGER, "all").wire("wrapped", WireRole.TRIGGER, "all")
                .wire("news", WireRole.TRIGGER, "all").wire("alerts", WireRole.TRIGGER, "all")
                .wire("photos", WireRole.TRIGGER, "all").wire("nightly", WireRole.TRIGGER, "all", "input", "{\"what\": \"tidy\"}")
                .wire("hourly", WireRole.TRIGGER, "all")
                .wire("price", WireRole.CALL, "all")
                .wire("all", WireRole.ACCESS, "counts", "mode", "read-write", "scan", true)
                .wire("all", WireRole.ACCESS, "numbers", "mode", "read-write", "scan", true)
                .wire("all", WireRole.ACCESS, "photos", "mode", "read-write", "delete", true)
                .wire("all", WireRole.SEND, "clicks").wire("all", WireRole.SEND, "orders").wire("all", WireRole.SEND, "news").wire("all", WireRole.SEND, "alerts")
                .wire("all", WireRole.CALL, "price")
                .wire("clicks", WireRole.TRIGGER, "count clicks").wire("count clicks", WireRole.ACCESS, "counts", "mode", "write")
                .wire("alerts", WireRole.TRIGGER, "on news").wire("on news", WireRole.SEND, "orders")
                .wire("photos", WireRole.TRIGGER, "on photo").wire("on photo", WireRole.ACCESS, "photos", "mode", "read")
                .wire("hourly", WireRole.TRIGGER, "clock")
                .wire("nightly", WireRole.TRIGGER, "teller", "input", "{\"what\": \"tidy\"}")
                .design();
    }
}
