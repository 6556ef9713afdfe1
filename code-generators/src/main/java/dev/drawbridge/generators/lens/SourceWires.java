package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SourceForm;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sources that stand elsewhere: brokers, clusters, devices, log groups, skills, and whatever else an event names that the template does not have. Such a source is a card
 * that is part of what it starts, as a schedule is: an event of SAM ({@code Function/Event}), or the mapping, filter or permission of a plain function. Where the source is a resource of
 * the template the wire leaves its card instead. The table is {@link SourceForm}.
 */
final class SourceWires {
    /** The kind of a source that nothing else describes. */
    static final String ANY = "event-source";
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";
    private static final String FILTER = "AWS::Logs::SubscriptionFilter";
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final String SKILLS = "alexa-appkit.amazon.com";
    static final String LOGS = "log-events";
    private static final Set<String> FUNCTIONS = Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");
    /** Events whose source is a property that names a card of a kind. */
    private static final Map<String, Map.Entry<String, String>> OWNED = Map.of("SQS", Map.entry("Queue", "queue"), "SNS", Map.entry("Topic", "topic"), "S3", Map.entry("Bucket", "bucket"),
            "Kinesis", Map.entry("Stream", "stream"), "DynamoDB", Map.entry("Stream", "table"), "Cognito", Map.entry("UserPool", "user-pool"));
    /** Events whose source is the account's or the stack's own where it is not named. */
    private static final Map<String, Map.Entry<String, String>> IMPLIED = Map.of("Api", Map.entry("RestApiId", "rest-api"), "HttpApi", Map.entry("ApiId", "http-api"),
            "EventBridgeRule", Map.entry("EventBusName", "event-bus"), "CloudWatchEvent", Map.entry("EventBusName", "event-bus"), "WebSocket", Map.entry("ApiId", "websocket-api"));
    private static final Set<String> CLOCKS = Set.of("Schedule", SchedulerWires.EVENT);

    private SourceWires() {}

    /** Whether a card may stand as an event of what it starts. */
    static boolean standsAsEvent(Node node) {
        return SchedulerWires.goesByClock(node) || isKind(node.kind());
    }

    /** Whether cards of that kind stand for sources elsewhere. */
    static boolean isKind(String kind) {
        return kind.equals(ANY) || SourceForm.ALL.stream().anyMatch(form -> form.kind().equals(kind));
    }

    /** All those kinds. */
    static List<String> kinds() {
        List<String> kinds = new ArrayList<>(SourceForm.ALL.stream().map(SourceForm::kind).toList());
        kinds.add(ANY);
        return kinds;
    }

    /** The card that an event is, if its source is no card itself. */
    static Optional<Shape> card(Cards cards, Tree event) {
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        Optional<SourceForm> form = SourceForm.ofEvent(type);
        if (form.isPresent()) {
            return source(cards, form.get(), properties).isPresent() ? Optional.empty() : Optional.of(shape(cards.references(), form.get()));
        }
        return CLOCKS.contains(type) || isOwned(cards, type, properties) ? Optional.empty() : Optional.of(any());
    }

    private static boolean isOwned(Cards cards, String type, Tree properties) {
        Map.Entry<String, String> implied = IMPLIED.get(type);
        if (implied != null) {
            Optional<Tree> name = properties.get(implied.getKey());
            return name.isEmpty() || name.flatMap(cards.references()::target).filter(id -> cards.is(id, implied.getValue())).isPresent()
                    || implied.getValue().equals("event-bus") && new BusWires(cards, new Finds()).bus(name).isPresent();
        }
        Map.Entry<String, String> owned = OWNED.get(type);
        return owned != null && properties.get(owned.getKey()).flatMap(cards.references()::target).map(id -> cards.owners().getOrDefault(id, id))
                .filter(id -> cards.is(id, owned.getValue()) || cards.isPlain(id)).isPresent();
    }

    /** The card of the resource that an event is about. */
    private static Optional<String> source(Cards cards, SourceForm form, Tree properties) {
        return form.source().isEmpty() ? Optional.empty() : properties.get(form.source()).flatMap(cards.references()::target).filter(id -> cards.is(id, form.resource()));
    }

    private static Shape shape(References references, SourceForm form) {
        return new Shape("", form.kind(), form.card().stream().map(spot -> place(references, spot, "Properties/" + spot.steps())).toList());
    }

