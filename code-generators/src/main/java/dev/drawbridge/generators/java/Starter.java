package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the first text of a {@code handle} method does: something small and real with the ports that are wired, so that a
 * new function runs at once. One object per unit, because it names types through the unit's imports.
 */
final class Starter {
    private final FunctionPlan plan;
    private final JavaSource unit;

    Starter(FunctionPlan plan, JavaSource unit) {
        this.plan = plan;
        this.unit = unit;
    }

    String event(String type) {
        return unit.type(plan.code().eventsPackage() + "." + type);
    }

    String port(String type) {
        return unit.type(plan.code().portsPackage() + "." + type);
    }

    /** The port that a GET is answered from: the first table that is read, else the first bucket; none if no route asks. */
    Optional<PortPlan> reader() {
        if (!asks() && usual().isPresent()) {
            return Optional.empty();
        }
        return plan.ports().stream().filter(port -> port instanceof PortPlan.TablePort table && table.mode().reads()).findFirst()
                .or(() -> plan.ports().stream().filter(port -> port instanceof PortPlan.BucketPort bucket && bucket.mode().reads()).findFirst());
    }

    /** The port that a request's body goes to; none if every route only asks and can be answered. */
    Optional<PortPlan> writer() {
        return asks() && !tells() && reader().isPresent() ? Optional.empty() : usual();
    }

    private Optional<PortPlan> usual() {
        return plan.ports().stream().filter(this::takes).min(Comparator.comparing(Starter::rank));
    }

    private boolean takes(PortPlan port) {
        return switch (port) {
            case PortPlan.TablePort table -> table.mode().writes();
            case PortPlan.BucketPort bucket -> bucket.mode().writes();
            case PortPlan.QueuePort queue -> true;
            case PortPlan.TopicPort topic -> true;
            case PortPlan.FunctionPort function -> true;
            case ServicePort service -> service.use(this).isPresent();
        };
    }

    /** A table that is only written is what a function is for, more than one that is read as well. */
    private static int rank(PortPlan port) {
        return port instanceof PortPlan.TablePort table ? table.mode().reads() ? 1 : 0 : 2;
    }

    private boolean asks() {
        return methods().stream().anyMatch(method -> List.of("GET", "HEAD", "ANY").contains(method));
    }

    private boolean tells() {
        return methods().stream().anyMatch(method -> !List.of("GET", "HEAD", "OPTIONS").contains(method));
    }

    private List<String> methods() {
        return plan.starts(StartPlan.Http.class).stream().flatMap(http -> http.routes().stream()).map(StartPlan.Route::method).toList();
    }

    String answer() {
        if (reader().isPresent() && writer().isPresent()) {
            return "if (request.method().equals(\"GET\")) {\n    " + read(reader().get()).replace("\n", "\n    ") + "\n}\n" + write(writer().get());
        }
        return reader().map(this::read).or(() -> writer().map(this::write)).orElseGet(() -> "return " + event("HttpResponse") + ".ok(" + unit.type("java.util.Map")
                + ".of(\"message\", " + JavaNames.literal("Hello from " + plan.name()) + "));");
    }

    private String read(PortPlan port) {
        if (port instanceof PortPlan.BucketPort) {
            String name = port.facts().variable();
            return parameter("key", ValueType.TEXT, "key") + "\nreturn " + name + ".get(key).map(content -> " + event("HttpResponse")
                    + ".bytes(\"application/octet-stream\", content))\n        .orElseGet(() -> " + event("HttpResponse") + ".notFound(\"There is no object \" + key + \".\"));";
        }
        PortPlan.TablePort table = (PortPlan.TablePort) port;
        Member key = table.keys().getFirst();
        String local = JavaNames.distinct(List.of(key.component()), List.of("request", table.facts().variable())).getFirst();
        String parameter = JavaNames.literal(key.attribute());
        String name = table.facts().variable();
        String all = table.scan() ? "if (request.query(" + parameter + ").isEmpty()) {\n    return " + event("HttpResponse") + ".ok(" + name + ".scan());\n}\n" : "";
        String ask = all + parameter(key.attribute(), key.type(), local) + "\n";
        if (table.sortKey().isPresent()) {
            return ask + "return " + event("HttpResponse") + ".ok(" + name + ".query(" + local + "));";
        }
        return ask + "return " + name + ".get(" + local + ").map(" + event("HttpResponse") + "::ok)\n        .orElseGet(() -> " + event("HttpResponse")
                + ".notFound(\"There is no item \" + " + local + " + \".\"));";
    }

    private String parameter(String name, ValueType type, String local) {
        String method = switch (type) {
            case WHOLE -> "queryWhole";
            case DECIMAL -> "queryDecimal";
            case TEXT, FLAG, TEXT_LIST -> "query";
        };
        String javaType = switch (type) {
            case WHOLE -> "long";
            case DECIMAL -> unit.type("java.math.BigDecimal");
            case TEXT, FLAG, TEXT_LIST -> "String";
        };
        return javaType + " " + local + " = request." + method + "(" + JavaNames.literal(name) + ")\n        .orElseThrow(() -> new " + event("HttpException")
                + "(400, " + JavaNames.literal("The query parameter " + name + " is missing.") + "));";
    }

