package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The functions of a file as SAM says them, with the names that the framework gives. For one template. */
final class FunctionSource {
    /** Words of a function that are read somewhere, or that are about packaging and versions alone. */
    private static final Set<String> READ = Set.of("events", "package", "role", "iamRoleStatements", "iamRoleStatementsInherit", "iamRoleStatementsName", "logRetentionInDays", "disableLogs",
            "versionFunction", "image", "url", "fileSystemConfig", "module", "runtimeManagement", "recursiveLoop");
    private static final Map<String, String> URL_CORS = Map.of("allowedOrigins", "AllowOrigins", "allowedMethods", "AllowMethods", "allowedHeaders", "AllowHeaders",
            "exposedResponseHeaders", "ExposeHeaders", "allowCredentials", "AllowCredentials", "maxAge", "MaxAge");

    private final FrameworkDocument file;
    private final FrameworkView view;
    private final ApiSource apis;
    private final Losses losses;
    private final Set<String> words = new TreeSet<>(READ);

    FunctionSource(FrameworkDocument file, FrameworkView view, ApiSource apis, Losses losses) {
        this.file = file;
        this.view = view;
        this.apis = apis;
        this.losses = losses;
        FunctionWord.all().forEach(word -> words.add(word.own().steps().getFirst()));
    }

    /** @param seen the function in the view */
    Tree function(String id, Tree seen) {
        FrameworkView.Function function = view.functions().get(id);
        Tree own = file.at(function.path()).orElseGet(Tree::map);
        own.entries().forEach((word, value) -> {
            if (!words.contains(word) && !(value instanceof Tree.Scalar s && s.isNull())) {
                losses.add(id, "Its setting " + word + " is not written.");
            }
        });
        Tree properties = seen.get("Properties").orElseGet(Tree::map);
        SequencedMap<String, Tree> all = new LinkedHashMap<>(properties.entries());
        Optional.ofNullable(all.remove("Name")).ifPresent(name -> all.putIfAbsent("FunctionName", name));
        all.remove("CodeUri");
        if (own.get("image").isPresent()) {
            image(id, own.get("image").get(), all);
        } else {
            all.put("CodeUri", properties.get("CodeUri").orElse(Tree.string(".")));
        }
        if (all.get("VpcConfig") != null && own.get("vpc").filter(vpc -> vpc instanceof Tree.Scalar).isPresent()) {
            all.remove("VpcConfig");
        }
        own.get("url").filter(url -> !all.getOrDefault("FunctionUrlConfig", Tree.nothing()).entries().isEmpty()).ifPresent(url -> url(url, all));
        own.get("fileSystemConfig").ifPresent(mount -> all.put("FileSystemConfigs", Tree.seq(new Block().put("Arn", mount.get("arn")).put("LocalMountPath", mount.get("localMountPath")).tree())));
        own.get("recursiveLoop").ifPresent(loop -> all.put("RecursiveLoop", loop));
        if (all.containsKey("ProvisionedConcurrencyConfig")) {
            all.put("AutoPublishAlias", Tree.string("provisioned"));
        } else if (properties.at("SnapStart", "ApplyOn").equals(Optional.of(Tree.string("PublishedVersions")))) {
            all.put("AutoPublishAlias", Tree.string("snapstart"));
        }
        Block events = new Block();
        properties.get("Events").orElseGet(Tree::map).entries().forEach((name, event) -> {
            Tree whole = event(id, function, name, event);
            // the routes of sockets stand with their API
            if (!whole.get("Type").equals(Optional.of(Tree.string("WebSocket"))) || view.made().get(FrameworkIds.WEBSOCKETS) == null) {
                events.put(name, whole);
            }
        });
        all.remove("Events");
        Block whole = new Block();
        seen.entries().forEach((key, value) -> whole.put(key, key.equals("Properties") ? new Tree.Map(all) : value));
        Tree written = events.isEmpty() ? whole.tree() : Twig.at(whole.tree(), TreePath.of("Properties", "Events"), Optional.of(events.tree()));
        boolean logged = view.made().containsKey(FrameworkIds.logGroup(function.key())) && !isOff(own);
        return logged ? waiting(written, Tree.string(FrameworkIds.logGroup(function.key()))) : written;
    }

