package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.CloudFormationTemplate;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Carries what changed in the view of a file back into the file: to the place that it comes from, in the framework's words; what is new is
 * written in the framework's words where it has some, else as CloudFormation below {@code resources}. For one edit.
 */
public final class FrameworkPut {
    static final String FUNCTION = "AWS::Serverless::Function";
    private static final String HTTP_API = "AWS::Serverless::HttpApi";
    private static final String REST_API = "AWS::Serverless::Api";

    private final FrameworkView view;
    private final CloudFormationTemplate plain;
    private Edits edits;

    /** @param plain how what is SAM's alone is said without SAM */
    public FrameworkPut(FrameworkView view, CloudFormationTemplate plain) {
        this.view = view;
        this.plain = plain;
        this.edits = new Edits(view.file().document());
    }

    /**
     * The file for the view as it is after an edit.
     *
     * @throws ModelException if the framework has no words for the change
     */
    public Edits put(Tree after) {
        SequencedMap<String, Tree> was = new LinkedHashMap<>(view.template().get("Resources").orElseGet(Tree::map).entries());
        SequencedMap<String, Tree> is = after.get("Resources").orElseGet(Tree::map).entries();
        view.functions().forEach((id, function) -> requireHere(was, is, id, function.path()));
        view.resources().forEach((id, path) -> requireHere(was, is, id, path));
        view.rawEvents().forEach((id, event) -> requireHere(was, is, id, event.item()));
        view.made().forEach((id, made) -> {
            if (made.kind() == FrameworkView.Made.Kind.LOG_GROUP) {
                requireHere(was, is, id, made.place());
            }
        });
        NewParts fresh = new NewParts(view, was.keySet(), is, plain);
        SequencedMap<String, Tree> now = new LinkedHashMap<>();
        ScheduleRules rules = new ScheduleRules(is, view.functions(), id -> view.functions().containsKey(id) ? view.functions().get(id).key() : fresh.key(id));
        is.forEach((id, body) -> now.put(id, fresh.theirs(rules.inFile(body))));
        ScheduleRules before = new ScheduleRules(was, view.functions(), id -> view.functions().get(id).key());
        was.replaceAll((_, body) -> before.inFile(body));
        // what changes first, then what comes, then what goes: places stay where they are as long as they are needed
        ApiPut apis = new ApiPut(view, was, now);
        view.functions().forEach((id, function) -> {
            if (now.containsKey(id)) {
                edits = new FunctionPut(view, apis, edits).put(id, function, was.get(id), now.get(id));
            }
        });
        edits = apis.put(edits);
        view.made().forEach((id, made) -> {
            if (now.containsKey(id) && !now.get(id).equals(was.get(id))) {
                made(id, made, was.get(id), now.get(id));
            }
        });
        view.resources().forEach((id, path) -> {
            if (now.containsKey(id) && !now.get(id).equals(was.get(id))) {
                set(path, Twig.restored(view.file().raw(path).orElseThrow(), was.get(id), now.get(id)));
            }
        });
        view.rawEvents().forEach((id, event) -> {
            if (now.containsKey(id) && !now.get(id).equals(was.get(id))) {
                rawEvent(event, was.get(id), now.get(id));
            }
        });
        now.forEach((id, body) -> {
            if (!was.containsKey(id)) {
                add(id, body, fresh);
            }
        });
        outputs(after, fresh);
        gone(was, now);
        stage(was, now);
        return edits;
    }

    private void requireHere(Map<String, Tree> was, Map<String, Tree> is, String id, TreePath place) {
        if (was.containsKey(id) && !was.get(id).equals(is.get(id))) {
            view.file().requireHere(place);
        }
    }

    /** What the file adds to the stage of an API cannot stay without a route: the framework makes the stage with the first. */
    private void stage(Map<String, Tree> was, Map<String, Tree> is) {
        if (hasRoutes(was) && !hasRoutes(is)) {
            for (TreePath template : view.file().templates()) {
                TreePath stage = template.child("extensions").child("HttpApiStage");
                edits = edits.tree().at(stage).isPresent() ? pruned(edits, stage, template.steps().size()) : edits;
            }
        }
    }

    private static boolean hasRoutes(Map<String, Tree> parts) {
        return parts.values().stream().anyMatch(part -> part.at("Properties", "Events").orElseGet(Tree::map).entries().values().stream()
                .anyMatch(event -> event.get("Type").flatMap(Tree::asText).filter("HttpApi"::equals).isPresent()));
    }

    private void set(TreePath path, Tree value) {
        edits = edits.set(path, value);
    }