    private static FieldPlace place(References references, SourceForm.Spot spot, String path) {
        return switch (spot.field()) {
            case "servers" -> Places.tree(spot.field(), path);
            case "sqlVersion" -> Places.text(spot.field(), path).standard(Value.of("2015-10-08"));
            case "logGroup" -> {
                FieldPlace plain = Places.text(spot.field(), path);
                // the function that logs there is a card, and so is said by a wire
                yield new FieldPlace(spot.field(), "", Optional.empty(), event -> function(references, event.at(new TreePath(Places.path(path)))).isPresent() ? Optional.empty() : plain.reader().read(event),
                        plain.writer());
            }
            default -> Places.text(spot.field(), path);
        };
    }

    private static Shape any() {
        return new Shape("", ANY, List.of(Places.text("type", "Type"), Places.tree("properties", "Properties")));
    }

    /** The function that logs to the group of that name. */
    private static Optional<String> function(References references, Optional<Tree> group) {
        return group.flatMap(name -> references.logged(name).or(() -> references.target(name).flatMap(references::logger)));
    }

    /** Whether a resource is a card though its like serve others. */
    static boolean standsAlone(SourceTemplate.Part part, References references) {
        return part.type().equals("AWS::Logs::LogGroup") ? references.readGroups().contains(part.id()) : resource(part, references).isPresent();
    }

