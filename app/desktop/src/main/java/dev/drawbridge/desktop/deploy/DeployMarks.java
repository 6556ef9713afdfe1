package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.deploy.Drift;
import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.cloud.deploy.PlannedChange;
import dev.drawbridge.cloud.deploy.PlannedChange.Action;
import dev.drawbridge.cloud.deploy.ResourceState;
import dev.drawbridge.cloud.deploy.ResourceState.Phase;
import dev.drawbridge.desktop.deploy.CardSign.Tone;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the stage of a deployment shows on the drawing. Pure. */
public record DeployMarks(Map<NodeId, CardSign> cards, Map<WireId, CardSign> wires) {
    /** Nothing to show. */
    public static final DeployMarks NONE = new DeployMarks(Map.of(), Map.of());
    private static final int NAMED_PROPERTIES = 2;

    public DeployMarks {
        cards = Map.copyOf(cards);
        wires = Map.copyOf(wires);
    }

    /**
     * The signs for a stage.
     *
     * @param pushed functions that run other code than was deployed
     */
    public static DeployMarks of(DeployStage stage, Design design, Set<NodeId> pushed) {
        DeployMarks marks = of(stage, design);
        if (pushed.isEmpty() || stage instanceof DeployStage.Planned || stage instanceof DeployStage.RemovalPlanned) {
            return marks;
        }
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        pushed.forEach(card -> cards.put(card, new CardSign(Tone.CHANGED, false, Words.of("deploy.mark.pushed"), Words.of("deploy.mark.pushed.words"))));
        cards.putAll(marks.cards());
        return new DeployMarks(cards, marks.wires());
    }

    /** The same without code that was pushed. */
    static DeployMarks of(DeployStage stage, Design design) {
        return switch (stage) {
            case DeployStage.Resting resting -> resting.status().map(status -> standing(status.resources())).orElse(NONE);
            case DeployStage.Asking asking -> NONE;
            case DeployStage.Refused refused -> NONE;
            case DeployStage.Planned(Plan plan) -> planned(plan, design);
            case DeployStage.Outdated outdated -> NONE;
            case DeployStage.RemovalPlanned(var plan) -> removal(plan.goes(), plan.loses(), plan.stays());
            case DeployStage.Working(var work, Progress progress, var cancelling) -> moving(progress);
            case DeployStage.Ended(var work, Progress progress, var outcome) -> moving(progress);
            case DeployStage.Compared(Drift drift) -> compared(drift);
        };
    }

    private static DeployMarks planned(Plan plan, Design design) {
        Map<NodeId, List<PlannedChange>> byCard = new LinkedHashMap<>();
        plan.changes().forEach(change -> change.card().ifPresent(card -> byCard.computeIfAbsent(card, key -> new ArrayList<>()).add(change)));
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        byCard.forEach((card, changes) -> cards.put(card, card(changes, plan.deployed().map(before -> before.node(card).isPresent()).orElse(!plan.firstTime()))));
        Map<WireId, CardSign> wires = new LinkedHashMap<>();
        if (plan.firstTime()) {
            design.wires().values().stream().filter(wire -> moves(wire, cards)).forEach(wire -> wires.put(wire.id(), added()));
        } else {
            plan.deployed().ifPresent(before -> design.wires().values().forEach(wire -> wire(wire, before, cards).ifPresent(sign -> wires.put(wire.id(), sign))));
        }
        return new DeployMarks(cards, wires);
    }

    private static boolean moves(Wire wire, Map<NodeId, CardSign> cards) {
        return cards.containsKey(wire.from().node()) || cards.containsKey(wire.to().node());
    }

    private static Optional<CardSign> wire(Wire wire, Design before, Map<NodeId, CardSign> cards) {
        if (!moves(wire, cards)) {
            // what the template does not say of a wire does not move anything
            return Optional.empty();
        }
        Optional<Wire> was = DeployGhosts.same(wire, before);
        if (was.isEmpty()) {
            return Optional.of(added());
        }
        return was.get().fields().equals(wire.fields()) ? Optional.empty() : Optional.of(new CardSign(Tone.CHANGED, true, Words.of("deploy.mark.change"), Words.of("deploy.mark.change.words")));
    }

    private static CardSign added() {
        return new CardSign(Tone.GOOD, true, Words.of("deploy.mark.add"), Words.of("deploy.mark.add.words"));
    }

    /** The most urgent of what happens to a card's resources decides. */
    static CardSign card(List<PlannedChange> changes, boolean wasThere) {
        boolean loses = changes.stream().anyMatch(change -> change.data() == PlannedChange.DataEffect.LOST);
        if (loses) {
            return new CardSign(Tone.BAD, true, Words.of("deploy.mark.loses"), Words.of("deploy.mark.loses.words"));
        }
        if (changes.stream().allMatch(change -> change.action() == Action.REMOVE)) {
            return new CardSign(Tone.BAD, true, Words.of("deploy.mark.remove"), Words.of("deploy.mark.remove.words"));
        }
        if (changes.stream().anyMatch(change -> change.action() == Action.REPLACE)) {
            return new CardSign(Tone.BAD, true, Words.of("deploy.mark.replace"), Words.of("deploy.mark.replace.words", names(changes)));
        }
        if (changes.stream().allMatch(change -> change.action() == Action.ADD) && !wasThere) {
            return added();
        }
        if (changes.stream().anyMatch(change -> change.action() == Action.MAY_REPLACE)) {
            return new CardSign(Tone.CHANGED, true, Words.of("deploy.mark.may-replace"), Words.of("deploy.mark.may-replace.words", names(changes)));
        }
        String names = names(changes);
        return new CardSign(Tone.CHANGED, true, names.isEmpty() ? Words.of("deploy.mark.change") : Words.of("deploy.mark.change.of", names), Words.of("deploy.mark.change.words"));
    }

