package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.AlarmParts;
import dev.drawbridge.generators.sam.ValueTree;
import dev.drawbridge.generators.syntax.Edits;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.kind.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Changes of cards that were found: fields where they stand, and cards that go. */
final class CardChanges {
    /** Who holds the rights of a policy. */
    private static final List<String> HOLDERS = List.of("Roles", "Users", "Groups", "RoleName");

    /** What messages and rows look like in code, and where the code of a function is, the project says and no template needs to. */
    private static final Set<String> OF_PROJECT = Set.of("messageFields", "itemFields", "eventSource", "codeUri");

    private final Working work;

    CardChanges(Working work) {
        this.work = work;
    }

    void change(Node was, Node is) {
        List<String> places = SourceWires.standsAsEvent(was) ? work.reading().places(was.id()) : List.of();
        if (places.size() > 1) {
            // a source that starts several functions stands with each
            places.forEach(id -> change(was, is, () -> work.reading().cards().card(id).orElseThrow()));
        } else {
            change(was, is, () -> work.card(was.id()));
        }
    }

    /** Changes what of a card of ours stands in parts that were found: schedules that are events of found functions, or deliver to found queues. */
    void changeInFound(Node was, Node is) {
        if (was.fields().equals(is.fields())) {
            return;
        }
        Set<String> ours = SourceTemplate.parts(work.ours().tree(work.was())).keySet();
        List<String> found = work.reading().places(was.id()).stream().filter(id -> !ours.contains(id.replaceFirst("/.*", ""))).toList();
        found.forEach(id -> change(was, is, () -> work.reading().cards().card(id).orElseThrow()));
    }

    private void change(Node was, Node is, Supplier<Cards.Card> where) {
        Set<String> names = new TreeSet<>(was.fields().keySet());
        names.addAll(is.fields().keySet());
        if (AlarmChanges.isNeeded(was, is)) {
            // before a schedule has another group, so that its alarms are still found
            new AlarmChanges(work).change(was, is);
            names.remove(AlarmParts.FIELD);
        }
        for (String name : names) {
            if (!was.field(name).equals(is.field(name))) {
                if (name.equals(LayerWires.FIELD) && is.kind().equals("function")) {
                    LayerWires.change(work, was, is);
                } else if (name.equals("environment")) {
                    environment(was, is);
                } else {
                    Optional<Value> value = is.field(name).or(() -> work.ours().catalogue().of(is).field(name).flatMap(Field::defaultValue));
                    Cards.Card card = where.get();
                    Optional<FieldPlace> place = card.shape().field(name);
                    if (place.isEmpty() && !OF_PROJECT.contains(name)) {
                        throw new ModelException(card.id() + " is an " + card.shape().type() + ", and where such a resource says \""
                                + work.ours().catalogue().of(is).field(name).map(Field::label).orElse(name) + "\" is not known here. Write it in the template.");
                    }
                    place.ifPresent(there -> set(card, there, value));
                }
            }
        }
    }

    private void set(Cards.Card card, FieldPlace place, Optional<Value> value) {
        Cards cards = work.reading().cards();
        Optional<TreePath> path = place.part().isEmpty() ? card.path() : cards.part(card, place.part()).map(SourceTemplate.Part::path);
        if (path.isEmpty()) {
            throw new ModelException(place.part().isEmpty() ? card.id() + " is made by SAM itself, so it has no settings. Add an API to the template first."
                    : card.id() + " has no " + place.part() + " in the template that could say this. Write one, the drawing follows.");
        }
        Tree body = work.edits().tree().at(path.get()).orElseThrow();
        if (place.speaks().test(body) && !place.value(inherited(card, place)).equals(value)) {
            Tree written = place.writer().write(body, value);
            work.edit(edits -> edits.set(path.get(), written));
            if (value.isPresent() && !place.value(inherited(work.reading().cards().card(card.id()).orElse(card), place)).equals(value)) {
                throw new ModelException(card.id() + " inherits this from Globals, and SAM adds the two up. Change it in Globals, the drawing follows.");
            }
        }
    }

    /** What holds now, with what is inherited. */
    private Tree inherited(Cards.Card card, FieldPlace place) {
        return work.reading().cards().body(card, place).orElseGet(Tree::map);
    }

