package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;

/** Drawings for tests, drawn like a user would: place a card, wire it. */
public final class Drawings {
    public static final Catalogue CATALOGUE = Catalogue.standard();
    public static final WireTable WIRES = WireTable.standard();

    private Design design;

    private Drawings(Design design) {
        this.design = design;
    }

    /** Draws on. */
    public static Drawings from(Design design) {
        return new Drawings(design);
    }

    public static Drawings named(String name) {
        return new Drawings(Design.empty(name));
    }

    /** Places a card; its id is its name. */
    public Drawings card(String kind, String name, Object... fields) {
        Node node = Node.of(new NodeId(name.replace(' ', '-')), kind, name);
        for (var field : Value.entries(fields).entries().entrySet()) {
            node = node.withField(field.getKey(), field.getValue());
        }
        design = design.withNode(node);
        return this;
    }

    public Drawings wire(String from, WireRole role, String to, Object... fields) {
        Node source = design.nodeNamed(from).orElseThrow();
        Node target = design.nodeNamed(to).orElseThrow();
        WireRule rule = WIRES.find(source.kind(), role, target.kind()).orElseThrow();
        Wire wire = Wire.of(design.freshWireId(source.id(), target.id()), new End(source.id(), rule.fromPort().id()), End.in(target.id()), role);
        for (var field : Value.entries(fields).entries().entrySet()) {
            wire = wire.withField(field.getKey(), field.getValue());
        }
        design = design.withWire(wire);
        return this;
    }

    public Design design() {
        return design;
    }

    public static Value routes(String... routes) {
        return Value.of(List.of(routes).stream().map(route -> {
            String[] words = route.split(" ");
            return words.length > 2 ? Value.entries("method", words[0], "path", words[1], "authorize", !words[2].equals("open"))
                    : Value.entries("method", words[0], "path", words[1]);
        }).toList());
    }

    public static Design petStore() {
        return named("pet-store")
                .card("client", "web", "origins", Value.of(List.of(Value.of("http://localhost:3000"))))
                .card("user-pool", "users")
                .card("http-api", "api")
                .card("function", "search")
                .card("function", "purchase", "memory", 1024)
                .card("table", "products", "partitionKey", "id", "itemFields", Value.of(List.of(
                        Value.entries("name", "id"), Value.entries("name", "category"), Value.entries("name", "price", "type", "whole"))),
                        "indexes", Value.of(List.of(Value.entries("name", "by-category", "partitionKey", "category", "sortKey", "price"))))
                .card("table", "purchases", "partitionKey", "user", "sortKey", "at")
                .wire("web", WireRole.CALL, "api")
                .wire("users", WireRole.AUTHORIZE, "api")
                .wire("api", WireRole.CALL, "search", "routes", routes("GET /products open", "GET /products/{id} open"))
                .wire("api", WireRole.CALL, "purchase", "routes", routes("POST /purchases"))
                .wire("search", WireRole.ACCESS, "products", "mode", "read", "scan", true)
                .wire("purchase", WireRole.ACCESS, "products")
                .wire("purchase", WireRole.ACCESS, "purchases", "mode", "write")
                .design();
    }

    public static Design clickCounter() {
        return named("click-counter")
                .card("http-api", "ads", "cors", false)
                .card("function", "record click")
                .card("function", "count clicks", "timeout", 10)
                .card("queue", "clicks")
                .card("queue", "lost clicks", "retention", 1209600)
                .card("table", "counts", "partitionKey", "ad", "itemFields", Value.of(List.of(Value.entries("name", "clicks", "type", "whole"))))
                .wire("ads", WireRole.CALL, "record click", "routes", routes("POST /clicks"))
                .wire("record click", WireRole.SEND, "clicks")
                .wire("clicks", WireRole.TRIGGER, "count clicks", "batchSize", 100, "batchWindow", 5)
                .wire("clicks", WireRole.ON_FAILURE, "lost clicks")
                .wire("count clicks", WireRole.ACCESS, "counts", "mode", "read-write")
                .design();
    }

