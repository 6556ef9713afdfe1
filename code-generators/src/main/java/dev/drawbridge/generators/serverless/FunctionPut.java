package dev.drawbridge.generators.serverless;

import dev.drawbridge.generators.cloudformation.Artifact;
import dev.drawbridge.generators.sam.Block;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Carries the changes of one function into its section. For one edit. */
final class FunctionPut {
    private static final TreePath PROPERTIES = TreePath.of("Properties");
    private static final String POLICIES = "Policies";

    private final FrameworkView view;
    private final ApiPut apis;
    private Edits edits;

    FunctionPut(FrameworkView view, ApiPut apis, Edits edits) {
        this.view = view;
        this.apis = apis;
        this.edits = edits;
    }

    Edits put(String id, FrameworkView.Function function, Tree was, Tree is) {
        if (!was.equals(is)) {
            Tree before = was;
            Tree after = is;
            for (FunctionWord word : FunctionWord.all()) {
                if (!was.at(word.sam()).equals(is.at(word.sam()))) {
                    word(function, word, was.at(word.sam()), is.at(word.sam()));
                }
                before = Twig.at(before, word.sam(), Optional.empty());
                after = Twig.at(after, word.sam(), Optional.empty());
            }
            code(function, was, is);
            policies(function, was, is);
            events(id, function, was.at("Properties", "Events").orElseGet(Tree::map).entries(), is.at("Properties", "Events").orElseGet(Tree::map).entries());
            refuseRest(function, before, after);
        }
        return edits;
    }

    private void word(FrameworkView.Function function, FunctionWord word, Optional<Tree> was, Optional<Tree> is) {
        TreePath place = below(function.path(), word.own());
        Optional<Tree> raw = edits.tree().at(place);
        if (is.isPresent()) {
            boolean mapping = raw.isPresent() && was.isPresent() && was.get() instanceof Tree.Map && is.get() instanceof Tree.Map && word.toSam().apply(was.get()).equals(was.get());
            Tree value = mapping ? Twig.restored(raw.get(), was.get(), is.get()) : word.toOwn().apply(is.get());
            edits = edits.set(place, value);
        } else if (raw.isPresent()) {
            edits = FrameworkPut.pruned(edits, place, function.path().steps().size());
        } else {
            throw new ModelException("provider says this for all functions. Change it there, the drawing follows.");
        }
    }

    static TreePath below(TreePath base, TreePath path) {
        List<String> steps = new ArrayList<>(base.steps());
        steps.addAll(path.steps());
        return new TreePath(steps);
    }

    private void code(FrameworkView.Function function, Tree was, Tree is) {
        Optional<Tree> before = was.at("Properties", "CodeUri");
        Optional<Tree> after = is.at("Properties", "CodeUri");
        if (!before.equals(after)) {
            TreePath place = function.path().child("package").child("artifact");
            if (after.isPresent()) {
                edits = edits.set(place, after.get());
            } else if (edits.tree().at(place).isPresent()) {
                edits = FrameworkPut.pruned(edits, place, function.path().steps().size());
            } else {
                throw new ModelException("package.artifact says where the code of all functions is. Change it there, the drawing follows.");
            }
        }
        Optional<Tree> role = is.at("Properties", "Role");
        if (!was.at("Properties", "Role").equals(role) && role.isPresent()) {
            edits = edits.set(function.path().child("role"), role(role.get()));
        }
    }

    private static Tree role(Tree sam) {
        return sam.at("Fn::GetAtt", "0").filter(_ -> sam.at("Fn::GetAtt", "1").equals(Optional.of(Tree.string("Arn")))).orElse(sam);
    }

    private void policies(FrameworkView.Function function, Tree was, Tree is) {
        List<Tree> before = statements(was);
        List<Tree> after = statements(is);
        if (before.equals(after)) {
            return;
        }
        TreePath own = function.path().child("iamRoleStatements");
        if (edits.tree().at(own).isPresent()) {
            List<Tree> there = was.at("Properties", POLICIES, "0", "Statement").map(Tree::items).orElse(List.of());
            List<Tree> shared = before.subList(there.size(), before.size());
            List<Tree> wanted = new ArrayList<>(after);
            shared.forEach(each -> {
                if (!wanted.remove(each)) {
                    throw new ModelException("This permission stands in provider.iam and holds for all functions. Change it there, the drawing follows.");
                }
            });
            edits = edits.set(own, Twig.restored(edits.tree().at(own).get(), Tree.seq(there), Tree.seq(wanted)));
        } else {
            throw new ModelException("The function " + function.key() + " has no permissions of its own in the file. Add them below provider.iam, the drawing follows.");
        }
    }

    private static List<Tree> statements(Tree function) {
        return function.at("Properties", POLICIES).map(Tree::items).orElse(List.of()).stream().flatMap(policy -> policy.get("Statement").map(Tree::items).orElse(List.of()).stream()).toList();
    }

