package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.generators.syntax.TreePath;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the permissions of wires out of a template, and nobody's but theirs. */
final class GrantRemoval {
    private final Working work;
    private final WireRemoval removal;

    GrantRemoval(Working work, WireRemoval removal) {
        this.work = work;
        this.removal = removal;
    }

    /**
     * Takes the permission of a wire away, and nothing that anybody else has by the same words.
     *
     * @throws ModelException if both cards stay and others would lose what they may do
     */
    void remove(Wire drawn, FoundWire found) {
        NodeId holder = drawn.from().node();
        boolean holderStays = work.is().node(holder).isPresent();
        boolean cardsStay = holderStays && work.is().node(drawn.to().node()).isPresent();
        SequencedMap<TreePath, Set<String>> others = new LinkedHashMap<>();
        removal.own(drawn.id(), found.places().stream().filter(place -> !isForEverything(place)).toList()).forEach(place -> others.put(place, SharedRoles.others(work, place, holder)));
        found.places().stream().filter(this::isForEverything).forEach(place -> others.put(place, SharedRoles.others(work, place, holder)));
        if (cardsStay) {
            others.forEach((place, ids) -> requireNoLoss(drawn, found, place, ids));
        } else {
            // what others with the same role may do was never about the function alone, and what they may do with everything not about the other card
            others.entrySet().removeIf(place -> !place.getValue().isEmpty() && (!holderStays || isForEverything(place.getKey())));
        }
        for (TreePath place : removal.fromLast(others.keySet())) {
            if (isForEverything(place)) {
                new ForEverything(work).release(drawn, place, !others.get(place).isEmpty());
            } else {
                removal.places(List.of(place));
            }
        }
        // after all places are done with: the names of a policy stand in lists, among other policies
        others.keySet().stream().map(place -> place.steps().get(1)).distinct().forEach(this::endPolicy);
    }

    /** A policy without a document is none: it goes, and whoever had it names it no more. */
    private void endPolicy(String id) {
        Tree policy = work.edits().tree().at(TreePath.of(SourceTemplate.RESOURCES, id)).orElseGet(Tree::nothing);
        if (policy.get("Type").flatMap(Tree::asText).filter(GrantWires.POLICIES::contains).isEmpty() || policy.at(SourceTemplate.PROPERTIES, "PolicyDocument").isPresent()) {
            return;
        }
        References references = work.reading().cards().references();
        List<TreePath> named = new ArrayList<>();
        for (SourceTemplate.Part holder : work.reading().template().parts().values()) {
            for (String list : List.of("Policies", "ManagedPolicyArns")) {
                Tree all = work.edits().tree().at(holder.path(list)).orElseGet(Tree::nothing);
                for (int i = 0; i < all.items().size(); i++) {
                    if (references.target(all.items().get(i)).filter(id::equals).isPresent()) {
                        named.add(holder.path(list).child(i));
                    }
                }
                if (all instanceof Tree.Intrinsic && references.target(all).filter(id::equals).isPresent()) {
                    named.add(holder.path(list));
                }
            }
        }
        removal.fromLast(named).forEach(place -> work.edit(edits -> Pruning.remove(edits, place)));
        work.edit(edits -> Pruning.removeResource(edits, id));
    }

    private boolean isForEverything(TreePath place) {
        return work.edits().tree().at(place).filter(ForEverything::isOne).isPresent();
    }

    /** The same for a wire that stays and gets another permission. */
    void replace(Wire wire, FoundWire found) {
        List<TreePath> exact = found.places().stream().filter(place -> !isForEverything(place)).toList();
        if (removal.own(wire.id(), exact).size() < exact.size()) {
            throw new ModelException("What permits this wire permits others too. Change it in the file, the drawing follows.");
        }
        remove(wire, found);
    }

    /** Whoever has the role, and is not parted from the same card at the same time, would lose what the user did not speak of. */
    private void requireNoLoss(Wire drawn, FoundWire found, TreePath place, Set<String> others) {
        SortedMap<String, Boolean> wired = new TreeMap<>();
        work.reading().wires().forEach((id, wire) -> {
            if (wire.places().contains(place) && wire.to().equals(found.to())) {
                wired.merge(wire.from(), work.is().wire(id).isPresent(), Boolean::logicalOr);
            }
        });
        List<String> losing = others.stream().filter(other -> wired.getOrDefault(other, true)).toList();
        if (losing.isEmpty()) {
            return;
        }
        if (wired.keySet().containsAll(losing)) {
            throw new ModelException(WireRemoval.permitsToo(losing.stream().map(other -> other + " to " + found.to()).toList()));
        }
        String from = work.is().requireNode(drawn.from().node()).name();
        throw new ModelException("What permits " + from + " this permits it to " + SharedRoles.some(losing) + " too, by the same role or policy (" + place.steps().get(1)
                + "). Give " + from + " a role of its own in the template first.");
    }
}