    /** Every kind and every row of the wire table at least once. */
    public static Design everything() {
        return named("everything")
                .card("client", "web").card("user-pool", "users", "mfa", "required", "signIn", "username", "retain", false)
                .card("http-api", "api", "throttleRate", 100, "throttleBurst", 50)
                .card("schedule", "hourly", "enabled", false)
                .card("queue", "jobs").card("queue", "lost").card("queue", "ordered", "fifo", true, "delay", 5)
                .card("topic", "news", "displayName", "News")
                .card("function", "worker", "tracing", true, "environment", Value.entries("LEVEL", "debug"), "snapStart", "off", "reservedConcurrency", 3,
                        "runtime", "java21", "architecture", "x86_64", "logRetention", "7")
                .card("function", "help").card("function", "answer")
                .card("table", "things", "sortKey", "at", "timeToLive", "expires")
                .card("bucket", "photos", "versioning", true, "expireAfter", 30, "retain", false).card("bucket", "public files")
                .card("raw-resource", "secret", "type", "AWS::SSM::Parameter", "properties", Value.entries("Type", "String", "Value", "x"))
                .wire("web", WireRole.CALL, "api").wire("users", WireRole.AUTHORIZE, "api", "scopes", Value.of(List.of(Value.of("openid"))))
                .wire("api", WireRole.CALL, "answer", "routes", routes("ANY /{rest+}", "GET / open"))
                .wire("hourly", WireRole.TRIGGER, "worker", "input", "{\"full\": true}")
                .wire("jobs", WireRole.TRIGGER, "worker", "maximumConcurrency", 5)
                .wire("news", WireRole.TRIGGER, "worker", "filterPolicy", "{\"kind\": [\"order\"]}")
                .wire("photos", WireRole.TRIGGER, "worker", "prefix", "in/", "suffix", ".jpg")
                .wire("things", WireRole.TRIGGER, "worker", "filter", "{\"eventName\": [\"INSERT\"]}", "maximumAge", 3600, "batchWindow", 1, "parallelization", 2)
                .wire("things", WireRole.TRIGGER, "answer", "filter", "[{\"eventName\": [\"INSERT\"]}, {\"eventName\": [\"REMOVE\"]}]", "bisect", false, "retries", -1)
                .card("stream", "clicks").card("stream", "audit", "capacity", "PROVISIONED", "shards", 2, "retention", 48)
                .wire("clicks", WireRole.TRIGGER, "worker", "startingPosition", "LATEST").wire("answer", WireRole.SEND, "clicks").wire("audit", WireRole.TRIGGER, "help", "retries", -1, "bisect", false)
                .card("event-bus", "shop events", "eventSource", "shop").card("event-bus", "archive events").card("event-bus", "account events", "default", true)
                .wire("help", WireRole.SEND, "shop events").wire("help", WireRole.SEND, "account events")
                .wire("shop events", WireRole.TRIGGER, "worker", "pattern", "{\"detail-type\": [\"Ordered\"]}", "retries", 3)
                .wire("shop events", WireRole.DELIVER, "ordered", "messageGroup", "all").wire("shop events", WireRole.DELIVER, "news")
                .wire("shop events", WireRole.DELIVER, "archive events").wire("shop events", WireRole.DELIVER, "audit").wire("account events", WireRole.TRIGGER, "help").wire("account events", WireRole.DELIVER, "jobs")
                .wire("photos", WireRole.DELIVER, "jobs", "prefix", "new/").wire("public files", WireRole.DELIVER, "news", "events", "s3:ObjectRemoved:*").wire("photos", WireRole.DELIVER, "account events")
                .wire("news", WireRole.DELIVER, "jobs", "raw", false)
                .wire("worker", WireRole.SEND, "ordered").wire("worker", WireRole.SEND, "news")
                .wire("worker", WireRole.ON_FAILURE, "lost", "retries", 1).wire("jobs", WireRole.ON_FAILURE, "lost")
                .wire("worker", WireRole.CALL, "help").wire("help", WireRole.CALL, "worker")
                .wire("worker", WireRole.ACCESS, "things", "mode", "read-write", "scan", true)
                .wire("worker", WireRole.ACCESS, "photos", "mode", "read-write", "delete", true)
                .wire("help", WireRole.ACCESS, "photos")
                .wire("web", WireRole.DIRECT, "things").wire("web", WireRole.DIRECT, "public files").wire("web", WireRole.DIRECT, "photos")
                .design();
    }
}
