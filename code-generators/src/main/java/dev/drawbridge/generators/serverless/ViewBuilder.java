package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.sam.Globals;
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

/** Makes the view of a file. For one use. */
final class ViewBuilder {
    private static final TreePath PROVIDER = TreePath.of("provider");
    private static final String NAMED_SECTIONS = "Parameters Mappings Conditions Rules Metadata";

    private final FrameworkDocument file;
    private final FrameworkView.Hints hints;
    private final Tree provider;
    private final SequencedMap<String, Tree> parts = new LinkedHashMap<>();
    private final SequencedMap<String, FrameworkView.Function> functions = new LinkedHashMap<>();
    private final SequencedMap<String, TreePath> resources = new LinkedHashMap<>();
    private final Map<String, TreePath> outputs = new LinkedHashMap<>();
    private final Map<String, FrameworkView.Made> made = new LinkedHashMap<>();
    private final Map<TreePath, TreePath> places = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, FrameworkView.RawEvent> rawEvents = new LinkedHashMap<>();
    private final Map<String, Tree> underlying = new LinkedHashMap<>();
    private final Set<String> functionIds = new HashSet<>();
    private final Apis apis;
    private boolean sharesRole;

    ViewBuilder(FrameworkDocument file, FrameworkView.Hints hints) {
        this.file = file;
        this.hints = hints;
        this.provider = file.at("provider").orElseGet(Tree::map);
        this.apis = new Apis(file);
        file.functions().keySet().forEach(key -> functionIds.add(FrameworkIds.function(key)));
    }

    FrameworkView view() {
        findResources();
        layers();
        file.functions().forEach(this::function);
        shared();
        resources.forEach((id, path) -> {
            Tree own = file.at(path).orElseGet(Tree::map);
            parts.put(id, underlying.containsKey(id) ? Globals.merged(underlying.get(id), own) : own);
        });
        return new FrameworkView(file, this);
    }

    private void findResources() {
        for (TreePath template : file.templates()) {
            file.at(template.child("Resources")).orElseGet(Tree::map).entries().forEach((id, body) -> {
                TreePath path = template.child("Resources").child(id);
                if (!isOverride(id, body) && resources.putIfAbsent(id, path) == null) {
                    places.put(resource(id), path);
                }
            });
            file.at(template.child("Outputs")).orElseGet(Tree::map).entries().forEach((name, body) -> {
                TreePath path = template.child("Outputs").child(name);
                if (outputs.putIfAbsent(name, path) == null) {
                    places.put(TreePath.of("Outputs", name), path);
                }
            });
        }
    }

    /** Whether the file only adds to a function that the framework makes. */
    private boolean isOverride(String id, Tree body) {
        boolean function = body.get("Type").flatMap(Tree::asText).filter(type -> !type.equals("AWS::Lambda::Function")).isEmpty();
        return function && functionIds.contains(id);
    }

    private void layers() {
        file.at("layers").filter(_ -> file.isAws()).orElseGet(Tree::map).entries().forEach((key, layer) -> {
            Block properties = new Block().put("LayerName", layer.get("name").or(() -> Optional.of(Tree.string(key)))).put("Description", layer.get("description"))
                    .put("ContentUri", layer.at("package", "artifact").or(() -> layer.get("path"))).put("CompatibleRuntimes", layer.get("compatibleRuntimes"))
                    .put("CompatibleArchitectures", layer.get("compatibleArchitectures")).put("LicenseInfo", layer.get("licenseInfo"));
            String id = FrameworkIds.layer(key);
            make(id, "AWS::Serverless::LayerVersion", properties, FrameworkView.Made.Kind.LAYER, TreePath.of("layers", key));
            names.put(id, key);
        });
    }

    private static TreePath resource(String id) {
        return TreePath.of("Resources", id);
    }

