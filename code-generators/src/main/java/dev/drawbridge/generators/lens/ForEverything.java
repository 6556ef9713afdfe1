package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.PolicyPattern;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Statements that permit actions on everything ({@code Resource: "*"}), and how one wire comes out of them: what they permit of other services
 * stays for everything, and what they permit of the wire's service stays for the cards that are still wired, with the same actions and by their names.
 */
final class ForEverything {
    private static final String ALL = "*";
    private static final String ACTION = "Action";
    private static final String RESOURCE = "Resource";

    private final Working work;

    ForEverything(Working work) {
        this.work = work;
    }

    static boolean isOne(Tree statement) {
        return each(statement.get(RESOURCE)).contains(Tree.string(ALL));
    }

    /**
     * Takes a wire out of a statement, or what the statement said of a card that goes.
     *
     * @param shared whether others have the role of the statement, so that what it names it names for them too
     * @throws ModelException if the statement says no such part of it
     */
    void release(Wire wire, TreePath place, boolean shared) {
        Tree statement = work.edits().tree().at(place).orElseGet(Tree::nothing);
        if (!isOne(statement)) {
            return;
        }
        boolean cardsStay = work.is().node(wire.from().node()).isPresent() && work.is().node(wire.to().node()).isPresent();
        Set<String> services = services(wire);
        List<Tree> actions = each(statement.get(ACTION));
        List<Tree> own = actions.stream().filter(action -> isOf(action, services)).toList();
        if (own.isEmpty() || own.stream().anyMatch(action -> service(action).matches(".*[*?].*"))) {
            if (cardsStay) {
                throw new ModelException(name(wire.from().node()) + " is permitted " + words(own.isEmpty() ? actions : own) + " on everything at " + place + ", and what of it concerns "
                        + name(wire.to().node()) + " cannot be told apart. Write there what it may do with what, the drawing follows.");
            }
            return;
        }
        Map<WireId, Wire> rest = rest(wire.id(), place, services);
        if (!cardsStay && !rest.isEmpty()) {
            return;
        }
        if (shared && !rest.isEmpty()) {
            throw new ModelException(WireRemoval.permitsToo(rest.values().stream().map(other -> name(other.from().node()) + " to " + name(other.to().node())).toList()));
        }
        WireRemoval.refuseLoops(place);
        List<Tree> named = new ArrayList<>(each(statement.get(RESOURCE)));
        named.removeIf(Tree.string(ALL)::equals);
        Set<Tree> wired = resources(rest, place);
        if (own.size() == actions.size()) {
            Set<Tree> all = new LinkedHashSet<>(named);
            all.addAll(wired);
            work.edit(edits -> all.isEmpty() ? Pruning.remove(edits, place) : edits.set(place.child(RESOURCE), oneOrAll(List.copyOf(all))));
            return;
        }
        for (int i = actions.size() - 1; i >= 0; i--) {
            TreePath action = place.child(ACTION).child(i);
            if (own.contains(actions.get(i))) {
                work.edit(edits -> edits.remove(action));
            }
        }
        named.addAll(wired);
        if (!named.isEmpty()) {
            TreePath list = place.last().matches("[0-9]+") ? place.parent() : place;
            new WireAddition(work).append(list, ofItsOwn(statement, own, List.copyOf(new LinkedHashSet<>(named))));
        }
    }

    /** The part of a statement that is about some actions, on what is named; the ids of statements are their own. */
    private static Tree ofItsOwn(Tree statement, List<Tree> actions, List<Tree> resources) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>(statement.entries());
        entries.remove("Sid");
        entries.put(ACTION, oneOrAll(actions));
        entries.put(RESOURCE, oneOrAll(resources));
        return new Tree.Map(entries);
    }

    /** The other wires that stay and stand here by actions of the same services. */
    private Map<WireId, Wire> rest(WireId wire, TreePath place, Set<String> services) {
        Map<WireId, Wire> rest = new TreeMap<>();
        work.reading().wires().forEach((id, other) -> {
            if (!id.equals(wire) && other.places().contains(place)) {
                work.is().wire(id).filter(drawn -> !Collections.disjoint(services(drawn), services)).ifPresent(drawn -> rest.put(id, drawn));
            }
        });
        return rest;
    }

    /** What the wires are about, as a statement of theirs names it. */
    private Set<Tree> resources(Map<WireId, Wire> wires, TreePath place) {
        Set<Tree> found = new LinkedHashSet<>();
        String holder = place.steps().get(1);
        wires.forEach((id, wire) -> {
            List<Tree> statements = work.parts().statements(id);
            if (statements.isEmpty()) {
                throw new ModelException(WireRemoval.permitsToo(List.of(name(wire.from().node()) + " to " + name(wire.to().node()))));
            }
            work.reading().id(wire.to().node()).ifPresent(target -> {
                Circles.refuseCondition(work.reading().template(), holder, target);
                if (!target.equals(holder)) {
                    Circles.refuseNeeding(work.reading().cards(), holder, target);
                }
            });
            statements.forEach(statement -> found.addAll(each(statement.get(RESOURCE))));
        });
        return found;
    }

    /** The services whose actions make a wire. */
    private Set<String> services(Wire wire) {
        Optional<WireRule> row = work.ours().wires().of(work.was(), wire);
        Set<String> services = row.map(WireRule::grants).orElse(List.of()).stream().filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == Grant.Place.TO).map(Grant::service)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (services.isEmpty()) {
            work.reading().id(wire.to().node()).flatMap(work.reading().cards().references()::type).map(References::serviceOf).ifPresent(services::add);
        }
        return services;
    }

    private static boolean isOf(Tree action, Set<String> services) {
        return action.asText().isPresent() && services.stream().anyMatch(service -> PolicyPattern.namesAction(service(action), service));
    }

    /** A star alone is all services. */
    private static String service(Tree action) {
        String text = action.asText().orElse("");
        return text.indexOf(':') < 0 ? text : text.substring(0, text.indexOf(':'));
    }

    private String name(NodeId node) {
        return work.was().requireNode(node).name();
    }

    private static String words(List<Tree> actions) {
        return actions.stream().flatMap(action -> action.asText().stream()).collect(Collectors.joining(", "));
    }

    private static Tree oneOrAll(List<Tree> trees) {
        return trees.size() == 1 ? trees.getFirst() : Tree.seq(trees);
    }

    private static List<Tree> each(Optional<Tree> tree) {
        return tree.map(Tree::each).orElse(List.of());
    }
}
