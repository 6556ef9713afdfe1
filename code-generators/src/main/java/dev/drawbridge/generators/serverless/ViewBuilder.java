package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
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
    private final Tree provider;
    private final SequencedMap<String, FrameworkView.Function> functions = new LinkedHashMap<>();
    private final Map<String, TreePath> outputs = new LinkedHashMap<>();
    private final Set<String> functionIds = new HashSet<>();
    private final ViewParts parts = new ViewParts();
    private final ViewEvents events;
    private final Apis apis;
    private boolean sharesRole;

    ViewBuilder(FrameworkDocument file, FrameworkView.Hints hints) {
        this.file = file;
        this.provider = file.at("provider").orElseGet(Tree::map);
        this.apis = new Apis(file);
        this.events = new ViewEvents(file, hints, apis, parts);
        file.functions().keySet().forEach(key -> functionIds.add(FrameworkIds.function(key)));
    }

    FrameworkView view() {
        findResources();
        layers();
        file.functions().forEach(this::function);
        shared();
        ScheduleRules rules = new ScheduleRules(parts.all(), functions, id -> functions.get(id).key());
        parts.resources().forEach((id, path) -> parts.add(id, rules.inView(file.at(path).orElseGet(Tree::map))));
        return new FrameworkView(file, this);
    }

    private void findResources() {
        for (TreePath template : file.templates()) {
            file.at(template.child("Resources")).orElseGet(Tree::map).entries().forEach((id, body) -> {
                TreePath path = template.child("Resources").child(id);
                if (!isOverride(id, body)) {
                    parts.found(id, path);
                }
            });
            file.at(template.child("Outputs")).orElseGet(Tree::map).entries().forEach((name, body) -> {
                TreePath path = template.child("Outputs").child(name);
                if (outputs.putIfAbsent(name, path) == null) {
                    parts.place(TreePath.of("Outputs", name), path);
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
            parts.make(id, "AWS::Serverless::LayerVersion", properties, FrameworkView.Made.Kind.LAYER, TreePath.of("layers", key));
            parts.name(id, key);
        });
    }

    private void function(String key, TreePath path) {
        String id = FrameworkIds.function(key);
        Tree own = file.at(path).orElseGet(Tree::map);
        if (parts.has(id)) {
            return;
        }
        parts.place(ViewParts.resource(id), path);
        parts.name(id, key);
        Tree body = Tree.map("Type", Tree.string("AWS::Serverless::Function"));
        for (FunctionWord word : FunctionWord.all()) {
            boolean inherited = FunctionWord.INHERITED.contains(word);
            Optional<Tree> value = word.own(own).or(() -> inherited ? Optional.empty() : word.shared(provider));
            Optional<Tree> sam = value.map(word.toSam()).map(this::destined).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
            if (sam.isPresent()) {
                body = Twig.at(body, word.sam(), sam);
                parts.place(ViewParts.below(id, word.sam()), file.raw(ViewParts.below(path, word.own())).isPresent() ? ViewParts.below(path, word.own()) : path);
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
            if (!parts.resources().containsKey(FrameworkIds.logGroup(key))) {
                logs(id, key, path, own);
            }
        }
        List<FrameworkView.Event> found = new ArrayList<>();
        Tree sam = events.of(id, key, path, own, found);
        if (!sam.entries().isEmpty()) {
            body = Twig.at(body, TreePath.of("Properties", "Events"), Optional.of(sam));
        }
        functions.put(id, new FrameworkView.Function(key, path, List.copyOf(found)));
        parts.put(id, body);
    }

    /** A destination may be another function of the file, by its key. */
    private Tree destined(Tree sam) {
        Optional<String> key = sam.get("Destination").flatMap(Tree::asText).filter(file.functions()::containsKey);
        return key.map(function -> Tree.map("Type", Tree.string("Lambda")).with("Destination", Tree.getAtt(FrameworkIds.function(function), "Arn"))).orElse(sam);
    }

    private Optional<String> artifact(Tree own) {
        return own.at("package", "artifact").or(() -> file.at("package", "artifact")).flatMap(Tree::asText).filter(text -> !text.isBlank());
    }

    private Tree permissions(Tree body, String id, TreePath path, Tree own) {
        Optional<Tree> role = own.get("role").or(() -> provider.get("role")).or(() -> provider.at("iam", "role").filter(tree -> !(tree instanceof Tree.Map)));
        if (role.isPresent()) {
            String text = role.get().asText().orElse("");
            Tree reference = parts.resources().containsKey(text) ? Tree.getAtt(text, "Arn") : role.get();
            parts.place(ViewParts.below(id, TreePath.of("Properties", "Role")), own.get("role").isPresent() ? path.child("role") : PROVIDER);
            return Twig.at(body, TreePath.of("Properties", "Role"), Optional.of(reference));
        }
        if (own.get("iamRoleStatements").isPresent()) {
            parts.place(ViewParts.below(id, TreePath.of("Properties", "Policies", "0", "Statement")), path.child("iamRoleStatements"));
            List<Tree> policies = new ArrayList<>(List.of(Tree.map("Statement", own.get("iamRoleStatements").get())));
            boolean inherits = own.get("iamRoleStatementsInherit").filter(tree -> tree instanceof Tree.Scalar s && s.asBoolean().orElse(false)).isPresent();
            Optional<Tree> shared = file.at(file.statements()).filter(tree -> inherits && tree instanceof Tree.Seq);
            if (shared.isPresent()) {
                policies.add(Tree.map("Statement", shared.get()));
                parts.place(ViewParts.below(id, TreePath.of("Properties", "Policies", "1", "Statement")), file.statements());
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
        parts.make(logs, "AWS::Logs::LogGroup", properties, FrameworkView.Made.Kind.LOG_GROUP, path);
        parts.place(ViewParts.below(logs, TreePath.of("Properties", "RetentionInDays")), own.get("logRetentionInDays").isPresent() ? path.child("logRetentionInDays") : path);
    }

    private void shared() {
        if (!file.isAws()) {
            return;
        }
        if (apis.hasHttp() && provider.at("httpApi", "id").isEmpty()) {
            parts.make(FrameworkIds.HTTP_API, "AWS::Serverless::HttpApi", apis.http(), FrameworkView.Made.Kind.HTTP_API, place("provider", "httpApi"));
            apis.httpAuthorizers().keySet().forEach(name -> parts.place(TreePath.of("Resources", FrameworkIds.HTTP_API, "Properties", "Auth", "Authorizers", name),
                    TreePath.of("provider", "httpApi", "authorizers", name)));
            parts.place(TreePath.of("Resources", FrameworkIds.HTTP_API, "Properties", "CorsConfiguration"), place("provider", "httpApi", "cors"));
        }
        if (apis.hasRest() && provider.at("apiGateway", "restApiId").isEmpty()) {
            parts.make(FrameworkIds.REST_API, "AWS::Serverless::Api", apis.rest(), FrameworkView.Made.Kind.REST_API, place("provider", "apiGateway"));
            apis.restAuthorizers().forEach((name, authorizer) -> parts.place(TreePath.of("Resources", FrameworkIds.REST_API, "Properties", "Auth", "Authorizers", name), authorizer));
            parts.name(FrameworkIds.REST_API, "RestApi");
        }
        if (sharesRole) {
            Tree statements = file.at(file.statements()).filter(Tree.Seq.class::isInstance).orElseGet(Tree::seq);
            Tree policy = Tree.map("PolicyName", Tree.string("Shared")).with("PolicyDocument", Tree.map("Statement", statements));
            parts.make(FrameworkIds.ROLE, "AWS::IAM::Role", new Block().put("Policies", statements.items().isEmpty() ? List.of() : List.of(policy)),
                    FrameworkView.Made.Kind.ROLE, place("provider", "iam"));
            parts.place(TreePath.of("Resources", FrameworkIds.ROLE, "Properties", "Policies", "0", "PolicyDocument", "Statement"), file.statements());
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
                    parts.place(TreePath.of(section), template.child(section));
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
            parts.place(TreePath.of("Globals"), PROVIDER);
        }
        all.put("Resources", new Tree.Map(parts.all()));
        Block says = new Block();
        outputs.forEach((name, path) -> says.put(name, file.at(path).orElseGet(Tree::map)));
        return all.put("Outputs", says).tree();
    }

    Map<String, TreePath> outputs() {
        return outputs;
    }

    SequencedMap<String, FrameworkView.Function> functions() {
        return functions;
    }

    Map<String, FrameworkView.RawEvent> rawEvents() {
        return events.raw();
    }

    ViewParts parts() {
        return parts;
    }
}