    private void environment(Node was, Node is) {
        Map<String, Value> before = variables(was);
        Map<String, Value> after = variables(is);
        TreePath variables = work.part(was.id()).path("Environment").child("Variables");
        for (String name : before.keySet()) {
            if (!after.containsKey(name)) {
                work.edit(edits -> Pruning.remove(edits, variables.child(name)));
            }
        }
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                work.edit(edits -> edits.set(variables.child(name), ValueTree.text(value)));
            }
        });
    }

    private static Map<String, Value> variables(Node node) {
        return node.field("environment").orElse(null) instanceof Value.Entries(Map<String, Value> entries) ? entries : Map.of();
    }

    /** Takes a card out with what only serves it; what others say about it in outputs, orders and variables goes with it. */
    void remove(Node node) {
        Optional<String> id = work.reading().id(node.id());
        Optional<Cards.Card> card = id.flatMap(work.reading().cards()::card).filter(c -> c.path().isPresent());
        if (card.isEmpty()) {
            return;
        }
        if (card.get().id().contains("/")) {
            work.edit(edits -> Pruning.remove(edits, card.get().path().orElseThrow()));
            return;
        }
        Set<String> gone = new LinkedHashSet<>(List.of(card.get().id()));
        gone.addAll(own(card.get().id()));
        gone.addAll(BusWires.heard(work.reading().cards(), card.get().id()));
        Connectors.endless(work.reading().template(), gone).forEach(place -> work.edit(edits -> Pruning.remove(edits, place)));
        gone.addAll(Connectors.without(work.reading().template(), gone));
        References references = work.reading().cards().references();
        List<TreePath> mentions = mentions(references, gone);
        for (TreePath mention : mentions.reversed()) {
            work.edit(edits -> mention.steps().getFirst().equals("Outputs") ? output(edits, mention) : Pruning.remove(edits, mention));
        }
        gone.forEach(each -> work.edit(edits -> Pruning.removeResource(edits, each)));
    }

    /** The last output takes its section with it. */
    private static Edits output(Edits edits, TreePath output) {
        return edits.remove(edits.tree().get("Outputs").orElseThrow().entries().size() == 1 ? output.parent() : output);
    }

    /** Parts of a card that nothing else asks for. */
    private Set<String> own(String card) {
        Cards cards = work.reading().cards();
        Set<String> parts = new LinkedHashSet<>();
        cards.partsOf(card).forEach(part -> parts.add(part.id()));
        boolean again = true;
        while (again) {
            again = parts.removeIf(part -> servesAnother(part, card, parts) || cards.template().parts().values().stream()
                    .anyMatch(other -> !other.id().equals(card) && !parts.contains(other.id()) && cards.references().all(withoutOrder(other.body())).contains(part)));
        }
        return parts;
    }

    /** A policy stays with a role that stays, whoever else goes. */
    private boolean servesAnother(String part, String card, Set<String> going) {
        Cards cards = work.reading().cards();
        SourceTemplate.Part policy = cards.template().part(part).orElseThrow();
        return GrantWires.POLICIES.contains(policy.type()) && HOLDERS.stream().flatMap(property -> policy.property(property).stream()).flatMap(named -> cards.references().all(named).stream())
                .anyMatch(holder -> !holder.equals(card) && !going.contains(holder));
    }

    /** An order of making things is no need for them. */
    static Tree withoutOrder(Tree body) {
        return body instanceof Tree.Map ? TreeEdit.without(body, List.of("DependsOn")) : body;
    }

    /** Outputs and variables that are about what goes. */
    private List<TreePath> mentions(References references, Set<String> gone) {
        List<TreePath> found = new ArrayList<>();
        Tree tree = work.edits().tree();
        tree.get("Outputs").orElseGet(Tree::map).entries().forEach((name, output) -> {
            if (references.all(output).stream().anyMatch(gone::contains)) {
                found.add(TreePath.of("Outputs", name));
            }
        });
        work.reading().template().parts().values().stream().filter(part -> !gone.contains(part.id())).forEach(part ->
                part.body().at("Properties", "Environment", "Variables").orElseGet(Tree::map).entries().forEach((name, value) -> {
                    if (references.all(value).stream().anyMatch(gone::contains)) {
                        found.add(part.path("Environment").child("Variables").child(name));
                    }
                }));
        return found;
    }
}
