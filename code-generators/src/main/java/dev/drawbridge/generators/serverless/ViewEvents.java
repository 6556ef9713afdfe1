package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The events of functions in a file, as SAM has them, with what the framework makes for them. For one use. */
final class ViewEvents {
    private static final TreePath PROVIDER = TreePath.of("provider");

    private final FrameworkDocument file;
    private final FrameworkView.Hints hints;
    private final Tree provider;
    private final Apis apis;
    private final ViewParts parts;
    private final Map<String, FrameworkView.RawEvent> raw = new LinkedHashMap<>();

    ViewEvents(FrameworkDocument file, FrameworkView.Hints hints, Apis apis, ViewParts parts) {
        this.file = file;
        this.hints = hints;
        this.provider = file.at("provider").orElseGet(Tree::map);
        this.apis = apis;
        this.parts = parts;
    }

    /** Events that SAM has no words for, by the resource that stands for each. */
    Map<String, FrameworkView.RawEvent> raw() {
        return raw;
    }

    /** The events of a function as SAM has them. @param found where each stands in the file */
    Tree of(String id, String key, TreePath path, Tree own, List<FrameworkView.Event> found) {
        Block events = new Block();
        List<Tree> items = own.get("events").map(Tree::items).orElse(List.of());
        List<String[]> schedules = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            TreePath item = path.child("events").child(i);
            for (Map.Entry<String, Tree> each : items.get(i).entries().entrySet()) {
                TreePath value = item.child(each.getKey());
                Optional<EventWord> word = file.isAws() && !hints.raw().contains(value) ? EventWord.of(each.getKey(), each.getValue()) : Optional.empty();
                if (word.isEmpty()) {
                    raw(id, key, each.getKey(), i, each.getValue(), item, value);
                } else {
                    event(id, key, word.get(), each.getValue(), item, value, found, events, taken, schedules);
                }
            }
        }
        return events.tree();
    }

    private void raw(String id, String key, String kind, int index, Tree value, TreePath item, TreePath place) {
        String part = FrameworkIds.normal(key) + FrameworkIds.plain(kind) + (index + 1);
        if (parts.has(part)) {
            return;
        }
        Tree properties = value instanceof Tree.Map ? value : value instanceof Tree.Scalar s && s.isNull() ? Tree.map() : Tree.map("value", value);
        parts.put(part, new Block().put("Type", FrameworkView.EVENT + kind).put("Properties", properties).put("Starts", Tree.ref(id)).tree());
        raw.put(part, new FrameworkView.RawEvent(item, place));
        parts.name(part, key + " " + kind);
        parts.place(ViewParts.resource(part), place);
        parts.place(ViewParts.resource(part).child("Properties"), place);
    }

    private void event(String id, String key, EventWord word, Tree value, TreePath item, TreePath place, List<FrameworkView.Event> found, Block events,
            Set<String> taken, List<String[]> schedules) {
        Tree sam = source(word, value, word.sam(value), item);
        if (word.isSchedule()) {
            TreePath time = word.properties().getFirst().sam();
            Tree times = sam.at(time).orElseGet(Tree::nothing);
            boolean several = times instanceof Tree.Seq;
            List<Tree> all = several ? times.items() : List.of(times);
            for (int n = 0; n < all.size(); n++) {
                Tree one = Twig.at(sam, time, Optional.of(all.get(n)));
                String wish = value.get("name").flatMap(Tree::asText).filter(text -> !text.contains("${")).map(Names::pascal).filter(text -> text.matches("[A-Za-z].*"))
                        .orElse(FrameworkIds.plain(key) + "Schedule");
                put(id, free(schedule(id, text(all.get(n)), wish, taken), taken), word, one, item, place, several ? Optional.of(n) : Optional.empty(), found, events);
            }
            return;
        }
        if (word.isRoute()) {
            sam = apis.route(word, value, sam, place);
        }
        put(id, free(FrameworkIds.plain(word.type()), taken), word, sam, item, place, Optional.empty(), found, events);
    }

    private static String text(Tree tree) {
        return tree.asText().orElse(tree.toString());
    }

    /** The name that the drawing knows a schedule by: that of the one with the same expression, else the next that none has. */
    private String schedule(String function, String expression, String wish, Set<String> taken) {
        SequencedMap<String, String> known = hints.schedules().getOrDefault(function, new LinkedHashMap<>());
        Optional<String> same = known.entrySet().stream().filter(entry -> !taken.contains(entry.getKey()) && entry.getValue().equals(expression)).map(Map.Entry::getKey).findFirst();
        return same.or(() -> known.keySet().stream().filter(name -> !taken.contains(name) && !isInFile(function, known.get(name))).findFirst()).orElse(wish);
    }

    /** Whether another schedule of the function has that expression: then its name is that one's. */
    private boolean isInFile(String function, String expression) {
        return file.functions().entrySet().stream().filter(entry -> FrameworkIds.function(entry.getKey()).equals(function))
                .flatMap(entry -> file.at(entry.getValue().child("events")).orElseGet(Tree::seq).items().stream())
                .flatMap(item -> item.entries().entrySet().stream())
                .anyMatch(event -> EventWord.of(event.getKey(), event.getValue()).filter(EventWord::isSchedule).map(word -> word.sam(event.getValue()).at(word.properties().getFirst().sam()).orElseGet(Tree::nothing))
                        .filter(time -> text(time).equals(expression) || time.items().stream().anyMatch(each -> text(each).equals(expression))).isPresent());
    }

    private static String free(String wish, Set<String> taken) {
        String free = wish;
        for (int n = 2; !taken.add(free); n++) {
            free = wish + n;
        }
        return free;
    }

    private void put(String id, String name, EventWord word, Tree sam, TreePath item, TreePath place, Optional<Integer> element, List<FrameworkView.Event> found, Block events) {
        found.add(new FrameworkView.Event(name, word, item, place, element));
        events.put(name, new Block().put("Type", word.type()).put("Properties", sam).tree());
        TreePath event = TreePath.of("Resources", id, "Properties", "Events", name);
        parts.place(event, place);
        parts.place(event.child("Properties"), place);
    }

    /** What the framework makes for an event, and how the event of SAM refers to it. */
    private Tree source(EventWord word, Tree value, Tree sam, TreePath item) {
        Tree full = word.full(value);
        return switch (word.own()) {
            case "s3" -> {
                Tree bucket = full.get("bucket").orElseGet(Tree::nothing);
                Tree known = sam.get("Events").isPresent() ? sam : sam.with("Events", Tree.string("s3:ObjectCreated:*"));
                boolean existing = full.get("existing").filter(tree -> tree instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent();
                if (bucket.asText().isEmpty() || existing) {
                    yield known;
                }
                String name = provider.at("s3", bucket.asText().get(), "name").flatMap(Tree::asText).orElse(bucket.asText().get());
                String id = FrameworkIds.bucket(bucket.asText().get());
                parts.make(id, "AWS::S3::Bucket", new Block().put("BucketName", name), FrameworkView.Made.Kind.OTHER, item);
                parts.name(id, bucket.asText().get());
                yield known.with("Bucket", Tree.ref(id));
            }
            case "sns" -> {
                Optional<String> topic = full.get("topicName").flatMap(Tree::asText);
                if (sam.get("Topic").isPresent() || topic.isEmpty()) {
                    yield sam;
                }
                String id = FrameworkIds.topic(topic.get());
                parts.make(id, "AWS::SNS::Topic", new Block().put("TopicName", topic.get()).put("DisplayName", full.get("displayName")), FrameworkView.Made.Kind.OTHER, item);
                parts.name(id, topic.get());
                yield sam.with("Topic", Tree.ref(id));
            }
            case "eventBridge" -> {
                Optional<String> bus = full.get("eventBus").flatMap(Tree::asText).filter(text -> !text.startsWith("arn") && !text.equals("default") && !text.contains("${"));
                if (bus.isEmpty()) {
                    yield sam;
                }
                String id = FrameworkIds.bus(bus.get());
                parts.make(id, "AWS::Events::EventBus", new Block().put("Name", bus.get()), FrameworkView.Made.Kind.OTHER, item);
                parts.name(id, bus.get());
                yield sam.with("EventBusName", Tree.ref(id));
            }
            case "websocket" -> {
                Optional<Tree> other = provider.at("apiGateway", "websocketApiId");
                if (other.isEmpty()) {
                    parts.make(FrameworkIds.WEBSOCKETS, "Serverless::WebSocketApi", new Block().put("RouteSelectionExpression",
                            provider.get("websocketsApiRouteSelectionExpression").orElse(Tree.string("$request.body.action"))).put("StageName", file.stage()),
                            FrameworkView.Made.Kind.WEBSOCKETS, file.raw(PROVIDER).isPresent() ? PROVIDER : TreePath.ROOT);
                    parts.name(FrameworkIds.WEBSOCKETS, FrameworkIds.WEBSOCKETS);
                }
                yield sam.with("ApiId", other.orElse(Tree.ref(FrameworkIds.WEBSOCKETS)));
            }
            case "cognitoUserPool" -> {
                Optional<String> pool = full.get("pool").flatMap(Tree::asText);
                boolean existing = full.get("existing").filter(tree -> tree instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent();
                if (pool.isEmpty() || existing) {
                    yield sam;
                }
                String id = FrameworkIds.userPool(pool.get());
                parts.make(id, "AWS::Cognito::UserPool", new Block().put("UserPoolName", pool.get()), FrameworkView.Made.Kind.OTHER, item);
                parts.name(id, pool.get());
                yield sam.with("UserPool", Tree.ref(id));
            }
            default -> sam;
        };
    }
}
