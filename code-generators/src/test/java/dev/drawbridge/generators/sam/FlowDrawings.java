package dev.drawbridge.generators.sam;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import java.util.List;
import java.util.stream.Stream;

/** Drawings of the kinds that came after the foundation, apart from {@link Drawings} so that each golden stays readable. */
public final class FlowDrawings {
    private FlowDrawings() {}

    public static Stream<Design> all() {
        return Stream.of(rest(), flows(), starts(), settings(), schedulers(), sockets(), graphs(), libraries());
    }

    /** Layers of two functions, one of elsewhere beside them, and mail from an address and from a domain. */
    public static Design libraries() {
        return Drawings.named("libraries").card("function", "order").card("function", "report", "layers", Value.of(List.of(Value.of("arn:aws:lambda:eu-west-1:123456789012:layer:insights:3"))))
                .card("layer", "common", "runtimes", Value.of(List.of(Value.of("java25"))), "license", "Apache-2.0").card("layer", "driver", "contentUri", "libs/driver.zip", "retain", false)
                .card("email", "orders", "identity", "orders@shop.example").card("email", "news", "identity", "shop.example", "sender", "news")
                .wire("order", WireRole.ACCESS, "common").wire("report", WireRole.ACCESS, "common").wire("report", WireRole.ACCESS, "driver")
                .wire("order", WireRole.SEND, "orders").wire("report", WireRole.SEND, "news").design();
    }

    /** Schedules of everything that one can start, each with other settings. */
    public static Design schedulers() {
        return Drawings.named("schedulers").card("function", "bill").card("function", "quick", "alias", "live").card("queue", "mail", "fifo", true).card("queue", "late")
                .card("topic", "news").card("stream", "ticks").card("event-bus", "shop").card("state-machine", "close", "definition", Value.entries("StartAt", "Done", "States",
                        Value.entries("Done", Value.entries("Type", "Succeed"))))
                .card("scheduler", "night", "expression", "cron(0 2 ? * MON-FRI *)", "timeZone", "Europe/Berlin", "window", 15, "retries", 3, "description", "Bills of the day")
                .card("scheduler", "once", "expression", "at(2030-12-24T18:00:00)", "timeZone", "Asia/Seoul", "enabled", false)
                .card("scheduler", "often", "expression", "rate(5 minutes)", "startDate", "2030-01-01T00:00:00Z", "endDate", "2030-12-31T00:00:00Z", "group", "shop")
                .card("scheduler", "plain")
                .wire("night", WireRole.TRIGGER, "bill").wire("night", WireRole.ON_FAILURE, "late").wire("night", WireRole.TRIGGER, "close", "input", "{\"day\": \"<aws.scheduler.scheduled-time>\"}")
                .wire("once", WireRole.DELIVER, "mail", "input", "Merry Christmas", "messageGroup", "all").wire("once", WireRole.DELIVER, "news")
                .wire("often", WireRole.DELIVER, "ticks").wire("often", WireRole.DELIVER, "shop", "input", "{\"kind\": \"tick\"}").wire("plain", WireRole.TRIGGER, "quick")
                .design();
    }

    /** A secret and a parameter, read by a function. */
    public static Design settings() {
        return Drawings.named("settings").card("function", "pay").card("secret", "bank token", "description", "For the bank", "length", 40)
                .card("parameter", "currency", "value", "EUR")
                .wire("pay", WireRole.ACCESS, "bank token").wire("pay", WireRole.ACCESS, "currency").design();
    }

    /** A WebSocket API with two functions: one keeps the connections and sends to them, one answers a route of its own. */
    public static Design sockets() {
        return Drawings.named("sockets").card("client", "web").card("websocket-api", "chat", "stage", "prod", "throttleRate", 50)
                .card("function", "talk").card("function", "score").card("table", "people")
                .wire("web", WireRole.CALL, "chat")
                .wire("chat", WireRole.TRIGGER, "talk", "routeKeys", Value.of(List.of(Value.of("$connect"), Value.of("$disconnect"), Value.of("$default"))))
                .wire("chat", WireRole.TRIGGER, "score", "routeKeys", Value.of(List.of(Value.of("get-score"))), "answers", true)
                .wire("talk", WireRole.SEND, "chat").wire("talk", WireRole.ACCESS, "people", "mode", "read-write").design();
    }

