package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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
        return !tells() && (reader().isPresent() || remover().isPresent()) ? Optional.empty() : usual();
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
        return routes().stream().anyMatch(Starter::asks);
    }

    private boolean tells() {
        return routes().stream().anyMatch(Starter::tells);
    }

    private static boolean asks(StartPlan.Route route) {
        return List.of("GET", "HEAD", "ANY").contains(route.method());
    }

    private static boolean tells(StartPlan.Route route) {
        return !List.of("GET", "HEAD", "OPTIONS", "DELETE").contains(route.method());
    }

    private static boolean removes(StartPlan.Route route) {
        return route.method().equals("DELETE");
    }

    private List<StartPlan.Route> routes() {
        return plan.starts(StartPlan.Http.class).stream().flatMap(http -> http.routes().stream()).toList();
    }

    /** The port that a DELETE takes something from: a table that is written, else a bucket that may be; none if no route deletes. */
    Optional<PortPlan> remover() {
        if (routes().stream().noneMatch(Starter::removes)) {
            return Optional.empty();
        }
        return plan.ports().stream().filter(port -> port instanceof PortPlan.TablePort table && table.mode().writes()
                || port instanceof PortPlan.BucketPort bucket && bucket.mode().writes() && bucket.delete()).findFirst();
    }

    /** The whole body: what asks, then what removes, then what tells; the last of them needs no condition. */
    String answer() {
        List<String> parts = new ArrayList<>();
        boolean rest = writer().isPresent();
        reader().ifPresent(port -> parts.add(rest || remover().isPresent() ? only("GET", read(port)) : read(port)));
        remover().ifPresent(port -> parts.add(rest ? only("DELETE", remove(port)) : remove(port)));
        writer().ifPresent(port -> parts.add(write(port)));
        return !parts.isEmpty() ? String.join("\n", parts) : "return " + event("HttpResponse") + ".ok(" + unit.type("java.util.Map")
                + ".of(\"message\", " + JavaNames.literal("Hello from " + plan.name()) + "));";
    }

    private static String only(String method, String statements) {
        return "if (request.method().equals(\"" + method + "\")) {\n    " + statements.replace("\n", "\n    ") + "\n}";
    }

    private String read(PortPlan port) {
        if (port instanceof PortPlan.BucketPort) {
            String name = port.facts().variable();
            return parameter("key", ValueType.TEXT, "key", objects(Starter::asks)) + "\nreturn " + name + ".get(key).map(content -> " + event("HttpResponse")
                    + ".bytes(\"application/octet-stream\", content))\n        .orElseGet(() -> " + event("HttpResponse") + ".notFound(\"There is no object \" + key + \".\"));";
        }
        PortPlan.TablePort table = (PortPlan.TablePort) port;
        Member key = table.keys().getFirst();
        List<String> locals = locals(table);
        String local = locals.getFirst();
        String name = table.facts().variable();
        PathKeys path = partition(table, Starter::asks);
        String absent = path.none() ? "request.query(" + JavaNames.literal(key.attribute()) + ").isEmpty()" : path.names().size() == 1 ? "!" + path.present() : "!(" + path.present() + ")";
        boolean all = table.scan() && !path.always();
        String ask = (all ? "if (" + absent + ") {\n    return " + event("HttpResponse") + ".ok(" + name + ".scan());\n}\n" : "")
                + (all && !path.none() ? declared(key.type(), local, path.value(key.type())) : parameter(key.attribute(), key.type(), local, path)) + "\n";
        if (table.sortKey().isEmpty()) {
            return ask + "return " + one(table, local, local);
        }
        PathKeys sorted = sort(table, Starter::asks);
        String both = sorted.none() ? "" : declared(table.sortKey().get().type(), locals.get(1), sorted.value(table.sortKey().get().type())) + "\nreturn "
                + one(table, local + ", " + locals.get(1), locals.get(1));
        if (sorted.always() && path.always()) {
            return ask + both;
        }
        String maybe = sorted.none() ? "" : "if (" + sorted.present() + ") {\n    " + both.replace("\n", "\n    ") + "\n}\n";
        return ask + maybe + "return " + event("HttpResponse") + ".ok(" + name + ".query(" + local + "));";
    }

    private String one(PortPlan.TablePort table, String keys, String called) {
        return table.facts().variable() + ".get(" + keys + ").map(" + event("HttpResponse") + "::ok)\n        .orElseGet(() -> " + event("HttpResponse")
                + ".notFound(\"There is no item \" + " + called + " + \".\"));";
    }

    private String remove(PortPlan port) {
        String done = "\nreturn " + event("HttpResponse") + ".noContent();";
        if (port instanceof PortPlan.TablePort table) {
            List<String> locals = locals(table);
            String ask = parameter(table.keys().getFirst().attribute(), table.keys().getFirst().type(), locals.getFirst(), partition(table, Starter::removes));
            String sorted = table.sortKey().map(key -> "\n" + parameter(key.attribute(), key.type(), locals.get(1), sort(table, Starter::removes))).orElse("");
            return ask + sorted + "\n" + table.facts().variable() + ".delete(" + String.join(", ", locals) + ");" + done;
        }
        return parameter("key", ValueType.TEXT, "key", objects(Starter::removes)) + "\n" + port.facts().variable() + ".delete(key);" + done;
    }

    private static List<String> locals(PortPlan.TablePort table) {
        return JavaNames.distinct(table.keys().stream().map(Member::component).toList(), List.of("request", "item", table.facts().variable()));
    }

    private PathKeys objects(Predicate<StartPlan.Route> which) {
        return PathKeys.of(plan, "key", true, which);
    }

    /** Where paths say the partition key; of {@code /orders/{customer}/{at}} the last part is the sort key. */
    private PathKeys partition(PortPlan.TablePort table, Predicate<StartPlan.Route> which) {
        String key = table.keys().getFirst().attribute();
        Optional<Member> sort = table.sortKey();
        return PathKeys.of(plan, which, route -> sort.isEmpty() || route.pathParameters().size() < 2 ? PathKeys.part(route, key, false)
                : PathKeys.part(route, key, false).filter(name -> !sortPart(table, route).filter(name::equals).isPresent())
                        .or(() -> Optional.of(route.pathParameters().get(route.pathParameters().size() - 2))));
    }

    private PathKeys sort(PortPlan.TablePort table, Predicate<StartPlan.Route> which) {
        return PathKeys.of(plan, which, route -> sortPart(table, route));
    }

    private static Optional<String> sortPart(PortPlan.TablePort table, StartPlan.Route route) {
        return route.pathParameters().size() < 2 ? Optional.empty() : PathKeys.part(route, table.sortKey().orElseThrow().attribute(), false);
    }

    /** A local variable with a key: from the path where the routes have it, else from the query. */
    private String parameter(String name, ValueType type, String local, PathKeys path) {
        if (path.always()) {
            return declared(type, local, path.value(type));
        }
        String method = switch (type) {
            case WHOLE -> "queryWhole";
            case DECIMAL -> "queryDecimal";
            case TEXT, FLAG, TEXT_LIST -> "query";
        };
        String query = "request." + method + "(" + JavaNames.literal(name) + ")\n        .orElseThrow(() -> new " + event("HttpException")
                + "(400, " + JavaNames.literal("The query parameter " + name + " is missing.") + "))";
        return declared(type, local, path.none() ? query : path.present() + " ? " + path.value(type) + "\n        : " + query.replace("\n", "\n        "));
    }

    private String declared(ValueType type, String local, String value) {
        String javaType = switch (type) {
            case WHOLE -> "long";
            case DECIMAL -> unit.type("java.math.BigDecimal");
            case TEXT, FLAG, TEXT_LIST -> "String";
        };
        return javaType + " " + local + " = " + value + ";";
    }

    /** Where the path names what is written, too: that both name the same. */
    private String same(PortPlan.TablePort table) {
        StringBuilder checks = new StringBuilder();
        for (Member key : table.keys()) {
            PathKeys path = key == table.keys().getFirst() ? partition(table, Starter::tells) : sort(table, Starter::tells);
            if (path.names().size() == 1 && key.type() != ValueType.DECIMAL) {
                String item = key.type() == ValueType.WHOLE ? "String.valueOf(item." + key.component() + "())" : "item." + key.component() + "()";
                checks.append("if (").append(path.always() ? "" : path.present() + " && ").append("!").append(item).append(".equals(request.pathParameter(")
                        .append(JavaNames.literal(path.names().getFirst())).append("))) {\n    throw new ").append(event("HttpException"))
                        .append("(400, \"The body is another item than the path names.\");\n}\n");
            }
        }
        return checks.toString();
    }

    private String write(PortPlan port) {
        String name = port.facts().variable();
        String response = event("HttpResponse");
        return switch (port) {
            case PortPlan.TablePort table -> {
                String item = port(table.item().typeName());
                yield item + " item = request.json(" + item + ".class);\n" + same(table) + name + ".put(item);\nreturn " + response + ".created(item);";
            }
            case PortPlan.QueuePort queue -> name + ".send(" + body(queue.message()) + (queue.ordered() ? ", \"all\"" : "") + ");\nreturn " + response + ".accepted();";
            case PortPlan.TopicPort topic -> name + ".publish(" + body(topic.message()) + ");\nreturn " + response + ".accepted();";
            case PortPlan.BucketPort bucket -> parameter("key", ValueType.TEXT, "key", objects(Starter::tells)) + "\n" + name
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

    /** How a test asks for, or removes, the sample of that port: with the key in the path where a route has it, else in the query. */
    String keyed(String method, PortPlan port) {
        Predicate<StartPlan.Route> which = switch (method) {
            case "GET" -> Starter::asks;
            case "DELETE" -> Starter::removes;
            default -> Starter::tells;
        };
        String start = event("HttpRequest") + (method.equals("GET") ? ".get(" : ".of(\"" + method + "\", ");
        if (!(port instanceof PortPlan.TablePort table)) {
            PathKeys path = objects(which);
            return path.none() ? start + "\"/?key=one\")" : start + "\"/one\")" + with(path, ValueType.TEXT);
        }
        String query = "";
        String paths = "";
        String parts = "";
        for (Member key : table.keys()) {
            boolean first = key == table.keys().getFirst();
            PathKeys path = first ? partition(table, which) : sort(table, which);
            if (!path.none()) {
                paths += "/" + sampleText(key.type());
                parts += with(path, key.type());
            } else if (first || method.equals("DELETE")) {
                query += (query.isEmpty() ? "?" : "&") + key.attribute() + "=" + sampleText(key.type());
            }
        }
        return start + JavaNames.literal((paths.isEmpty() ? "/" : paths) + query) + ")" + parts;
    }

    private static String with(PathKeys path, ValueType type) {
        return ".withPathParameter(" + JavaNames.literal(path.names().getFirst()) + ", \"" + sampleText(type) + "\")";
    }

    /** The parts of a path that a test of what is written has to have; the same that {@link #same} asks for. */
    String told(PortPlan.TablePort table) {
        StringBuilder parts = new StringBuilder();
        for (Member key : table.keys()) {
            PathKeys path = key == table.keys().getFirst() ? partition(table, Starter::tells) : sort(table, Starter::tells);
            if (path.always()) {
                parts.append(with(path, key.type()));
            }
        }
        return parts.toString();
    }

    /** Whether a test that asks for the sample of that table gets one item, and 404 when it is not there. */
    boolean single(PortPlan.TablePort table) {
        return table.sortKey().isEmpty() || !sort(table, Starter::asks).none();
    }

    /** How that sample stands in an address. */
    static String sampleText(ValueType type) {
        return type.number() ? "1" : "one";
    }
}