    private void function(String key, TreePath path) {
        String id = FrameworkIds.function(key);
        Tree own = file.at(path).orElseGet(Tree::map);
        if (parts.containsKey(id) || resources.containsKey(id)) {
            return;
        }
        places.put(resource(id), path);
        names.put(id, key);
        Tree body = Tree.map("Type", Tree.string("AWS::Serverless::Function"));
        for (FunctionWord word : FunctionWord.all()) {
            boolean inherited = FunctionWord.INHERITED.contains(word);
            Optional<Tree> value = word.own(own).or(() -> inherited ? Optional.empty() : word.shared(provider));
            Optional<Tree> sam = value.map(word.toSam()).map(this::destined).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
            if (sam.isPresent()) {
                body = Twig.at(body, word.sam(), sam);
                places.put(below(id, word.sam()), file.raw(below(path, word.own())).isPresent() ? below(path, word.own()) : path);
            }
        }
        if (file.isAws()) {
            if (body.at("Properties", "FunctionName").isEmpty()) {
                // the name that the framework gives is no setting, but others may tell the function by it
                body = Twig.at(body, TreePath.of("Properties", "Name"), Optional.of(Tree.string(file.service() + "-" + file.stage() + "-" + key)));
            }
            body = Twig.at(body, TreePath.of("Properties", "PackageType"), own.get("image").map(_ -> Tree.string("Image")));
            body = Twig.at(body, TreePath.of("Properties", "CodeUri"), artifact(own).map(Tree::string));
            body = permissions(body, id, path, own);
            if (!resources.containsKey(FrameworkIds.logGroup(key))) {
                logs(id, key, path, own);
            }
        }
        List<FrameworkView.Event> events = new ArrayList<>();
        Tree sam = events(id, key, path, own, events);
        if (!sam.entries().isEmpty()) {
            body = Twig.at(body, TreePath.of("Properties", "Events"), Optional.of(sam));
        }
        functions.put(id, new FrameworkView.Function(key, path, List.copyOf(events)));
        parts.put(id, body);
    }

    /** A destination may be another function of the file, by its key. */
    private Tree destined(Tree sam) {
        Optional<String> key = sam.get("Destination").flatMap(Tree::asText).filter(file.functions()::containsKey);
        return key.map(function -> Tree.map("Type", Tree.string("Lambda")).with("Destination", Tree.getAtt(FrameworkIds.function(function), "Arn"))).orElse(sam);
    }

    private static TreePath below(String id, TreePath path) {
        return below(resource(id), path);
    }

    private static TreePath below(TreePath base, TreePath path) {
        List<String> steps = new ArrayList<>(base.steps());
        steps.addAll(path.steps());
        return new TreePath(steps);
    }

    private Optional<String> artifact(Tree own) {
        return own.at("package", "artifact").or(() -> file.at("package", "artifact")).flatMap(Tree::asText).filter(text -> !text.isBlank());
    }