    private void made(String id, FrameworkView.Made made, Tree was, Tree is) {
        switch (made.kind()) {
            case ROLE -> statements(was, is);
            case LOG_GROUP -> {
                Optional<Tree> days = is.at("Properties", "RetentionInDays");
                TreePath place = made.place().child("logRetentionInDays");
                if (days.isPresent()) {
                    set(place, days.get());
                } else if (edits.tree().at(place).isPresent()) {
                    edits = edits.remove(place);
                } else {
                    throw new ModelException("The provider says how long logs are kept. Change provider.logRetentionInDays in the file, the drawing follows.");
                }
            }
            // the framework merges what resources say about what it makes
            case OTHER -> override(id, was, is);
            case WEBSOCKETS -> websockets(was, is);
            case LAYER -> throw new ModelException("The framework makes this layer. Change " + made.place() + " in the file, the drawing follows.");
            case HTTP_API, REST_API -> { }
        }
    }

    private void websockets(Tree was, Tree is) {
        TreePath selection = TreePath.of("Properties", "RouteSelectionExpression");
        if (!Twig.at(was, selection, Optional.empty()).equals(Twig.at(is, selection, Optional.empty()))) {
            throw new ModelException("The framework gives its WebSocket API the stage of the service and has no word for its limits. Write them below resources.extensions in the file.");
        }
        edits = withProvider(edits);
        set(TreePath.of("provider", "websocketsApiRouteSelectionExpression"), is.at(selection).orElse(Tree.string("$request.body.action")));
    }

    private void override(String id, Tree was, Tree is) {
        Tree own = Tree.map("Type", is.get("Type").orElseThrow());
        for (Map.Entry<String, Tree> entry : is.entries().entrySet()) {
            Optional<Tree> before = was.get(entry.getKey());
            if (entry.getValue() instanceof Tree.Map(var properties) && before.isPresent()) {
                for (Map.Entry<String, Tree> property : properties.entrySet()) {
                    if (!before.get().get(property.getKey()).equals(Optional.of(property.getValue()))) {
                        own = Twig.at(own, TreePath.of(entry.getKey(), property.getKey()), Optional.of(property.getValue()));
                    }
                }
            } else if (!before.equals(Optional.of(entry.getValue()))) {
                own = own.with(entry.getKey(), entry.getValue());
            }
        }
        resource(id, own);
    }

    /** The statements that all functions share. */
    private void statements(Tree was, Tree is) {
        TreePath place = view.file().statements();
        Tree before = Tree.seq(statements(was));
        Tree after = Tree.seq(statements(is));
        if (!before.equals(after)) {
            statements(place, before, after);
        }
        if (!Twig.at(was, TreePath.of("Properties", "Policies"), Optional.empty()).equals(Twig.at(is, TreePath.of("Properties", "Policies"), Optional.empty()))) {
            throw new ModelException("The framework makes the role that functions share. Change it below provider.iam in the file, the drawing follows.");
        }
    }

    private static List<Tree> statements(Tree role) {
        return role.at("Properties", "Policies").map(Tree::items).orElse(List.of()).stream()
                .flatMap(policy -> policy.at("PolicyDocument", "Statement").map(Tree::items).orElse(List.of()).stream()).toList();
    }

    private void statements(TreePath place, Tree before, Tree after) {
        Optional<Tree> raw = edits.tree().at(place).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
        if (raw.isEmpty()) {
            edits = withProvider(edits);
            set(place, after);
        } else if (after.items().isEmpty()) {
            edits = pruned(edits, place, 1);
        } else {
            set(place, Twig.restored(raw.get(), before, after));
        }
    }

    /** With a provider that can say more than its name. */
    static Edits withProvider(Edits edits) {
        Optional<Tree> name = edits.tree().get("provider").filter(provider -> provider.asText().isPresent());
        return name.isPresent() ? edits.set(TreePath.of("provider"), Tree.map("name", name.get())) : edits;
    }

    /** Without that place, and without what holds nothing else, down to so many steps. */
    static Edits pruned(Edits edits, TreePath place, int keep) {
        TreePath whole = place;
        while (whole.steps().size() - 1 > keep && isOnly(edits.tree(), whole)) {
            whole = whole.parent();
        }
        return edits.tree().at(whole).isPresent() ? edits.remove(whole) : edits;
    }

    private static boolean isOnly(Tree tree, TreePath place) {
        Tree holder = tree.at(place.parent()).orElseGet(Tree::map);
        return holder instanceof Tree.Seq(var items) ? items.size() == 1 : holder.entries().size() == 1;
    }

    private void rawEvent(FrameworkView.RawEvent event, Tree was, Tree is) {
        if (!was.get("Type").equals(is.get("Type"))) {
            throw new ModelException("What kind of event this is cannot be changed here. Write it in the file, the drawing follows.");
        }
        Tree before = was.get("Properties").orElseGet(Tree::map);
        Tree after = is.get("Properties").orElseGet(Tree::map);
        Tree raw = edits.tree().at(event.value()).orElseThrow(() -> behind(event.value()));
        if (raw instanceof Tree.Map) {
            set(event.value(), Twig.restored(raw, before, after));
        } else {
            set(event.value(), after.entries().size() == 1 && after.get("value").isPresent() ? after.get("value").get() : after);
        }
    }