    private void refuseRest(FrameworkView.Function function, Tree before, Tree after) {
        Set<String> names = new LinkedHashSet<>(before.get("Properties").orElseGet(Tree::map).entries().keySet());
        names.addAll(after.get("Properties").orElseGet(Tree::map).entries().keySet());
        names.removeAll(Set.of("CodeUri", "Role", POLICIES, "Events", "FunctionName"));
        names.removeIf(name -> before.at("Properties", name).equals(after.at("Properties", name))
                || saysNothing(before.at("Properties", name)) && saysNothing(after.at("Properties", name)));
        if (!names.isEmpty()) {
            throw new ModelException("The Serverless Framework has no word for " + String.join(", ", names) + " of the function " + function.key() + ".");
        }
    }

    private static boolean saysNothing(Optional<Tree> tree) {
        return tree.filter(there -> !(there instanceof Tree.Map && there.entries().isEmpty())).isEmpty();
    }

    private void events(String id, FrameworkView.Function function, SequencedMap<String, Tree> was, SequencedMap<String, Tree> is) {
        List<String> gone = new ArrayList<>(was.keySet());
        gone.removeAll(is.keySet());
        Map<String, Tree> fresh = new LinkedHashMap<>(is);
        fresh.keySet().removeAll(was.keySet());
        // an event that only has another name in the drawing is the same event
        for (String old : List.copyOf(gone)) {
            Optional<String> renamed = fresh.keySet().stream().filter(name -> fresh.get(name).get("Type").equals(was.get(old).get("Type"))
                    && function.event(old).filter(event -> event.word().isSchedule()).isPresent()).findFirst();
            renamed.ifPresent(name -> {
                change(function.event(old).orElseThrow(), was.get(old), fresh.remove(name));
                gone.remove(old);
            });
        }
        was.forEach((name, before) -> {
            if (is.containsKey(name)) {
                change(function.event(name).orElseThrow(), before, is.get(name));
                apis.guard(id, function.event(name).orElseThrow(), before, is.get(name));
            }
        });
        List<Tree> added = fresh.values().stream().map(event -> fresh(event, apis)).toList();
        TreePath list = function.path().child("events");
        remove(gone.stream().map(name -> function.event(name).orElseThrow()).toList(), function, added.isEmpty());
        for (Tree event : added) {
            Optional<Tree> there = edits.tree().at(list).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
            edits = there.isEmpty() ? edits.set(list, Tree.seq(event)) : edits.append(list, event);
        }
    }

    private void change(FrameworkView.Event event, Tree was, Tree is) {
        Tree before = Twig.at(was.get("Properties").orElseGet(Tree::map), TreePath.of("Auth"), Optional.empty());
        Tree after = Twig.at(is.get("Properties").orElseGet(Tree::map), TreePath.of("Auth"), Optional.empty());
        if (before.equals(after)) {
            return;
        }
        Tree raw = edits.tree().at(event.value()).orElseThrow(() -> FrameworkPut.behind(event.value()));
        if (event.element().isPresent()) {
            TreePath time = event.word().properties().getFirst().sam();
            if (!before.at(time).equals(after.at(time)) && after.at(time).isPresent()) {
                edits = edits.set(event.value().child("rate").child(event.element().get()), after.at(time).get());
                before = Twig.at(before, time, after.at(time));
            }
            raw = edits.tree().at(event.value()).orElseThrow();
            if (!before.equals(after) && raw.at("rate", "1").isPresent()) {
                throw new ModelException("The times of this schedule share their settings in the file. Write them as events of their own, then change one.");
            }
        }
        Tree written = event.word().put(raw, before, after);
        // the framework takes the times of a schedule with settings as a list alone
        boolean times = event.word().key().equals("schedule") && written.get("rate").filter(rate -> rate instanceof Tree.Scalar).isPresent()
                && !(raw instanceof Tree.Map) && written instanceof Tree.Map;
        edits = edits.set(event.value(), times ? Twig.at(written, TreePath.of("rate"), written.get("rate").map(Tree::seq)) : written);
    }

    /** An event that is new, in the framework's words. */
    private Tree fresh(Tree event, ApiPut routes) {
        String type = event.get("Type").flatMap(Tree::asText).orElse("");
        Tree properties = event.get("Properties").orElseGet(Tree::map);
        EventWord word = EventWord.ofSam(type).orElseThrow(() -> new ModelException("The Serverless Framework has no event like " + type + " of SAM."));
        if (word.isRoute()) {
            return routes.fresh(word, properties);
        }
        if (word.own().equals("websocket")) {
            // the framework makes one WebSocket API, which needs no name
            return word.fresh(Twig.at(properties, TreePath.of("ApiId"), Optional.empty()));
        }
        if (word.own().equals("sns")) {
            return topic(word, properties);
        }
        return word.own().equals("s3") ? bucket(word, properties) : word.fresh(properties);
    }

