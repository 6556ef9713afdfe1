package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.syntax.CloudFormationNames;
import dev.drawbridge.generators.syntax.Document;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.NameUse;
import dev.drawbridge.generators.syntax.Patch;
import dev.drawbridge.generators.syntax.Span;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Renames functions and resources of a file, wherever it names them. Immutable. */
public final class FrameworkNaming {
    private final FrameworkView view;

    public FrameworkNaming(FrameworkView view) {
        this.view = view;
    }

    /** The logical id of the function of a key. */
    public static String function(String key) {
        return FrameworkIds.function(key);
    }

    /** The key of a function for the new name of its card. */
    public String key(String id, String name) {
        return FrameworkIds.key(name, view.functions().get(id).key());
    }

    /**
     * Gives a function another key; references to it, its log group and what else the framework names after it follow.
     *
     * @throws ModelException if there is such a function already
     */
    public Document function(String id, String key) {
        FrameworkView.Function function = view.functions().get(id);
        if (function.key().equals(key)) {
            return view.file().document();
        }
        if (view.functions().containsKey(FrameworkIds.function(key))) {
            throw new ModelException("The file has a function \"" + key + "\" already. Choose another name.");
        }
        view.file().requireHere(function.path());
        Edits named = new Edits(view.file().document()).rename(function.path(), key);
        for (TreePath place : namers(function.key())) {
            TreePath moved = place.steps().size() > 2 && place.parent().steps().subList(0, Math.min(function.path().steps().size(), place.steps().size())).equals(function.path().steps()) ? below(function.path().parent().child(key), place, function.path().steps().size()) : place;
            named = named.set(moved, Tree.string(key));
        }
        Document renamed = named.document();
        return replaced(renamed, FrameworkIds.normal(function.key()), FrameworkIds.normal(key), false);
    }

    /**
     * Gives a resource another logical id.
     *
     * @throws ModelException if there is such a resource already
     */
    public Document resource(String id, String fresh) {
        if (id.equals(fresh)) {
            return view.file().document();
        }
        if (view.has(fresh)) {
            throw new ModelException("The file has a resource \"" + fresh + "\" already. Choose another name.");
        }
        view.file().requireHere(view.resources().get(id));
        Document renamed = new Edits(view.file().document()).rename(view.resources().get(id), fresh).document();
        return replaced(renamed, id, fresh, true);
    }

    /** References to an id, or to what the framework makes of the normal form of a function's key. */
    private Document replaced(Document document, String old, String fresh, boolean whole) {
        Set<Span> done = new HashSet<>();
        List<Patch> patches = new ArrayList<>();
        for (Map.Entry<String, List<NameUse>> uses : new CloudFormationNames(document, TreePath.of("resources")).references().entrySet()) {
            boolean own = whole ? uses.getKey().equals(old)
                    : uses.getKey().startsWith(old) && uses.getKey().substring(old.length()).matches("LogGroup|Lambda\\w+|SnapStartLambdaAlias|ProvConcLambdaAlias|EventSourceMapping\\w+|EventsRuleSchedule\\d+");
            for (NameUse use : own ? uses.getValue() : List.<NameUse>of()) {
                Span span = new Span(use.span().start(), use.span().start() + old.length());
                if (done.add(span) && document.text().startsWith(old, span.start())) {
                    patches.add(new Patch(span.start(), old.length(), fresh));
                }
            }
        }
        if (whole) {
            plainRoles(document, old).filter(span -> !done.contains(span)).forEach(span -> patches.add(new Patch(span.start(), old.length(), fresh)));
        }
        return patches.isEmpty() ? document : document.patched(patches);
    }

    private static TreePath below(TreePath top, TreePath place, int from) {
        TreePath path = top;
        for (String step : place.steps().subList(from, place.steps().size())) {
            path = path.child(step);
        }
        return path;
    }

    /** Where a function is named by its key alone: whom routes ask, and where results go. */
    private List<TreePath> namers(String key) {
        List<TreePath> places = new ArrayList<>();
        view.functions().values().forEach(function -> {
            int events = view.file().at(function.path().child("events")).map(all -> all.items().size()).orElse(0);
            for (int i = 0; i < events; i++) {
                TreePath event = function.path().child("events").child(i);
                for (String word : List.of("http", "websocket")) {
                    TreePath authorizer = event.child(word).child("authorizer");
                    // one with an ARN has a name of its own
                    places.add(view.file().at(authorizer.child("arn")).isPresent() ? authorizer : authorizer.child("name"));
                    places.add(authorizer);
                }
            }
            places.add(function.path().child("destinations").child("onSuccess"));
            places.add(function.path().child("destinations").child("onFailure"));
        });
        TreePath authorizers = TreePath.of("provider", "httpApi", "authorizers");
        view.file().at(authorizers).orElseGet(Tree::map).entries().keySet().forEach(name -> places.add(authorizers.child(name).child("functionName")));
        return places.stream().map(view.file()::written).distinct().filter(place -> view.file().document().tree().at(place).flatMap(Tree::asText).filter(key::equals).isPresent()).toList();
    }

    /** A role of the file may be named by its id alone. */
    private Stream<Span> plainRoles(Document document, String id) {
        List<TreePath> places = new ArrayList<>(List.of(TreePath.of("provider", "role"), TreePath.of("provider", "iam", "role")));
        view.functions().values().forEach(function -> places.add(function.path().child("role")));
        return places.stream().filter(place -> document.tree().at(place).flatMap(Tree::asText).filter(id::equals).isPresent()).flatMap(place -> document.find(place).stream())
                .map(node -> document.text().indexOf(id, node.span().start())).map(start -> new Span(start, start + id.length()));
    }
}