    private Tree permissions(Tree body, String id, TreePath path, Tree own) {
        Optional<Tree> role = own.get("role").or(() -> provider.get("role")).or(() -> provider.at("iam", "role").filter(tree -> !(tree instanceof Tree.Map)));
        if (role.isPresent()) {
            String text = role.get().asText().orElse("");
            Tree reference = resources.containsKey(text) ? Tree.getAtt(text, "Arn") : role.get();
            places.put(below(id, TreePath.of("Properties", "Role")), own.get("role").isPresent() ? path.child("role") : PROVIDER);
            return Twig.at(body, TreePath.of("Properties", "Role"), Optional.of(reference));
        }
        if (own.get("iamRoleStatements").isPresent()) {
            places.put(below(id, TreePath.of("Properties", "Policies", "0", "Statement")), path.child("iamRoleStatements"));
            List<Tree> policies = new ArrayList<>(List.of(Tree.map("Statement", own.get("iamRoleStatements").get())));
            boolean inherits = own.get("iamRoleStatementsInherit").filter(tree -> tree instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent();
            Optional<Tree> shared = file.at(file.statements()).filter(tree -> inherits && tree instanceof Tree.Seq);
            if (shared.isPresent()) {
                policies.add(Tree.map("Statement", shared.get()));
                places.put(below(id, TreePath.of("Properties", "Policies", "1", "Statement")), file.statements());
            }
            return Twig.at(body, TreePath.of("Properties", "Policies"), Optional.of(Tree.seq(policies)));
        }
        sharesRole = true;
        return Twig.at(body, TreePath.of("Properties", "Role"), Optional.of(Tree.getAtt(FrameworkIds.ROLE, "Arn")));
    }

    private void logs(String id, String key, TreePath path, Tree own) {
        String logs = FrameworkIds.logGroup(key);
        Block properties = new Block().put("LogGroupName", Tree.sub("/aws/lambda/${" + id + "}"))
                .put("RetentionInDays", own.get("logRetentionInDays").or(() -> provider.get("logRetentionInDays")));
        make(logs, "AWS::Logs::LogGroup", properties, FrameworkView.Made.Kind.LOG_GROUP, path);
        places.put(below(logs, TreePath.of("Properties", "RetentionInDays")), own.get("logRetentionInDays").isPresent() ? path.child("logRetentionInDays") : path);
    }

    private void make(String id, String type, Block properties, FrameworkView.Made.Kind kind, TreePath place) {
        if (resources.containsKey(id) && kind == FrameworkView.Made.Kind.OTHER) {
            // the framework puts what the file says over what it makes itself
            underlying.putIfAbsent(id, new Block().put("Type", type).put("Properties", properties.tree()).tree());
        }
        if (!resources.containsKey(id) && !made.containsKey(id)) {
            parts.put(id, new Block().put("Type", type).put("Properties", properties.tree()).tree());
            made.put(id, new FrameworkView.Made(kind, place));
            places.put(resource(id), place);
        }
    }

    private Tree events(String id, String key, TreePath path, Tree own, List<FrameworkView.Event> found) {
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
        if (parts.containsKey(part) || resources.containsKey(part)) {
            return;
        }
        Tree properties = value instanceof Tree.Map ? value : value instanceof Tree.Scalar s && s.isNull() ? Tree.map() : Tree.map("value", value);
        parts.put(part, new Block().put("Type", FrameworkView.EVENT + kind).put("Properties", properties).put("Starts", Tree.ref(id)).tree());
        rawEvents.put(part, new FrameworkView.RawEvent(item, place));
        names.put(part, key + " " + kind);
        places.put(resource(part), place);
        places.put(resource(part).child("Properties"), place);
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
        places.put(event, place);
        places.put(event.child("Properties"), place);
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
                make(id, "AWS::S3::Bucket", new Block().put("BucketName", name), FrameworkView.Made.Kind.OTHER, item);
                names.put(id, bucket.asText().get());
                yield known.with("Bucket", Tree.ref(id));
            }
            case "sns" -> {
                Optional<String> topic = full.get("topicName").flatMap(Tree::asText);
                if (sam.get("Topic").isPresent() || topic.isEmpty()) {
                    yield sam;
                }
                String id = FrameworkIds.topic(topic.get());
                make(id, "AWS::SNS::Topic", new Block().put("TopicName", topic.get()).put("DisplayName", full.get("displayName")), FrameworkView.Made.Kind.OTHER, item);
                names.put(id, topic.get());
                yield sam.with("Topic", Tree.ref(id));
            }
            case "eventBridge" -> {
                Optional<String> bus = full.get("eventBus").flatMap(Tree::asText).filter(text -> !text.startsWith("arn") && !text.equals("default") && !text.contains("${"));
                if (bus.isEmpty()) {
                    yield sam;
                }
                String id = FrameworkIds.bus(bus.get());
                make(id, "AWS::Events::EventBus", new Block().put("Name", bus.get()), FrameworkView.Made.Kind.OTHER, item);
                names.put(id, bus.get());
                yield sam.with("EventBusName", Tree.ref(id));
            }
            case "websocket" -> {
                Optional<Tree> other = provider.at("apiGateway", "websocketApiId");
                if (other.isEmpty()) {
                    make(FrameworkIds.WEBSOCKETS, "Serverless::WebSocketApi", new Block().put("RouteSelectionExpression",
                            provider.get("websocketsApiRouteSelectionExpression").orElse(Tree.string("$request.body.action"))).put("StageName", file.stage()),
                            FrameworkView.Made.Kind.WEBSOCKETS, place("provider"));
                    names.put(FrameworkIds.WEBSOCKETS, FrameworkIds.WEBSOCKETS);
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
                make(id, "AWS::Cognito::UserPool", new Block().put("UserPoolName", pool.get()), FrameworkView.Made.Kind.OTHER, item);
                names.put(id, pool.get());
                yield sam.with("UserPool", Tree.ref(id));
            }
            default -> sam;
        };
    }