    /** A topic that the framework makes is named; another one is told by its ARN and its name. */
    private Tree topic(EventWord word, Tree properties) {
        Optional<String> id = properties.at("Topic", "Ref").flatMap(Tree::asText);
        Optional<String> made = id.filter(view.made()::containsKey).flatMap(view::name);
        if (made.isPresent()) {
            Tree rest = word.fresh(Twig.at(properties, TreePath.of("Topic"), Optional.empty())).get("sns").orElseGet(Tree::map);
            return Tree.map("sns", rest.entries().isEmpty() ? Tree.string(made.get()) : rest.with("topicName", Tree.string(made.get())));
        }
        Tree event = word.fresh(properties);
        Tree value = word.full(event.get("sns").orElseGet(Tree::map));
        return id.isPresent() ? Tree.map("sns", value.with("topicName", Tree.string(id.get()))) : event;
    }

    private Tree bucket(EventWord word, Tree properties) {
        Optional<String> made = properties.at("Bucket", "Ref").flatMap(Tree::asText).filter(view.made()::containsKey).flatMap(view::name);
        Tree value = word.full(word.fresh(made.map(name -> Twig.at(properties, TreePath.of("Bucket"), Optional.of(Tree.string(name)))).orElse(properties)).get("s3").orElseThrow());
        return Tree.map("s3", made.isPresent() ? value : value.with("existing", Tree.bool(true)));
    }

    /** From the last to the first, so that indexes hold; a schedule with several times loses one of them. */
    private void remove(List<FrameworkView.Event> gone, FrameworkView.Function function, boolean prune) {
        List<FrameworkView.Event> order = new ArrayList<>(gone);
        order.sort(Comparator.comparing((FrameworkView.Event event) -> EventPlaces.index(event.item())).thenComparing(event -> event.element().orElse(0)).reversed());
        for (FrameworkView.Event event : order) {
            if (edits.tree().at(event.value()).isEmpty()) {
                throw FrameworkPut.behind(event.value());
            }
            TreePath times = event.value().child("rate");
            boolean one = event.element().isPresent() && edits.tree().at(times).filter(tree -> tree.items().size() > 1).isPresent();
            if (one) {
                edits = edits.remove(times.child(event.element().get()));
            } else {
                boolean alone = edits.tree().at(event.item()).orElseThrow().entries().size() == 1;
                TreePath place = alone ? event.item() : event.value();
                edits = alone && prune ? FrameworkPut.pruned(edits, place, function.path().steps().size()) : edits.remove(place);
            }
        }
    }

    /** A function that is new. */
    Edits add(String key, Tree body, Optional<Tree> retention) {
        Tree properties = body.get("Properties").orElseGet(Tree::map);
        Block function = new Block();
        for (FunctionWord word : FunctionWord.all()) {
            boolean standard = word.own().equals(TreePath.of("name"));
            Optional<Tree> value = standard ? Optional.empty() : body.at(word.sam());
            boolean same = value.isPresent() && view.template().at(below(TreePath.of("Globals", "Function"), new TreePath(word.sam().steps().subList(1, word.sam().steps().size())))).equals(value);
            if (word.sam().steps().getFirst().equals(PROPERTIES.last()) && value.isPresent() && !same) {
                put(function, word.own().steps(), word.toOwn().apply(value.get()));
            }
            if (word.own().equals(TreePath.of("handler"))) {
                properties.get("CodeUri").ifPresent(code -> function.put("package", Tree.map("artifact", Tree.string(code.asText().filter(uri -> uri.startsWith("s3://"))
                        .orElseGet(() -> Artifact.of(code).path())))));
                properties.get("Role").ifPresent(role -> function.put("role", role(role)));
            }
        }
        function.put("logRetentionInDays", retention);
        List<Tree> events = new ArrayList<>();
        properties.get("Events").orElseGet(Tree::map).entries().values().forEach(event -> events.add(fresh(event, apis)));
        function.put("events", events);
        TreePath section = TreePath.of(FrameworkDocument.FUNCTIONS);
        Optional<Tree> there = edits.tree().at(section).filter(tree -> !(tree instanceof Tree.Scalar s && s.isNull()));
        if (there.isPresent() && there.get() instanceof Tree.Seq) {
            return edits.append(section, Tree.map(key, function.tree()));
        }
        if (there.isPresent() && !(there.get() instanceof Tree.Map)) {
            return edits.set(section, Tree.seq(there.get(), Tree.map(key, function.tree())));
        }
        return edits.set(section.child(key), function.tree());
    }

    private static void put(Block block, List<String> steps, Tree value) {
        Tree there = block.tree().get(steps.getFirst()).orElseGet(Tree::map);
        block.put(steps.getFirst(), steps.size() == 1 ? value : Twig.at(there, new TreePath(steps.subList(1, steps.size())), Optional.of(value)));
    }
}