    private static boolean isOff(Tree function) {
        return function.get("disableLogs").filter(off -> off instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent();
    }

    /** The log group of a function has its name, not a reference to it: the function waits for the group. */
    Optional<Tree> log(String id, Tree seen) {
        Optional<Map.Entry<String, FrameworkView.Function>> owner = view.functions().entrySet().stream().filter(each -> FrameworkIds.logGroup(each.getValue().key()).equals(id)).findFirst();
        Tree function = owner.flatMap(each -> file.at(each.getValue().path())).orElseGet(Tree::map);
        if (owner.isEmpty() || isOff(function)) {
            return Optional.empty();
        }
        Tree properties = view.template().at("Resources", owner.get().getKey(), "Properties").orElseGet(Tree::map);
        Tree name = properties.get("FunctionName").or(() -> properties.get("Name")).orElse(Tree.string(owner.get().getValue().key()));
        Optional<String> path = Holes.open(name).map(text -> "/aws/lambda/" + text);
        Tree called = path.map(text -> Holes.closed(Tree.string(text))).orElse(name);
        return Optional.of(Twig.at(seen, TreePath.of("Properties", "LogGroupName"), Optional.of(called)));
    }

    private void image(String id, Tree image, Map<String, Tree> all) {
        Optional<String> name = image.asText().or(() -> image.get("name").flatMap(Tree::asText)).filter(text -> !text.contains("/"));
        name.ifPresent(text -> losses.add(id, "The framework builds its image " + text + "; write the address of an image to deploy it otherwise."));
        Tree config = new Block().put("Command", image.get("command")).put("EntryPoint", image.get("entryPoint")).put("WorkingDirectory", image.get("workingDirectory")).tree();
        if (!config.entries().isEmpty()) {
            all.put("ImageConfig", config);
        }
    }

    private static void url(Tree url, Map<String, Tree> all) {
        Tree config = all.get("FunctionUrlConfig");
        Optional<Tree> said = url.get("cors").filter(cors -> !(cors instanceof Tree.Scalar s && !s.asBoolean().orElse(true)));
        if (said.isPresent()) {
            Block cors = new Block().put("AllowOrigins", Block.strings("*")).put("AllowMethods", Block.strings("*"))
                    .put("AllowHeaders", Block.strings("Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key", "X-Amz-Security-Token", "X-Amzn-Trace-Id"));
            said.get().entries().forEach((word, value) -> cors.put(URL_CORS.getOrDefault(word, word), value));
            all.put("FunctionUrlConfig", config.with("Cors", cors.tree()));
        }
    }

    private Tree event(String id, FrameworkView.Function function, String name, Tree event) {
        FrameworkView.Event found = function.event(name).orElseThrow();
        EventWord word = found.word();
        Tree value = word.full(file.at(found.value()).orElseGet(Tree::map));
        Set<String> read = word.properties().stream().map(property -> property.own().split("/")[0]).collect(Collectors.toCollection(TreeSet::new));
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        if (word.isRoute()) {
            properties = apis.route(id, word, value, properties);
            read.addAll(ApiSource.READ);
        }
        if (word.type().equals("ScheduleV2") && properties.get("RoleArn").isEmpty()) {
            Tree role = view.template().at("Resources", id, "Properties", "Role").orElse(Tree.getAtt(FrameworkIds.ROLE, "Arn"));
            properties = properties.with("RoleArn", role);
        }
        read.addAll(List.of("existing", "type", "topicName", "displayName", "forceDeploy", "method"));
        if (word.own().equals("websocket")) {
            read.add("authorizer");
        }
        List<String> unread = new ArrayList<>(value.entries().keySet());
        unread.removeAll(read);
        if (!unread.isEmpty()) {
            losses.add(id, "Of its event " + word.key() + " these settings are not written: " + String.join(", ", unread) + ".");
        }
        return event.with("Properties", properties);
    }

    /** A resource that waits for one more. */
    static Tree waiting(Tree resource, Tree others) {
        List<Tree> all = new ArrayList<>();
        List.of(resource.get("DependsOn"), Optional.of(others)).forEach(said -> said.ifPresent(there -> there.each().stream()
                .filter(each -> !all.contains(each)).forEach(all::add)));
        return resource.with("DependsOn", all.size() == 1 ? all.getFirst() : Tree.seq(all));
    }
}
