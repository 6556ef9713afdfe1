package dev.drawbridge.generators.export;

import dev.drawbridge.generators.Adoption;
import dev.drawbridge.generators.cloudformation.Losses;
import dev.drawbridge.generators.sam.ResourceOwners;
import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.ScheduleGroups;
import dev.drawbridge.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How well each card is said, by what was lost on the way. */
final class PortabilityReport {
    /** Cards that are no resource of their own: they are said with others, or nowhere because they are not in the cloud. */
    private static final Set<String> SAID_WITH_OTHERS = Set.of("client", "schedule", "scheduler", "function-url");

    private final Design design;
    private final Map<NodeId, String> ids;
    private final Map<String, Tree> resources;

    /**
     * @param ids the logical id of each card in the template
     * @param resources of the template that was written from
     */
    PortabilityReport(Design design, Map<NodeId, String> ids, Map<String, Tree> resources) {
        this.design = design;
        this.ids = ids;
        this.resources = resources;
    }

    /** The report for the format that is the project's own: everything is as it is, but what no format can say. */
    List<Portability> exact() {
        return design.nodes().values().stream().map(card -> unsayable(card).map(why -> new Portability(card.name(), card.kind(), Portability.Level.APPROXIMATE, why))
                .orElseGet(() -> new Portability(card.name(), card.kind(), Portability.Level.EXACT, ""))).toList();
    }

    /** Runs are counted for groups of schedules: a card that has none to itself is not watched in any format. */
    private Optional<String> unsayable(Node card) {
        boolean watched = card.kind().equals("scheduler") && !card.field("alarms").map(Value::asItems).orElse(List.of()).isEmpty();
        return watched && ScheduleGroups.own(design, card).isEmpty() ? Optional.of("No alarm is made of it, as it has no group of schedules to itself.") : Optional.empty();
    }

    /** The report for another format: cards first, then what no card stands for. */
    List<Portability> of(Losses losses) {
        Map<String, List<String>> ofOthers = new LinkedHashMap<>(losses.all());
        ids.values().forEach(ofOthers::remove);
        Map<NodeId, List<String>> ofParts = new LinkedHashMap<>();
        ResourceOwners owners = ResourceOwners.of(design);
        for (String id : List.copyOf(ofOthers.keySet())) {
            Optional<NodeId> owner = Optional.ofNullable(resources.get(id)).flatMap(resource -> owners.ownerOf(id, resource.get("Type").flatMap(Tree::asText).orElse("")));
            owner.ifPresent(card -> ofParts.computeIfAbsent(card, _ -> new ArrayList<>()).addAll(ofOthers.remove(id).stream().map(why -> id + ": " + why).toList()));
        }
        List<Portability> all = new ArrayList<>();
        for (Node card : design.nodes().values()) {
            all.add(card(card, losses, ofParts.getOrDefault(card.id(), List.of())));
        }
        ofOthers.forEach((id, why) -> all.add(new Portability(id, resources.getOrDefault(id, Tree.map()).get("Type").flatMap(Tree::asText).orElse("template"),
                losses.isLeftOut(id) ? Portability.Level.IMPOSSIBLE : Portability.Level.APPROXIMATE, String.join(" ", why))));
        return all;
    }

    private Portability card(Node card, Losses losses, List<String> ofParts) {
        String id = ids.get(card.id());
        // a card that was found in the template and is no resource of it stands for what others only name: a default bus, an API of events
        boolean said = resources.containsKey(id) || SAID_WITH_OTHERS.contains(card.kind()) || Adoption.isAdopted(card);
        if (!said) {
            return new Portability(card.name(), card.kind(), Portability.Level.IMPOSSIBLE, "There is no writer for cards of the kind " + card.kind() + ".");
        }
        List<String> why = new ArrayList<>(losses.of(id));
        why.addAll(ofParts);
        unsayable(card).ifPresent(why::add);
        Portability.Level level = losses.isLeftOut(id) ? Portability.Level.IMPOSSIBLE : why.isEmpty() ? Portability.Level.EXACT : Portability.Level.APPROXIMATE;
        return new Portability(card.name(), card.kind(), level, String.join(" ", why));
    }
}
