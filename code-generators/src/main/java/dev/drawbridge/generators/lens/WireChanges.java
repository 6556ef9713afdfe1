package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.ThreeWay;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the fields of wires that were found, at the places that make them. */
final class WireChanges {
    private final Working work;
    private final WireAddition addition;
    private final WireRemoval removal;

    WireChanges(Working work, WireAddition addition, WireRemoval removal) {
        this.work = work;
        this.addition = addition;
        this.removal = removal;
    }

    void change(Wire was, Wire is) {
        FoundWire found = work.reading().wires().get(is.id());
        if (found != null && found.places().isEmpty() && LensText.isGrant(work.is(), is)) {
            throw new ModelException(GrantWires.BY_MANAGED);
        }
        if (found == null || found.places().isEmpty()) {
            throw new ModelException("This wire is not in the template any more. Reload the project.");
        }
        WireRule row = work.ours().wires().of(work.is(), is).orElseThrow();
        if (!work.ours().wires().canBeDrawn(row) && is.role() != WireRole.DELIVER) {
            throw new ModelException("What " + work.is().requireNode(is.from().node()).name() + " may do with " + work.is().requireNode(is.to().node()).name()
                    + " is said by its permissions alone. Change them in the template, the drawing follows.");
        }
        if (GraphWires.leavesApi(work.is(), is) || GraphWires.guards(work.is(), is)) {
            new GraphChanges(work, addition).change(was, is, found, removal);
            return;
        }
        if (LensText.isGrant(work.is(), is)) {
            if (!row.grants(was).equals(row.grants(is))) {
                grant(row, is, found);
            }
            return;
        }
        if (BucketWires.isOne(work.is().requireNode(is.from().node()), is)) {
            BucketWires.change(work, is, found.places().getFirst());
            return;
        }
        if (SchedulerWires.isOne(work, is)) {
            SchedulerWires.change(work, row, was, is, found.places().getFirst());
            return;
        }
        if (BusWires.isIn(work, found.places().getFirst())) {
            BusWires.change(work, row, was, is, found.places().getFirst());
            return;
        }
        if (SocketWires.leavesApi(work.is(), is)) {
            SocketWires.change(work, addition, removal, was, is, found);
            return;
        }
        switch (is.role()) {
            case CALL -> routes(was, is, found);
            case TRIGGER -> {
                if (found.places().getFirst().steps().contains("LambdaConfig")) {
                    SourceWires.changeUsers(work, was, is, found.places());
                } else {
                    event(was, is, found.places().getFirst());
                }
            }
            case DELIVER -> {
                TreePath place = found.places().getFirst();
                if (place.steps().contains("Events")) {
                    event(was, is, place);
                } else {
                    fields(row, was, is, place.child("Properties"), Map.of("raw", "RawMessageDelivery", "filterPolicy", "FilterPolicy"));
                }
            }
            case AUTHORIZE -> authorizer(row, was, is, found.places().getFirst());
            case ON_FAILURE -> fields(row, was, is, invokeConfig(is, found), Map.of("retries", "MaximumRetryAttempts", "maximumAge", "MaximumEventAgeInSeconds"));
            case ACCESS, SEND, DIRECT, REFERENCE -> { }
        }
    }

    private void authorizer(WireRule row, Wire was, Wire is, TreePath place) {
        if (work.is().requireNode(is.from().node()).kind().equals("function")) {
            AuthorizerWires.change(work, row, was, is, place);
            return;
        }
        fields(row, was, is, place, Map.of("scopes", "AuthorizationScopes"));
    }

    /** Puts exact permissions in the place of wide ones. */
    void narrow(Wire wire) {
        FoundWire found = work.reading().wires().get(wire.id());
        if (found != null) {
            removal.places(found.places());
            addition.grant(wire);
        }
    }

    private TreePath invokeConfig(Wire wire, FoundWire found) {
        return found.places().stream().filter(place -> place.last().equals("EventInvokeConfig")).findFirst()
                .orElseGet(() -> work.part(wire.from().node()).path("EventInvokeConfig"));
    }

    private void fields(WireRule row, Wire was, Wire is, TreePath place, Map<String, String> names) {
        names.forEach((field, property) -> {
            if (!row.value(was, field).equals(row.value(is, field))) {
                Optional<Tree> value = row.value(is, field).map(v -> field.equals("filterPolicy") ? json(v) : ValueTree.of(v));
                TreePath path = place.child(property);
                work.edit(edits -> value.isPresent() ? edits.set(path, value.get()) : Pruning.remove(edits, path));
            }
        });
    }

