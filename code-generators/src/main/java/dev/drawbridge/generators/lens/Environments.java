package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.EnvironmentVariable;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The variables of functions that are their own: all but those that their wires give. */
final class Environments {
    private final Cards cards;
    private final Map<String, NodeId> ids;
    private final SamTemplate ours;

    Environments(Cards cards, Map<String, NodeId> ids, SamTemplate ours) {
        this.cards = cards;
        this.ids = ids;
        this.ours = ours;
    }

    /** The functions whose variables are not as the design says. */
    List<Node> read(Design design) {
        DesignIndex index = new DesignIndex(design);
        List<Node> changed = new ArrayList<>();
        for (Cards.Card card : cards.of("function")) {
            Node node = design.requireNode(ids.get(card.id()));
            Optional<Value> own = Shapes.environment(ofWires(index, node)).value(card.body());
            if (!same(own, node.field("environment"))) {
                changed.add(own.map(value -> node.withField("environment", value)).orElseGet(() -> node.withoutField("environment")));
            }
        }
        for (Cards.Card card : cards.of("state-machine")) {
            Node node = design.requireNode(ids.get(card.id()));
            Predicate<Map.Entry<String, Tree>> ofWires = ofWires(index, node);
            Set<String> given = new HashSet<>();
            card.body().at("Properties", "DefinitionSubstitutions").orElseGet(Tree::map).entries().entrySet().stream()
                    .filter(ofWires).forEach(entry -> given.add(entry.getKey()));
            // none at all is no setting either: a wire may come and go there
            if (node.field("substitutions").orElse(null) instanceof Value.Entries(Map<String, Value> entries) && (entries.isEmpty() || !given.isEmpty())) {
                Map<String, Value> own = new java.util.LinkedHashMap<>(entries);
                own.keySet().removeAll(given);
                changed.add(own.isEmpty() ? node.withoutField("substitutions") : node.withField("substitutions", new Value.Entries(own)));
            }
        }
        return changed;
    }

    /** Variables hold text in the cloud, whatever they are written as. */
    private static boolean same(Optional<Value> a, Optional<Value> b) {
        return words(a).equals(words(b));
    }

    private static Map<String, Object> words(Optional<Value> value) {
        Map<String, Object> words = new java.util.TreeMap<>();
        if (value.orElse(null) instanceof Value.Entries(Map<String, Value> entries)) {
            entries.forEach((name, each) -> words.put(name, each instanceof Value.Expression ? each : each.display()));
        }
        return words;
    }

    /** The account's own bus has a plain name. */
    private static Optional<String> defaultBus(Tree value) {
        return value.asText().filter("default"::equals).map(_ -> BusWires.DEFAULT_BUS);
    }

    /** Whether a variable is there because of a wire: it has the name that the wire gives, and means the card at its end. */
    private Predicate<Map.Entry<String, Tree>> ofWires(DesignIndex index, Node function) {
        Set<String> given = new HashSet<>();
        for (Wire wire : index.outOf(function.id())) {
            Node to = index.to(wire);
            Optional<WireRule> row = ours.wires().find(function.kind(), wire.role(), to.kind());
            for (EnvironmentVariable variable : row.map(WireRule::variables).orElse(List.of())) {
                given.add(variable.name(to) + " " + to.id());
            }
        }
        return entry -> cards.references().target(entry.getValue()).or(() -> defaultBus(entry.getValue())).map(ids::get).filter(id -> given.contains(entry.getKey() + " " + id)).isPresent();
    }
}