    private String write(PortPlan port) {
        String name = port.facts().variable();
        String response = event("HttpResponse");
        return switch (port) {
            case PortPlan.TablePort table -> {
                String item = port(table.item().typeName());
                yield item + " item = request.json(" + item + ".class);\n" + name + ".put(item);\nreturn " + response + ".created(item);";
            }
            case PortPlan.QueuePort queue -> name + ".send(" + body(queue.message()) + (queue.ordered() ? ", \"all\"" : "") + ");\nreturn " + response + ".accepted();";
            case PortPlan.TopicPort topic -> name + ".publish(" + body(topic.message()) + ");\nreturn " + response + ".accepted();";
            case PortPlan.BucketPort bucket -> parameter("key", ValueType.TEXT, "key") + "\n" + name
                    + ".put(key, request.bytes(), request.header(\"content-type\").orElse(\"application/octet-stream\"));\nreturn " + response + ".status(201);";
            case ServicePort service -> service.use(this).orElseThrow().statements();
            case PortPlan.FunctionPort function -> "Object answer = " + name + ".call(" + unit.type("java.util.Map")
                    + ".of(\"path\", request.path()), Object.class);\nreturn " + response + ".ok(answer);";
        };
    }

    /** The body of the request, as a message of that shape. */
    String body(Shape message) {
        return message.plainText() ? "request.body()" : "request.json(" + port(message.typeName()) + ".class)";
    }

    /** The table that keeps what messages of that shape say: the first writable one whose keys they have. */
    Optional<PortPlan.TablePort> keeper(Shape message) {
        return plan.ports(PortPlan.TablePort.class).stream().filter(table -> table.mode().writes())
                .filter(table -> table.keys().stream().allMatch(key -> message.find(key.attribute()).filter(found -> found.type() == key.type()).isPresent()))
                .findFirst();
    }

    /** The member by which the function sends over connections, if it may. */
    Optional<String> connections() {
        return plan.ports().stream().filter(ConnectionsPort.class::isInstance).map(port -> port.facts().variable()).findFirst();
    }

    /** A statement's expression that works on one message. */
    String consume(String message, Shape shape) {
        Optional<PortPlan.TablePort> keeper = keeper(shape);
        if (keeper.isEmpty()) {
            return "System.out.println(\"Got \" + " + message + ")";
        }
        PortPlan.TablePort table = keeper.get();
        String keys = String.join(", ", table.keys().stream().map(key -> read(message, shape, key)).toList());
        if (!table.item().counters().isEmpty()) {
            Member counter = table.item().counters().getFirst();
            String one = counter.type() == ValueType.WHOLE ? "1" : unit.type("java.math.BigDecimal") + ".ONE";
            return table.facts().variable() + ".addTo" + JavaNames.capital(counter.component()) + "(" + keys + ", " + one + ")";
        }
        List<String> values = new ArrayList<>();
        for (Member member : table.item().members()) {
            boolean same = shape.find(member.attribute()).filter(found -> found.type() == member.type()).isPresent();
            values.add(same ? read(message, shape, member) : member.type() == ValueType.TEXT_LIST ? unit.type("java.util.List") + ".of()" : "null");
        }
        return table.facts().variable() + ".put(new " + port(table.item().typeName()) + "(" + String.join(", ", values) + "))";
    }

    private static String read(String message, Shape shape, Member wanted) {
        return message + "." + shape.find(wanted.attribute()).orElseThrow().component() + "()";
    }

    /** The type of lists. */
    String list() {
        return unit.type("java.util.List");
    }

    /** The type of maps. */
    String map() {
        return unit.type("java.util.Map");
    }

    /** A check of a test. */
    String equal(String expected, String actual) {
        return unit.type("org.junit.jupiter.api.Assertions") + ".assertEquals(" + expected + ", " + actual + ");";
    }

    /** An item or message with a value in every member, for tests. */
    String sample(Shape shape) {
        if (shape.plainText()) {
            return "\"hello\"";
        }
        List<String> values = shape.members().stream().map(member -> sample(member.type())).toList();
        return "new " + port(shape.typeName()) + "(" + String.join(", ", values) + ")";
    }

    String sample(ValueType type) {
        return switch (type) {
            case TEXT -> "\"one\"";
            case WHOLE -> "1L";
            case DECIMAL -> "new " + unit.type("java.math.BigDecimal") + "(\"1\")";
            case FLAG -> "true";
            case TEXT_LIST -> unit.type("java.util.List") + ".of(\"one\")";
        };
    }

    /** How that sample stands in an address. */
    static String sampleText(ValueType type) {
        return type.number() ? "1" : "one";
    }
}