    static ModelException behind(TreePath place) {
        return new ModelException("What stands at " + place + " is behind a variable. Change it there, the drawing follows.");
    }

    private void add(String id, Tree body, NewParts fresh) {
        String type = body.get("Type").flatMap(Tree::asText).orElse("");
        switch (type) {
            case FUNCTION -> edits = new FunctionPut(view, new ApiPut(view, view.template().get("Resources").orElseGet(Tree::map).entries(),
                    Map.of()), edits).add(fresh.key(id), body, fresh.retention(id));
            case HTTP_API, REST_API -> edits = new ApiPut(view, Map.of(), Map.of()).add(edits, type.equals(HTTP_API), body);
            default -> {
                if (!fresh.isSaidByFunctions(id)) {
                    resource(id, fresh.plain(id, body));
                }
            }
        }
    }

    private void resource(String id, Tree body) {
        Tree resources = edits.tree().get(FrameworkDocument.RESOURCES).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull())).orElseGet(Tree::map);
        if (resources instanceof Tree.Map) {
            set(TreePath.of(FrameworkDocument.RESOURCES, "Resources", id), body);
            return;
        }
        List<TreePath> here = view.file().templates().stream().filter(path -> edits.tree().at(path.child("Resources")).filter(Tree.Map.class::isInstance).isPresent()).toList();
        if (!here.isEmpty()) {
            set(here.getLast().child("Resources").child(id), body);
        } else if (resources instanceof Tree.Seq) {
            edits = edits.append(TreePath.of(FrameworkDocument.RESOURCES), Tree.map("Resources", Tree.map(id, body)));
        } else {
            set(TreePath.of(FrameworkDocument.RESOURCES), Tree.seq(resources, Tree.map("Resources", Tree.map(id, body))));
        }
    }

    private void outputs(Tree after, NewParts fresh) {
        SequencedMap<String, Tree> was = view.template().get("Outputs").orElseGet(Tree::map).entries();
        SequencedMap<String, Tree> is = after.get("Outputs").orElseGet(Tree::map).entries();
        is.forEach((name, body) -> {
            Tree output = fresh.theirs(body);
            if (!was.containsKey(name)) {
                if (edits.tree().get(FrameworkDocument.RESOURCES).filter(tree -> tree instanceof Tree.Scalar s && !s.isNull() || tree instanceof Tree.Seq).isEmpty()) {
                    set(TreePath.of(FrameworkDocument.RESOURCES, "Outputs", name), output);
                }
            } else if (!output.equals(was.get(name)) && view.outputs().containsKey(name)) {
                TreePath path = view.outputs().get(name);
                view.file().requireHere(path);
                set(path, Twig.restored(view.file().raw(path).orElseThrow(), was.get(name), output));
            }
        });
        view.outputs().forEach((name, path) -> {
            if (!is.containsKey(name) && edits.tree().at(path).isPresent()) {
                edits = pruned(edits, path, path.steps().size() - 2);
            }
        });
    }

    private void gone(Map<String, Tree> was, Map<String, Tree> is) {
        Set<String> gone = new java.util.LinkedHashSet<>(was.keySet());
        gone.removeAll(is.keySet());
        for (String id : gone) {
            if (view.resources().containsKey(id)) {
                TreePath path = view.resources().get(id);
                edits = pruned(edits, path, path.steps().size() - 2);
            }
        }
        // from the last to the first, so that indexes hold
        view.rawEvents().entrySet().stream().filter(entry -> gone.contains(entry.getKey())).map(entry -> entry.getValue().item())
                .sorted(java.util.Comparator.comparing(EventPlaces::index).reversed()).forEach(item -> {
                    boolean function = is.keySet().stream().anyMatch(id -> view.functions().containsKey(id) && item.steps().size() > 2
                            && view.functions().get(id).path().equals(item.parent().parent()));
                    if (function) {
                        edits = pruned(edits, item, item.steps().size() - 2);
                    }
                });
        view.functions().forEach((id, function) -> {
            if (gone.contains(id)) {
                edits = edits.remove(function.path());
            }
        });
        gone.stream().filter(view.made()::containsKey).map(view.made()::get).filter(made -> made.kind() == FrameworkView.Made.Kind.LAYER).forEach(made -> {
            view.file().requireHere(made.place());
            edits = pruned(edits, made.place(), 0);
        });
        // what is said about an API makes it, also when no route is left
        gone.stream().filter(view.made()::containsKey).map(view.made()::get).forEach(made -> {
            TreePath section = TreePath.of("provider", made.kind() == FrameworkView.Made.Kind.HTTP_API ? "httpApi" : "apiGateway");
            boolean api = made.kind() == FrameworkView.Made.Kind.HTTP_API || made.kind() == FrameworkView.Made.Kind.REST_API;
            edits = api && edits.tree().at(section).isPresent() ? edits.remove(section) : edits;
        });
    }
}