    /** A GraphQL API with a pool, functions that give values, a table, and a function that asks it. */
    public static Design graphs() {
        return Drawings.named("graphs").card("client", "web").card("user-pool", "people").card("graphql-api", "shop", "queryDepth", 8, "tracing", true)
                .card("graphql-api", "news", "schema", "type Query { hello(name: String): String }", "keyExpires", "2027-06-30", "logLevel", "NONE", "introspection", false)
                .card("function", "catalog").card("function", "reviews").card("function", "notify").card("table", "products")
                .wire("web", WireRole.CALL, "shop").wire("people", WireRole.AUTHORIZE, "shop")
                .wire("shop", WireRole.CALL, "catalog", "fields", Value.of(List.of(Value.of("Query.hello"), Value.of("Mutation.addProduct"))))
                .wire("shop", WireRole.CALL, "reviews", "fields", Value.of(List.of(Value.of("Product.reviews"))))
                .wire("shop", WireRole.ACCESS, "products", "mode", "read-write")
                .wire("news", WireRole.CALL, "catalog", "fields", Value.of(List.of(Value.of("Query.hello"))))
                .wire("notify", WireRole.CALL, "shop", "mode", "write").design();
    }

    /** State machines: with the usual steps, with steps of their own, with a file. */
    public static Design flows() {
        Value steps = Value.entries("StartAt", "Keep", "States", Value.entries("Keep", Value.entries("Type", "Task", "Resource", "arn:aws:states:::dynamodb:putItem",
                "Parameters", Value.entries("TableName", "${ORDERS_TABLE_NAME}", "Item", Value.entries("id", Value.entries("S.$", "$.id"))), "Next", "Tell"),
                "Tell", Value.entries("Type", "Task", "Resource", "arn:aws:states:::sqs:sendMessage", "Parameters",
                        Value.entries("QueueUrl", "${MAIL_QUEUE_URL}", "MessageBody.$", "$"), "End", true)));
        return Drawings.named("flows").card("function", "check").card("function", "charge").card("function", "start").card("table", "orders").card("queue", "mail")
                .card("topic", "news").card("event-bus", "shop")
                .card("state-machine", "usual").card("state-machine", "own", "definition", steps, "machineType", "EXPRESS", "tracing", true)
                .card("state-machine", "filed", "definitionUri", "flows/filed.asl.json", "substitutions", Value.entries("LEVEL", "high"))
                .wire("usual", WireRole.CALL, "check").wire("usual", WireRole.CALL, "charge").wire("own", WireRole.ACCESS, "orders", "mode", "read-write")
                .wire("own", WireRole.SEND, "mail").wire("filed", WireRole.SEND, "news").wire("filed", WireRole.SEND, "shop").wire("filed", WireRole.CALL, "check")
                .wire("start", WireRole.SEND, "usual").wire("shop", WireRole.DELIVER, "own", "pattern", "{\"source\": [\"shop\"]}")
                .design();
    }

    /** What starts a state machine: the clock, an API, a bus. */
    public static Design starts() {
        return Drawings.named("starts").card("function", "worker").card("state-machine", "nightly").card("user-pool", "users")
                .card("schedule", "midnight", "expression", "cron(0 0 * * ? *)").card("schedule", "never", "enabled", false)
                .card("rest-api", "shop").card("event-bus", "events", "default", true)
                .wire("nightly", WireRole.CALL, "worker").wire("midnight", WireRole.TRIGGER, "nightly", "input", "{\"all\": true}").wire("never", WireRole.TRIGGER, "nightly")
                .wire("users", WireRole.AUTHORIZE, "shop")
                .wire("shop", WireRole.CALL, "nightly", "routes", Drawings.routes("POST /runs", "POST /open/{id} open"))
                .wire("shop", WireRole.CALL, "worker", "routes", Drawings.routes("GET /runs"))
                .wire("events", WireRole.DELIVER, "nightly", "pattern", "{\"source\": [\"shop\"]}").design();
    }

    /** A REST API with everything it can have. */
    public static Design rest() {
        return Drawings.named("rest").card("client", "web", "origins", Value.of(List.of(Value.of("https://shop.example"))))
                .card("user-pool", "users").card("rest-api", "shop", "stage", "prod", "apiKey", true).card("function", "orders").card("rest-api", "plain", "cors", false)
                .wire("web", WireRole.CALL, "shop").wire("users", WireRole.AUTHORIZE, "shop", "scopes", Value.of(List.of(Value.of("orders"))))
                .wire("shop", WireRole.CALL, "orders", "routes", Drawings.routes("GET /orders/{id} open", "ANY /admin/{rest+}"))
                .wire("plain", WireRole.CALL, "orders", "routes", Drawings.routes("GET /"))
                .design();
    }
}
