package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Wires that stand as events of a function or of a state machine. Source: "EventSource" in the AWS SAM specification. */
final class EventWires {
    static final String STATE_MACHINE = "AWS::Serverless::StateMachine";
    /** Types of resources that have events. */
    static final Set<String> HOLDERS = Set.of("AWS::Serverless::Function", STATE_MACHINE);
    private final Cards cards;
    private final Finds finds;

    EventWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.finds = finds;
    }

    void read(SourceTemplate.Part holder) {
        boolean machine = holder.type().equals(STATE_MACHINE);
        holder.property("Events").ifPresent(events -> events.entries().forEach((name, event) -> {
            TreePath place = holder.path("Events").child(name);
            if (machine) {
                start(holder.id(), name, event, place);
            } else {
                read(holder.id(), name, event, place);
            }
        }));
    }

    /** An event of a state machine; SAM knows these four. */
    private void start(String machine, String name, Tree event, TreePath place) {
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        boolean drawn = SourceWires.event(cards, finds, machine, name, event, place) || switch (type) {
            case "Api" -> route(properties.get("RestApiId"), Cards.IMPLICIT_REST, "rest-api", properties, machine, place);
            case "EventBridgeRule", "CloudWatchEvent" -> new BusWires(cards, finds).event(machine, WireRole.DELIVER, properties, place);
            case SchedulerWires.EVENT -> SchedulerWires.event(cards, finds, machine + "/" + name, machine, event, place);
            case "Schedule" -> schedule(machine, name, properties, place);
            default -> false;
        };
        if (!drawn) {
            finds.strange(place, machine + "." + name + " (" + type + ")");
        }
    }

    private boolean schedule(String holder, String name, Tree properties, TreePath place) {
        finds.add(holder + "/" + name, WireRole.TRIGGER, holder, input(properties.get("Input")), place);
        return true;
    }

    private void read(String function, String name, Tree event, TreePath place) {
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        boolean drawn = SourceWires.event(cards, finds, function, name, event, place) || switch (type) {
            case "Cognito" -> SourceWires.users(cards, finds, properties, function, place);
            case "Api" -> route(properties.get("RestApiId"), Cards.IMPLICIT_REST, "rest-api", properties, function, place);
            case "HttpApi" -> route(properties.get("ApiId"), Cards.IMPLICIT_HTTP, "http-api", properties, function, place);
            case "SQS" -> source(properties.get("Queue"), "queue", function, batch(properties), place);
            case "EventBridgeRule", "CloudWatchEvent" -> new BusWires(cards, finds).event(function, WireRole.TRIGGER, properties, place);
            case "WebSocket" -> SocketWires.event(cards, finds, function, properties, place);
            case "Kinesis" -> stream(properties, "stream", function, place);
            case "DynamoDB" -> stream(properties, "table", function, place);
            case "SNS" -> source(properties.get("Topic"), "topic", function, filter(properties), place);
            case "S3" -> source(properties.get("Bucket"), "bucket", function, objects(properties.get("Events"), properties.at("Filter", "S3Key", "Rules")), place);
            case SchedulerWires.EVENT -> SchedulerWires.event(cards, finds, function + "/" + name, function, event, place);
            case "Schedule" -> schedule(function, name, properties, place);
            default -> false;
        };
        boolean known = drawn || plain(properties, function, place);
        if (!known) {
            finds.strange(place, function + "." + name + " (" + type + ")");
        }
    }

    private boolean stream(Tree properties, String kind, String function, TreePath place) {
        boolean known = source(properties.get("Stream"), kind, function, StreamWires.fields(properties), place);
        if (known) {
            StreamWires.failure(cards, finds, function, properties, place.child("Properties"));
        }
        return known;
    }

    /** A source that the wire table says nothing about: a broker, a cluster. */
    private boolean plain(Tree properties, String function, TreePath place) {
        Optional<String> card = Stream.of("Stream", "Broker", "Cluster", "Topic", "Queue").flatMap(name -> properties.get(name).stream())
                .flatMap(tree -> cards.references().target(tree).stream()).map(id -> cards.owners().getOrDefault(id, id)).filter(cards::isPlain).findFirst();
        card.ifPresent(id -> finds.add(id, WireRole.TRIGGER, function, Map.of(), place));
        return card.isPresent();
    }

    private boolean source(Optional<Tree> source, String kind, String function, Map<String, Value> fields, TreePath place) {
        // a consumer of a stream is a part of it
        Optional<String> card = source.flatMap(cards.references()::target).map(id -> kind.equals("stream") ? cards.owners().getOrDefault(id, id) : id).filter(id -> cards.is(id, kind));
        card.ifPresent(id -> finds.add(id, WireRole.TRIGGER, function, fields, place));
        return card.isPresent();
    }

    private boolean route(Optional<Tree> api, String implicit, String kind, Tree properties, String function, TreePath place) {
        Optional<String> card = api.isEmpty() ? Optional.of(implicit) : api.flatMap(cards.references()::target);
        Optional<String> known = card.filter(id -> cards.is(id, kind));
        known.ifPresent(id -> {
            boolean open = RouteGuards.isOpen(cards.template(), id, properties);
            finds.add(id, WireRole.CALL, function, routes(route(properties.get("Method"), properties.get("Path"), open)), place);
        });
        return known.isPresent();
    }

    static Map<String, Value> routes(Value route) {
        return Map.of(WireTable.ROUTES, Value.of(List.of(route)));
    }

    /** A route without method or path takes everything. */
    static Value route(Optional<Tree> method, Optional<Tree> path, boolean open) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("method", method.flatMap(Tree::asText).map(EventWires::method).<Value>map(Value::of).orElseGet(() -> method.map(TreeValue::of).orElseGet(() -> Value.of("ANY"))));
        row.put("path", path.map(TreeValue::of).orElseGet(() -> Value.of("/{proxy+}")));
        if (open) {
            row.put("authorize", Value.of(false));
        }
        return new Value.Entries(row);
    }

    static String method(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") || upper.equals("*") ? "ANY" : upper;
    }

    static Map<String, Value> batch(Tree properties) {
        Map<String, Value> fields = new LinkedHashMap<>();
        put(fields, "batchSize", properties.get("BatchSize"));
        put(fields, "batchWindow", properties.get("MaximumBatchingWindowInSeconds"));
        put(fields, "maximumConcurrency", properties.at("ScalingConfig", "MaximumConcurrency"));
        return fields;
    }

    static Map<String, Value> filter(Tree properties) {
        return properties.get("FilterPolicy").map(Json::text).map(value -> Map.of("filterPolicy", value)).orElseGet(Map::of);
    }

    static Map<String, Value> input(Optional<Tree> input) {
        return input.filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull())).map(TreeValue::of).map(value -> Map.of("input", value)).orElseGet(Map::of);
    }

    /** @param rules of the filter, with {@code Name} and {@code Value} */
    static Map<String, Value> objects(Optional<Tree> events, Optional<Tree> rules) {
        Map<String, Value> fields = new LinkedHashMap<>();
        Optional<Tree> one = events.map(tree -> tree.items().size() == 1 ? tree.items().getFirst() : tree);
        put(fields, "events", one);
        for (Tree rule : rules.map(Tree::items).orElse(List.of())) {
            rule.get("Name").flatMap(Tree::asText).map(name -> name.toLowerCase(Locale.ROOT)).filter(List.of("prefix", "suffix")::contains)
                    .ifPresent(name -> put(fields, name, rule.get("Value")));
        }
        return fields;
    }

    static void put(Map<String, Value> fields, String name, Optional<Tree> value) {
        value.filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull())).ifPresent(tree -> fields.put(name, number(tree)));
    }

    /** Numbers are often written in quotes. */
    private static Value number(Tree tree) {
        return tree instanceof Tree.Scalar s && s.text().matches("[0-9]{1,9}") ? Value.of(Long.parseLong(s.text())) : TreeValue.of(tree);
    }
}
