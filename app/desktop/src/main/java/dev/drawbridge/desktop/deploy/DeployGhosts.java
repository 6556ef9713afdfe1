package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the cloud and drawn no longer, while a plan or a comparison is on the table: it can have no mark on its card,
 * because there is none. Pure.
 *
 * @param wires of what is deployed; their ends are cards or ghosts
 */
public record DeployGhosts(List<Ghost> cards, List<Wire> wires) {
    /** None. */
    public static final DeployGhosts NONE = new DeployGhosts(List.of(), List.of());

    public DeployGhosts {
        cards = List.copyOf(cards);
        wires = List.copyOf(wires);
    }

    /**
     * A card that only the cloud has.
     *
     * @param node as it was deployed
     * @param sign what becomes of it
     */
    public record Ghost(Node node, CardSign sign) {}

    /** The ghosts for a stage. */
    public static DeployGhosts of(DeployStage stage, Design drawn) {
        return switch (stage) {
            case DeployStage.Planned(Plan plan) -> plan.deployed().map(deployed -> planned(plan, deployed, drawn)).orElse(NONE);
            case DeployStage.Compared(Drift drift) -> drift.deployed().map(deployed -> compared(deployed, drawn)).orElse(NONE);
            case DeployStage.Resting resting -> NONE;
            case DeployStage.Asking asking -> NONE;
            case DeployStage.Outdated outdated -> NONE;
            case DeployStage.RemovalPlanned planned -> NONE;
            case DeployStage.Working working -> NONE;
            case DeployStage.Ended ended -> NONE;
            case DeployStage.Refused refused -> NONE;
        };
    }

    private static DeployGhosts planned(Plan plan, Design deployed, Design drawn) {
        Map<NodeId, List<PlannedChange>> byCard = new LinkedHashMap<>();
        plan.changes().forEach(change -> change.card().ifPresent(card -> byCard.computeIfAbsent(card, key -> new ArrayList<>()).add(change)));
        List<Ghost> ghosts = deployed.nodes().values().stream()
                .filter(node -> drawn.node(node.id()).isEmpty() && byCard.getOrDefault(node.id(), List.of()).stream().anyMatch(change -> change.action() == PlannedChange.Action.REMOVE))
                .map(node -> new Ghost(node, DeployMarks.card(byCard.get(node.id()), true))).toList();
        // what the template does not say of a wire takes nothing away
        return new DeployGhosts(ghosts, wires(deployed, drawn, ghosts, byCard.keySet()));
    }

    private static DeployGhosts compared(Design deployed, Design drawn) {
        CardSign there = new CardSign(CardSign.Tone.BAD, true, Words.of("deploy.mark.only-there"), Words.of("deploy.mark.only-there.words"));
        List<Ghost> ghosts = deployed.nodes().values().stream().filter(node -> drawn.node(node.id()).isEmpty()).map(node -> new Ghost(node, there)).toList();
        return new DeployGhosts(ghosts, wires(deployed, drawn, ghosts, drawn.nodes().keySet()));
    }

    /** @param touched cards of which something is different, beside the ghosts */
    private static List<Wire> wires(Design deployed, Design drawn, List<Ghost> ghosts, Set<NodeId> touched) {
        Set<NodeId> gone = ghosts.stream().map(ghost -> ghost.node().id()).collect(java.util.stream.Collectors.toSet());
        return deployed.wires().values().stream().filter(wire -> {
            NodeId from = wire.from().node();
            NodeId to = wire.to().node();
            boolean ends = (gone.contains(from) || drawn.node(from).isPresent()) && (gone.contains(to) || drawn.node(to).isPresent());
            boolean matters = gone.contains(from) || gone.contains(to) || touched.contains(from) || touched.contains(to);
            return ends && matters && same(wire, drawn).isEmpty();
        }).toList();
    }

    /** The wire of a drawing between the same ports, for the same purpose. */
    static Optional<Wire> same(Wire wire, Design design) {
        return design.wires().values().stream().filter(one -> one.from().equals(wire.from()) && one.to().equals(wire.to()) && one.role() == wire.role()).findFirst();
    }
}