    private static Tree json(Value value) {
        return value instanceof Value.Text(String text) ? ValueTree.json(text, "The filter") : ValueTree.of(value);
    }

    /** Batch sizes, filters and inputs: what differs between the events that we would write is put into the one that is there. */
    private void event(Wire was, Wire is, TreePath place) {
        Tree before = properties(work.partsBefore().events(was.id()));
        Tree after = properties(work.parts().events(is.id()));
        Optional<SourceTemplate.Part> resource = place.steps().size() == 2 ? work.reading().template().part(place.last()) : Optional.empty();
        if (resource.isPresent()) {
            Node source = work.is().requireNode(is.from().node());
            before = SourceWires.inWordsOf(resource.get(), source, before);
            after = SourceWires.inWordsOf(resource.get(), source, after);
        }
        event(before, after, place);
    }

    private void event(Tree before, Tree after, TreePath place) {
        TreePath target = place.steps().contains("Events") || place.steps().size() == 2 ? place.child("Properties") : place;
        if (target.equals(place) && !before.get("Input").equals(after.get("Input")) && before.with("Input", Tree.nothing()).equals(after.with("Input", Tree.nothing()))) {
            work.edit(edits -> after.get("Input").isPresent() ? edits.set(place.child("Input"), after.get("Input").get()) : Pruning.remove(edits, place.child("Input")));
            return;
        }
        if (target.equals(place)) {
            throw new ModelException("This stands at " + place + " in a form of its own. Change it in the template, the drawing follows.");
        }
        Tree there = work.edits().tree().at(target).orElseGet(Tree::map);
        work.edit(edits -> edits.set(target, ThreeWay.merge(there, before, after)));
    }

    private static Tree properties(Map<String, Tree> events) {
        return events.values().stream().findFirst().flatMap(event -> event.get("Properties")).orElseGet(Tree::map);
    }

    private void routes(Wire was, Wire is, FoundWire found) {
        List<Value> gone = rows(was);
        List<Value> fresh = rows(is);
        List<Value> stay = rows(was);
        stay.retainAll(fresh);
        gone.removeAll(stay);
        fresh.removeAll(stay);
        List<Value> written = found.fields().get(WireTable.ROUTES).asItems();
        List<TreePath> remove = new ArrayList<>();
        for (Value row : gone) {
            TreePath place = place(row, written, found.places());
            if (fresh.isEmpty()) {
                remove.add(place);
            } else {
                route(place, (Value.Entries) fresh.removeFirst(), found.from());
            }
        }
        removal.places(remove);
        for (Value row : fresh) {
            Wire only = is.withField(WireTable.ROUTES, Value.of(List.of(row)));
            addition.addRoute(is, work.ours().wireParts(work.is().withWire(only)).events(is.id()));
        }
    }

    private List<Value> rows(Wire wire) {
        return new ArrayList<>(work.ours().wires().of(work.is(), wire).orElseThrow().value(wire, WireTable.ROUTES).map(Value::asItems).orElse(List.of()));
    }

    private static TreePath place(Value row, List<Value> written, List<TreePath> places) {
        for (int i = 0; i < written.size() && i < places.size(); i++) {
            if (same(row, written.get(i))) {
                return places.get(i);
            }
        }
        throw new ModelException("The route is not in the template any more. Reload the project.");
    }

    private static boolean same(Value a, Value b) {
        return a instanceof Value.Entries x && b instanceof Value.Entries y && column(x, "method", "GET").equalsIgnoreCase(column(y, "method", "GET"))
                && column(x, "path", "/").equals(column(y, "path", "/"));
    }

    private static String column(Value.Entries row, String name, String standard) {
        return row.get(name).map(Value::display).orElse(standard);
    }

