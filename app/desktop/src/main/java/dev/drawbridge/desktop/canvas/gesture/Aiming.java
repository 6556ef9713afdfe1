package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.GroupId;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether the wire in the hand may be let go where the pointer is. The same judgement decides what lights up. */
public final class Aiming {
    private Aiming() {}

    /**
     * Judges a wire between the end that stays and a card.
     *
     * @param backwards whether the card would be where the wire starts
     * @param moved the wire that is being moved, which does not stand in its own way
     */
    public static Wiring.Verdict judge(Design design, Wiring wiring, End fixed, boolean backwards, Optional<WireId> moved, NodeId card) {
        Design others = moved.map(id -> without(design, id)).orElse(design);
        if (!backwards) {
            return wiring.judge(others, fixed, others.requireNode(card));
        }
        String port = moved.flatMap(design::wire).map(wire -> wire.from().port()).orElse("out");
        return wiring.judge(others, new End(card, port), others.requireNode(fixed.node()));
    }

    private static Design without(Design design, WireId id) {
        Map<WireId, Wire> rest = new TreeMap<>(design.wires());
        rest.remove(id);
        return design.withWires(rest);
    }

    static Aim at(End fixed, boolean backwards, Optional<WireId> moved, Aim before, Target under, GestureContext context) {
        if (under instanceof Target.OnGroup(GroupId group) && Folds.isCollapsed(group, context)) {
            return new Aim.Illegal(context.design().groups().get(group).members().first(), "Expand the group first: a wire ends at one of its cards.");
        }
        Optional<NodeId> card = under.cardUnder();
        if (card.isEmpty() || card.get().equals(fixed.node())) {
            return new Aim.Nothing();
        }
        if (before instanceof Aim.Legal(NodeId same, WireRule rule) && same.equals(card.get())) {
            return before;
        }
        if (before instanceof Aim.Illegal(NodeId same, String reason) && same.equals(card.get())) {
            return before;
        }
        return switch (judge(context.design(), context.wiring(), fixed, backwards, moved, card.get())) {
            case Wiring.Verdict.Allowed(List<WireRule> rules) -> new Aim.Legal(card.get(), preferred(rules, moved, context));
            case Wiring.Verdict.Refused(String reason) -> new Aim.Illegal(card.get(), reason);
        };
    }

    /** A wire that is moved keeps its role if it can. */
    private static WireRule preferred(List<WireRule> rules, Optional<WireId> moved, GestureContext context) {
        Optional<Wire> wire = moved.flatMap(context.design()::wire);
        return rules.stream().filter(rule -> wire.isPresent() && rule.role() == wire.get().role()).findFirst().orElse(rules.getFirst());
    }

    static Step drop(GestureState idle, GestureState.Wiring wiring, GestureContext context) {
        return switch (wiring.aim()) {
            case Aim.Legal(NodeId card, WireRule rule) -> {
                NodeId fixed = wiring.fixed().node();
                yield Choosing.connect(wire(wiring.backwards() ? card : fixed, wiring.backwards() ? fixed : card, rule, context), card, false, context);
            }
            case Aim.Illegal(NodeId card, String reason) -> Step.to(idle, new Effect.Notice(reason));
            // let go on its own card: the wish was given up
            case Aim.Nothing() -> overOwnCard(wiring, context) ? Step.to(idle)
                    : Step.to(idle, new Effect.QuickAdd(wiring.at(), Optional.of(wiring.fixed()), wiring.backwards()));
        };
    }

    private static boolean overOwnCard(GestureState.Wiring wiring, GestureContext context) {
        return dev.drawbridge.model.geometry.CardMetrics.bounds(context.place(wiring.fixed().node())).grow(12).contains(wiring.at());
    }

    static Wire wire(NodeId from, NodeId to, WireRule rule, GestureContext context) {
        return context.wiring().create(context.design(), rule, context.design().requireNode(from), context.design().requireNode(to));
    }

    static List<Effect> drop(GestureState.Retargeting state, GestureContext context) {
        return switch (state.aim()) {
            case Aim.Legal(NodeId card, WireRule rule) -> {
                Wire wire = context.design().requireWire(state.wire());
                NodeId from = state.last() ? wire.from().node() : card;
                NodeId to = state.last() ? card : wire.to().node();
                boolean same = from.equals(wire.from().node()) && to.equals(wire.to().node());
                yield same ? List.of() : List.of(
                        new Effect.Apply(new Edits(context.design(), context.wiring()).retarget(wire, rule, from, to)),
                        new Effect.Select(Set.of(), Set.of(state.wire())));
            }
            case Aim.Illegal(NodeId card, String reason) -> List.of(new Effect.Notice(reason));
            case Aim.Nothing() -> List.of();
        };
    }
}