    /** "Timeout, MemorySize +1" */
    private static String names(List<PlannedChange> changes) {
        List<String> names = changes.stream().flatMap(change -> change.properties().stream()).map(property -> property.name().split("[./]")[0]).distinct().toList();
        String first = names.stream().limit(NAMED_PROPERTIES).collect(Collectors.joining(", "));
        return names.size() <= NAMED_PROPERTIES ? first : first + " +" + (names.size() - NAMED_PROPERTIES);
    }

    private static DeployMarks removal(List<ResourceState> goes, List<ResourceState> loses, List<ResourceState> stays) {
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        // of a card with parts that stay and parts that go, what stays is told: it is what the user asked for
        goes.forEach(state -> state.card().ifPresent(card -> cards.put(card, new CardSign(Tone.BAD, true, Words.of("deploy.mark.remove"), Words.of("deploy.mark.remove.words")))));
        stays.forEach(state -> state.card().ifPresent(card -> cards.put(card, new CardSign(Tone.QUIET, false, Words.of("deploy.mark.stays"), Words.of("deploy.mark.stays.words")))));
        loses.forEach(state -> state.card().ifPresent(card -> cards.put(card, new CardSign(Tone.BAD, true, Words.of("deploy.mark.loses"), Words.of("deploy.mark.loses.words")))));
        return new DeployMarks(cards, Map.of());
    }

    private static DeployMarks moving(Progress progress) {
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        progress.uploads().forEach((card, upload) -> {
            if (!upload.isDone()) {
                cards.put(card, new CardSign(Tone.BUSY, true, Words.of("deploy.mark.sending", percent(upload)), Words.of("deploy.mark.sending", percent(upload))));
            }
        });
        progress.cards().forEach((card, states) -> cards.put(card, moving(states)));
        return new DeployMarks(cards, Map.of());
    }

    private static long percent(Progress.Upload upload) {
        return upload.total() == 0 ? 100 : 100 * upload.sent() / upload.total();
    }

    private static CardSign moving(List<ResourceState> states) {
        Optional<ResourceState> failed = states.stream().filter(state -> state.phase() == Phase.FAILED).findFirst();
        if (failed.isPresent()) {
            return new CardSign(Tone.BAD, false, Words.of("deploy.mark.failed"), Words.of("deploy.mark.failed.words", failed.get().id(), failed.get().words()));
        }
        // working tells more than done, done more than gone
        ResourceState most = states.stream().min(Comparator.comparing(state -> order(state.phase()))).orElseThrow();
        long settled = states.stream().filter(state -> order(state.phase()) > 1).count();
        String count = states.size() > 1 ? " " + settled + "/" + states.size() : "";
        return switch (most.phase()) {
            case WORKING -> sign(Tone.BUSY, true, "deploy.mark.working", count);
            case UNDOING -> sign(Tone.CHANGED, true, "deploy.mark.undoing", "");
            case DONE -> sign(Tone.GOOD, false, "deploy.mark.done", "");
            case UNDONE -> sign(Tone.CHANGED, false, "deploy.mark.undone", "");
            case REMOVED -> sign(Tone.QUIET, false, "deploy.mark.removed", "");
            case KEPT -> sign(Tone.QUIET, false, "deploy.mark.stays", "");
            case FAILED -> sign(Tone.BAD, false, "deploy.mark.failed", "");
        };
    }

    private static int order(Phase phase) {
        return switch (phase) {
            case WORKING -> 0;
            case UNDOING -> 1;
            case UNDONE -> 2;
            case DONE -> 3;
            case KEPT -> 4;
            case REMOVED -> 5;
            case FAILED -> 6;
        };
    }

    private static CardSign sign(Tone tone, boolean pending, String key, String count) {
        return new CardSign(tone, pending, Words.of(key) + count, Words.of(key) + count);
    }

    private static DeployMarks standing(List<ResourceState> resources) {
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        resources.stream().filter(state -> state.phase() == Phase.FAILED).forEach(state -> state.card().ifPresent(card ->
                cards.put(card, new CardSign(Tone.BAD, false, Words.of("deploy.mark.failed"), Words.of("deploy.mark.failed.words", state.id(), state.words())))));
        return new DeployMarks(cards, Map.of());
    }

    private static DeployMarks compared(Drift drift) {
        Map<NodeId, CardSign> cards = new LinkedHashMap<>();
        drift.drifted().forEach(one -> one.card().ifPresent(card -> cards.put(card, one.deleted()
                ? new CardSign(Tone.BAD, false, Words.of("deploy.mark.gone"), Words.of("deploy.mark.gone.words", one.id()))
                : new CardSign(Tone.CHANGED, false, Words.of("deploy.mark.drifted"), Words.of("deploy.mark.drifted.words",
                        one.properties().stream().map(PlannedChange.PropertyChange::name).collect(Collectors.joining(", ")))))));
        return new DeployMarks(cards, Map.of());
    }
}