    /** The card that a resource is which otherwise would only serve the function that it starts. */
    static Optional<Shape> resource(SourceTemplate.Part part, References references) {
        return switch (part.type()) {
            case MAPPING -> starts(references, part, "FunctionName") && part.property("EventSourceArn").flatMap(references::target).isEmpty()
                    ? Optional.of(mapping(part, SourceForm.event(part.properties()).type())) : Optional.empty();
            case FILTER -> starts(references, part, "DestinationArn") && part.property("LogGroupName").flatMap(references::target).filter(references.readGroups()::contains).isEmpty()
                    ? Optional.of(new Shape(FILTER, LOGS, List.of(place(references, new SourceForm.Spot("logGroup", "LogGroupName", SourceForm.Form.PLAIN), "Properties/LogGroupName")))) : Optional.empty();
            case PERMISSION -> starts(references, part, "FunctionName") && part.property("Principal").flatMap(Tree::asText).filter(SKILLS::equals).isPresent()
                    ? Optional.of(new Shape(PERMISSION, "alexa-skill", List.of(Places.text("skillId", "Properties/EventSourceToken")))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean starts(References references, SourceTemplate.Part part, String property) {
        return part.property(property).flatMap(references::target).flatMap(references::type).filter(FUNCTIONS::contains).isPresent();
    }

    private static Shape mapping(SourceTemplate.Part part, String event) {
        Optional<SourceForm> form = SourceForm.ofEvent(event);
        if (form.isPresent()) {
            return new Shape(MAPPING, form.get().kind(), form.get().card().stream().map(spot -> spot.field().equals("servers")
                    ? Places.tree(spot.field(), "Properties/SelfManagedEventSource/Endpoints/KafkaBootstrapServers") : Places.text(spot.field(), "Properties/EventSourceArn")).toList());
        }
        FieldPlace type = new FieldPlace("type", "", Optional.empty(), _ -> Optional.of(Value.of("EventSourceMapping")), (resource, value) -> {
            throw new ModelException(part.id() + " is a mapping of Lambda; whatever it is about stands among its settings.");
        });
        FieldPlace rest = Places.tree("properties", "Properties");
        return new Shape(MAPPING, ANY, List.of(type, new FieldPlace("properties", "", Optional.empty(),
                resource -> rest.reader().read(TreeEdit.without(resource, List.of("Properties", "FunctionName"))),
                (resource, value) -> {
                    Tree written = rest.writer().write(resource, value);
                    return resource.at("Properties", "FunctionName").map(name -> TreeEdit.with(written, List.of("Properties", "FunctionName"), name)).orElse(written);
                })));
    }

    /** The wires that an event is; false for one that has a meaning of its own. */
    static boolean event(Cards cards, Finds finds, String holder, String name, Tree event, TreePath place) {
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        Optional<SourceForm> form = event.get("Type").flatMap(Tree::asText).flatMap(SourceForm::ofEvent);
        String card = holder + "/" + name;
        if (cards.card(card).filter(own -> isKind(own.shape().kind())).isPresent()) {
            add(cards, finds, card, form, properties, holder, place);
            return true;
        }
        Optional<String> source = form.flatMap(each -> source(cards, each, properties));
        source.ifPresent(id -> finds.add(id, WireRole.TRIGGER, holder, fields(form.orElseThrow(), properties), place));
        return source.isPresent();
    }

    private static void add(Cards cards, Finds finds, String card, Optional<SourceForm> form, Tree properties, String function, TreePath place) {
        finds.add(card, WireRole.TRIGGER, function, form.map(each -> fields(each, properties)).orElseGet(Map::of), place);
        if (cards.is(card, LOGS)) {
            function(cards.references(), properties.get("LogGroupName")).filter(id -> cards.is(id, "function")).ifPresent(logs -> finds.add(logs, WireRole.DELIVER, card, Map.of(), place));
        }
    }

    /** The wires of resources that start plain functions. */
    static boolean read(Cards cards, Finds finds, SourceTemplate.Part part) {
        References references = cards.references();
        switch (part.type()) {
            case MAPPING, FILTER, PERMISSION -> {
                Optional<String> function = part.property(part.type().equals(FILTER) ? "DestinationArn" : "FunctionName").flatMap(references::target).filter(id -> cards.is(id, "function"));
                if (function.isEmpty()) {
                    return false;
                }
                SourceForm.Mapped mapped = part.type().equals(MAPPING) ? SourceForm.event(part.properties()) : new SourceForm.Mapped(part.type().equals(FILTER) ? "CloudWatchLogs" : "AlexaSkill", part.properties());
                Optional<SourceForm> form = SourceForm.ofEvent(mapped.type());
                if (cards.card(part.id()).isPresent()) {
                    add(cards, finds, part.id(), form, mapped.properties(), function.get(), part.path());
                    return true;
                }
                Optional<String> source = part.type().equals(PERMISSION) ? Optional.empty() : form.flatMap(each -> source(cards, each, mapped.properties()));
                source.ifPresent(id -> finds.add(id, WireRole.TRIGGER, function.get(), fields(form.orElseThrow(), mapped.properties()), part.path()));
                return source.isPresent();
            }
            case "AWS::IoT::TopicRule" -> {
                List<Tree> actions = part.property("TopicRulePayload", "Actions").map(Tree::items).orElse(List.of());
                for (int i = 0; i < actions.size(); i++) {
                    TreePath place = part.path("TopicRulePayload").child("Actions").child(i);
                    actions.get(i).at("Lambda", "FunctionArn").flatMap(references::target).filter(id -> cards.is(id, "function")).filter(_ -> cards.card(part.id()).isPresent())
                            .ifPresent(function -> finds.add(part.id(), WireRole.TRIGGER, function, Map.of(), place));
                }
                return true;
            }
            case "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm" -> {
                for (String when : List.of("AlarmActions", "OKActions", "InsufficientDataActions")) {
                    List<Tree> actions = part.property(when).map(Tree::items).orElse(List.of());
                    for (int i = 0; i < actions.size(); i++) {
                        TreePath place = part.path(when).child(i);
                        references.target(actions.get(i)).filter(id -> cards.is(id, "function")).filter(_ -> cards.isPlain(part.id()))
                                .ifPresent(function -> finds.add(part.id(), WireRole.TRIGGER, function, Map.of(), place));
                    }
                }
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static Map<String, Value> fields(SourceForm form, Tree properties) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (SourceForm.Spot spot : form.wire()) {
            Optional<Tree> there = properties.at(spot.path());
            switch (spot.form()) {
                case PLAIN -> {
                    if (spot.field().equals("topics") || spot.field().equals("queues")) {
                        there.map(TreeValue::of).ifPresent(value -> fields.put(spot.field(), value));
                    } else {
                        EventWires.put(fields, spot.field(), there.filter(tree -> !tree.asText().filter(String::isEmpty).isPresent()));
                    }
                }
                case FILTERS -> StreamWires.filter(properties).ifPresent(filter -> fields.put(spot.field(), filter));
                case CREDENTIALS -> credentials(there).ifPresent(rows -> fields.put(spot.field(), rows));
                case VIRTUAL_HOST -> there.map(Tree::items).orElse(List.of()).stream().filter(SourceWires::isVirtualHost).findFirst().flatMap(row -> row.get("URI"))
                        .ifPresent(host -> fields.put(spot.field(), TreeValue.of(host)));
                case WHOLE_DOCUMENT -> fields.put(spot.field(), Value.of(there.flatMap(Tree::asText).filter("UpdateLookup"::equals).isPresent()));
            }
        }
        return fields;
    }

    private static boolean isVirtualHost(Tree row) {
        return row.get("Type").flatMap(Tree::asText).filter("VIRTUAL_HOST"::equals).isPresent();
    }

    private static Optional<Value> credentials(Optional<Tree> access) {
        List<Value> rows = access.map(Tree::items).orElse(List.of()).stream().filter(row -> !isVirtualHost(row)).<Value>map(row -> {
            Map<String, Value> columns = new LinkedHashMap<>();
            row.get("Type").ifPresent(type -> columns.put("type", TreeValue.of(type)));
            row.get("URI").ifPresent(uri -> columns.put("uri", TreeValue.of(uri)));
            return new Value.Entries(columns);
        }).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(Value.of(rows));
    }

    /** What an event says, in the words of the resource that makes the wire. */
    static Tree inWordsOf(SourceTemplate.Part part, Node source, Tree properties) {
        boolean own = properties.get("KafkaBootstrapServers").isPresent();
        return part.type().equals(MAPPING) ? SourceForm.ofKind(source.kind()).map(form -> SourceForm.mapping(own ? SourceForm.OWN_KAFKA : form.event(), properties)).orElse(properties) : properties;
    }

    /** Lets a function that was drawn to log somewhere be read there: an event for its log group, where the template has none yet. */
    static void addLogging(Working work, WireAddition addition, Wire wire) {
        for (Wire onward : work.is().wires().values()) {
            if (onward.role() == WireRole.TRIGGER && onward.from().node().equals(wire.to().node())) {
                Tree there = work.edits().tree().at(work.part(onward.to().node()).path("Events")).orElseGet(Tree::map);
                work.parts().events(onward.id()).forEach((name, event) -> {
                    Optional<Tree> group = event.at("Properties", "LogGroupName");
                    if (there.entries().values().stream().noneMatch(other -> other.at("Properties", "LogGroupName").equals(group))) {
                        addition.addEvent(onward, name, event);
                    }
                });
            }
        }
    }

    /** Tells a user pool of the template that it asks a plain function, or no longer does. */
    static void askAt(Working work, TreePath pool, Tree function, List<Value> triggers) {
        triggers.forEach(trigger -> work.edit(edits -> edits.set(pool.child("Properties").child("LambdaConfig").child(trigger.display()), function)));
    }

    /** The words of a pool for when it asks. */
    static final Set<String> TRIGGERS = Set.of("PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication", "PreTokenGeneration", "CustomMessage", "UserMigration",
            "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse");

    /** Whom a pool asks. */
    static void users(Cards cards, Finds finds, SourceTemplate.Part pool) {
        pool.property("LambdaConfig").map(Tree::entries).ifPresent(config -> config.forEach((when, function) -> {
            Optional<String> id = (when.equals("PreTokenGenerationConfig") ? function.get("LambdaArn") : Optional.of(function)).flatMap(cards.references()::target).filter(each -> cards.is(each, "function"));
            String trigger = when.replace("PreTokenGenerationConfig", "PreTokenGeneration");
            if (id.isPresent() && TRIGGERS.contains(trigger)) {
                finds.add(pool.id(), WireRole.TRIGGER, id.get(), Map.of("triggers", Value.of(List.of(Value.of(trigger)))), pool.path("LambdaConfig").child(when));
            }
        }));
    }

    /** Whom a pool asks, as an event of SAM says it. */
    static boolean users(Cards cards, Finds finds, Tree properties, String function, TreePath place) {
        Optional<String> pool = properties.get("UserPool").flatMap(cards.references()::target).filter(id -> cards.is(id, "user-pool"));
        List<Value> triggers = properties.get("Trigger").map(tree -> tree instanceof Tree.Seq ? tree.items() : List.of(tree)).orElse(List.of()).stream().map(TreeValue::of).toList();
        pool.ifPresent(id -> finds.add(id, WireRole.TRIGGER, function, Map.of("triggers", Value.of(triggers)), place));
        return pool.isPresent();
    }

    /** Changes when a pool of the template asks, where the pool itself says it. */
    static void changeUsers(Working work, Wire was, Wire is, List<TreePath> places) {
        List<Value> before = was.field("triggers").map(Value::asItems).orElse(List.of());
        List<Value> after = is.field("triggers").map(Value::asItems).orElse(List.of());
        TreePath config = places.getFirst().parent();
        Tree function = work.edits().tree().at(places.getFirst()).map(tree -> tree.get("LambdaArn").orElse(tree)).orElseGet(Tree::nothing);
        for (Value trigger : after) {
            if (!before.contains(trigger)) {
                work.edit(edits -> edits.set(config.child(trigger.display()), function));
            }
        }
        places.stream().filter(place -> !after.contains(Value.of(place.last().replace("PreTokenGenerationConfig", "PreTokenGeneration")))).forEach(place -> work.edit(edits -> Pruning.remove(edits, place)));
    }
}