    private void shared() {
        if (!file.isAws()) {
            return;
        }
        if (apis.hasHttp() && provider.at("httpApi", "id").isEmpty()) {
            make(FrameworkIds.HTTP_API, "AWS::Serverless::HttpApi", apis.http(), FrameworkView.Made.Kind.HTTP_API, place("provider", "httpApi"));
            apis.httpAuthorizers().keySet().forEach(name -> places.put(TreePath.of("Resources", FrameworkIds.HTTP_API, "Properties", "Auth", "Authorizers", name),
                    TreePath.of("provider", "httpApi", "authorizers", name)));
            places.put(TreePath.of("Resources", FrameworkIds.HTTP_API, "Properties", "CorsConfiguration"), place("provider", "httpApi", "cors"));
        }
        if (apis.hasRest() && provider.at("apiGateway", "restApiId").isEmpty()) {
            make(FrameworkIds.REST_API, "AWS::Serverless::Api", apis.rest(), FrameworkView.Made.Kind.REST_API, place("provider", "apiGateway"));
            apis.restAuthorizers().forEach((name, authorizer) -> places.put(TreePath.of("Resources", FrameworkIds.REST_API, "Properties", "Auth", "Authorizers", name), authorizer));
            names.put(FrameworkIds.REST_API, "RestApi");
        }
        if (sharesRole) {
            Tree statements = file.at(file.statements()).filter(Tree.Seq.class::isInstance).orElseGet(Tree::seq);
            Tree policy = Tree.map("PolicyName", Tree.string("Shared")).with("PolicyDocument", Tree.map("Statement", statements));
            make(FrameworkIds.ROLE, "AWS::IAM::Role", new Block().put("Policies", statements.items().isEmpty() ? List.of() : List.of(policy)),
                    FrameworkView.Made.Kind.ROLE, place("provider", "iam"));
            places.put(TreePath.of("Resources", FrameworkIds.ROLE, "Properties", "Policies", "0", "PolicyDocument", "Statement"), file.statements());
        }
    }

    private TreePath place(String... steps) {
        TreePath place = TreePath.ROOT;
        for (String step : steps) {
            if (file.raw(place.child(step)).isEmpty()) {
                break;
            }
            place = place.child(step);
        }
        return place;
    }

    Tree template() {
        Block all = new Block().put("Transform", "AWS::Serverless-2016-10-31");
        for (TreePath template : file.templates()) {
            for (String section : NAMED_SECTIONS.split(" ")) {
                file.at(template.child(section)).filter(tree -> tree instanceof Tree.Map).ifPresent(tree -> {
                    all.put(section, tree);
                    places.put(TreePath.of(section), template.child(section));
                });
            }
        }
        Tree globals = Tree.map("Properties", file.isAws() ? Tree.map("MemorySize", Tree.integer(1024)).with("Timeout", Tree.integer(6)) : Tree.map());
        for (FunctionWord word : FunctionWord.INHERITED) {
            Optional<Tree> value = word.shared(provider).map(word.toSam());
            globals = value.isPresent() ? Twig.at(globals, word.sam(), value) : globals;
        }
        Tree shared = globals.get("Properties").orElseThrow();
        if (!shared.entries().isEmpty()) {
            all.put("Globals", Tree.map("Function", shared));
            places.put(TreePath.of("Globals"), PROVIDER);
        }
        all.put("Resources", new Tree.Map(parts));
        Block says = new Block();
        outputs.forEach((name, path) -> says.put(name, file.at(path).orElseGet(Tree::map)));
        return all.put("Outputs", says).tree();
    }

    SequencedMap<String, FrameworkView.Function> functions() {
        return functions;
    }

    SequencedMap<String, TreePath> resources() {
        return resources;
    }

    Map<String, TreePath> outputs() {
        return outputs;
    }

    Map<String, FrameworkView.Made> made() {
        return made;
    }

    Map<TreePath, TreePath> places() {
        return places;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, FrameworkView.RawEvent> rawEvents() {
        return rawEvents;
    }
}