    private void route(TreePath place, Value.Entries row, String api) {
        String method = column(row, "method", "GET");
        Tree path = row.get("path").map(ValueTree::of).orElse(Tree.string("/"));
        boolean open = row.get("authorize").flatMap(Value::asFlag).filter(on -> !on).isPresent();
        if (place.steps().contains("Events")) {
            TreePath properties = place.child("Properties");
            Optional<String> there = work.edits().tree().at(properties.child("Method")).flatMap(Tree::asText);
            if (there.isEmpty() || !EventWires.method(there.get()).equals(method)) {
                boolean small = there.isPresent() && there.get().equals(there.get().toLowerCase(java.util.Locale.ROOT));
                work.edit(edits -> edits.set(properties.child("Method"), Tree.string(small ? method.toLowerCase(java.util.Locale.ROOT) : method)));
            }
            work.edit(edits -> edits.set(properties.child("Path"), path));
            RouteGuards.change(work, api, properties, open);
        } else if (place.steps().size() == 2 && work.edits().tree().at(place.child("Properties").child("RouteKey")).isPresent()) {
            routeKey(place.child("Properties").child("RouteKey"), method, path.asText().orElse("/"));
            RouteGuards.changeResource(work, api, work.reading().template().part(place.last()).orElseThrow(), open);
        } else if (place.steps().size() == 2 && work.edits().tree().at(place.child("Properties").child("HttpMethod")).isPresent()) {
            work.edit(edits -> edits.set(place.child("Properties").child("HttpMethod"), Tree.string(method)));
            refuseOtherPath(place, path);
            RouteGuards.changeResource(work, api, work.reading().template().part(place.last()).orElseThrow(), open);
        } else if (place.steps().size() > 4 && place.steps().get(place.steps().size() - 3).equals("paths")) {
            RouteGuards.changeOperation(work, api, operation(place, method, path.asText().orElse("/")), open);
        } else {
            throw new ModelException("This route stands at " + place + " in a form of its own. Change it in the template, the drawing follows.");
        }
    }

    /** The path of a method of API Gateway is made of resources that others may stand on. */
    private void refuseOtherPath(TreePath place, Tree path) {
        boolean same = work.reading().wires().values().stream().filter(found -> found.places().contains(place))
                .anyMatch(found -> found.fields().get(WireTable.ROUTES).asItems().stream().anyMatch(row -> row instanceof Value.Entries columns && columns.get("path").map(ValueTree::of).filter(path::equals).isPresent()));
        if (!same) {
            throw new ModelException("The path of " + place.last() + " is made of resources of its own. Change them in the template, the drawing follows.");
        }
    }

    /** An operation of an OpenAPI definition is named by its method, below its path. */
    private TreePath operation(TreePath place, String method, String path) {
        TreePath all = place.parent();
        if (!all.last().equals(path)) {
            if (work.edits().tree().at(all).orElseGet(Tree::map).entries().size() > 1) {
                throw new ModelException("The path " + all.last() + " has other methods too. Move this one in the template, the drawing follows.");
            }
            work.edit(edits -> edits.rename(all, path));
        }
        TreePath operation = all.parent().child(path).child(place.last());
        if (!EventWires.method(place.last()).equals(method)) {
            String word = method.equals("ANY") ? "x-amazon-apigateway-any-method" : method.toLowerCase(java.util.Locale.ROOT);
            work.edit(edits -> edits.rename(operation, word));
            return operation.parent().child(word);
        }
        return operation;
    }

    /** The key of a route is its method and its path, or the word for all others. */
    private void routeKey(TreePath place, String method, String path) {
        String key = work.edits().tree().at(place).flatMap(Tree::asText).orElse("");
        boolean same = key.equals("$default") ? method.equals("ANY") && path.equals("/{proxy+}") : key.equals(method + " " + path);
        if (!same) {
            work.edit(edits -> edits.set(place, Tree.string(method + " " + path)));
        }
    }

    /** A policy template becomes the one for the new access, if there is one; all else is written anew. */
    private void grant(WireRule row, Wire wire, FoundWire found) {
        if (found.places().size() == 1) {
            TreePath place = found.places().getFirst();
            Optional<String> name = work.edits().tree().at(place).filter(tree -> tree.entries().size() == 1).map(tree -> tree.entries().firstEntry().getKey())
                    .filter(key -> PolicyTemplates.find(key).isPresent());
            Optional<String> better = name.flatMap(key -> PolicyTemplates.instead(key, row, wire, work.ours().wires()));
            if (better.isPresent()) {
                work.edit(edits -> edits.rename(place.child(name.get()), better.get()));
                return;
            }
        }
        new GrantRemoval(work, removal).replace(wire, found);
        addition.grant(wire);
    }
}
