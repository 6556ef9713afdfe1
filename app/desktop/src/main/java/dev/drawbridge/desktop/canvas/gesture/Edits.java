package dev.drawbridge.desktop.canvas.gesture;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Point;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.Port;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The edits that gestures end in, made from a design. Pure. */
public final class Edits {
    private final Design design;
    private final Wiring wiring;

    public Edits(Design design, Wiring wiring) {
        this.design = design;
        this.wiring = wiring;
    }

    /** A new card and the edit that places it, perhaps with wires. */
    public record Placed(NodeId card, Edit edit) {}

    /** A card of that kind with an id and a name that are free: {@code queue}, {@code queue2}. */
    public Node newNode(Kind kind) {
        String name = design.freshName(kind.id());
        return Node.of(design.freshNodeId(name), kind.id(), name);
    }

    /** Places a new card. */
    public Placed add(Kind kind, Point place) {
        Node node = newNode(kind);
        return new Placed(node.id(), new CardEdit.AddNode(node, Optional.of(place)));
    }

    /**
     * Places a new card at the end of a wire that was dropped.
     *
     * @param backwards whether the new card is where the wire starts
     */
    public Optional<Placed> addWired(Kind kind, Point place, End from, boolean backwards) {
        Node node = newNode(kind);
        Design with = design.withNode(node);
        List<WireRule> rules = backwards ? rulesInto(with, node, design.requireNode(from.node())) : rules(with, from, node);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Node old = design.requireNode(from.node());
        Wire wire = backwards ? wiring.create(with, rules.getFirst(), node, old) : wiring.create(with, rules.getFirst(), old, node);
        return Optional.of(new Placed(node.id(),
                new Edit.Sequence("Add " + node.name(), List.of(new CardEdit.AddNode(node, Optional.of(place)), new WireEdit.Connect(wire)))));
    }

    /** Places a new card in the middle of a wire, if both halves are legal. */
    public Optional<Placed> addSpliced(Kind kind, Point place, WireId wire) {
        Node node = newNode(kind);
        return splice(design.withNode(node), node, wire)
                .map(halves -> {
                    List<Edit> edits = new ArrayList<>();
                    edits.add(new CardEdit.AddNode(node, Optional.of(place)));
                    edits.addAll(halves);
                    return new Placed(node.id(), new Edit.Sequence("Insert " + node.name(), edits));
                });
    }

    /** Moves a card into the middle of a wire, if both halves are legal. */
    public Optional<Edit> moveSpliced(NodeId card, Point place, WireId wire) {
        Node node = design.requireNode(card);
        return splice(design, node, wire).map(halves -> {
            List<Edit> edits = new ArrayList<>();
            edits.add(new CardEdit.MoveNodes(java.util.Map.of(card, place)));
            edits.addAll(halves);
            return new Edit.Sequence("Insert " + node.name(), edits);
        });
    }

    /** Whether a card of that kind may stand in the middle of the wire. */
    public boolean canSplice(Kind kind, WireId wire) {
        Node node = newNode(kind);
        return splice(design.withNode(node), node, wire).isPresent();
    }

    private Optional<List<Edit>> splice(Design with, Node middle, WireId id) {
        Wire wire = with.requireWire(id);
        if (wire.touches(middle.id())) {
            return Optional.empty();
        }
        Node end = with.requireNode(wire.to().node());
        List<WireRule> first = rules(with, wire.from(), middle);
        List<WireRule> second = rules(with, End.out(middle.id()), end);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Wire before = wiring.create(with, first.getFirst(), with.requireNode(wire.from().node()), middle);
        Wire after = wiring.create(with.withWire(before), second.getFirst(), middle, end);
        // what was set on the wire stays on the half that knows it: routes before, an access mode behind
        return Optional.of(List.of(new WireEdit.Disconnect(Set.of(id)), new WireEdit.Connect(inherit(before, first.getFirst(), wire)),
                new WireEdit.Connect(inherit(after, second.getFirst(), wire))));
    }

    private static Wire inherit(Wire half, WireRule rule, Wire whole) {
        Wire result = half;
        for (var field : whole.fields().entrySet()) {
            if (rule.field(field.getKey()).isPresent()) {
                result = result.withField(field.getKey(), field.getValue());
            }
        }
        return result;
    }

    /** Deletes cards and wires; wires that go with their cards are not named twice. */
    public Optional<Edit> delete(Set<NodeId> cards, Set<WireId> wires) {
        Set<WireId> loose = new LinkedHashSet<>();
        for (WireId id : wires) {
            design.wire(id).filter(wire -> !cards.contains(wire.from().node()) && !cards.contains(wire.to().node())).ifPresent(wire -> loose.add(id));
        }
        if (cards.isEmpty()) {
            return loose.isEmpty() ? Optional.empty() : Optional.of(new WireEdit.Disconnect(loose));
        }
        Edit remove = new CardEdit.RemoveNodes(cards);
        return Optional.of(loose.isEmpty() ? remove : new Edit.Sequence(remove.label(), List.of(new WireEdit.Disconnect(loose), remove)));
    }

    /** Deletes cards and wires what called them to what they called, wherever that is legal. */
    public Optional<Edit> deleteAndReconnect(Set<NodeId> cards, Set<WireId> wires) {
        Optional<Edit> delete = delete(cards, wires);
        if (delete.isEmpty() || cards.isEmpty()) {
            return delete;
        }
        Set<NodeId> before = new LinkedHashSet<>();
        Set<NodeId> after = new LinkedHashSet<>();
        List<Wire> entering = new ArrayList<>();
        for (Wire wire : design.wires().values()) {
            boolean fromGone = cards.contains(wire.from().node());
            boolean toGone = cards.contains(wire.to().node());
            if (toGone && !fromGone && wire.from().port().equals(Port.OUT.id())) {
                before.add(wire.from().node());
                entering.add(wire);
            } else if (fromGone && !toGone && wire.from().port().equals(Port.OUT.id())) {
                after.add(wire.to().node());
            }
        }
        List<Edit> edits = new ArrayList<>(List.of(delete.get()));
        Design rest = design.withWires(design.wires());
        for (NodeId from : before) {
            for (NodeId to : after) {
                List<WireRule> rules = rules(rest, End.out(from), rest.requireNode(to));
                if (!rules.isEmpty()) {
                    Wire wire = wiring.create(rest, rules.getFirst(), rest.requireNode(from), rest.requireNode(to));
                    for (Wire old : entering) {
                        if (old.from().node().equals(from)) {
                            wire = inherit(wire, rules.getFirst(), old);
                        }
                    }
                    rest = rest.withWire(wire);
                    edits.add(new WireEdit.Connect(wire));
                }
            }
        }
        return Optional.of(new Edit.Sequence("Delete and reconnect", edits));
    }

    /** Fastens an end of a wire elsewhere; settings that the new row does not know are dropped. */
    public Edit retarget(Wire wire, WireRule rule, NodeId from, NodeId to) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new WireEdit.Retarget(wire.id(), new End(from, rule.fromPort().id()), End.in(to), rule.role()));
        wire.fields().keySet().stream().filter(field -> rule.field(field).isEmpty())
                .forEach(field -> edits.add(new WireEdit.SetWireField(wire.id(), field, Optional.empty())));
        Wire fresh = wiring.create(design, rule, design.requireNode(from), design.requireNode(to));
        fresh.fields().forEach((field, value) -> {
            if (wire.field(field).isEmpty()) {
                edits.add(new WireEdit.SetWireField(wire.id(), field, Optional.of(value)));
            }
        });
        return edits.size() == 1 ? edits.getFirst() : new Edit.Sequence("Move wire", edits);
    }

    private List<WireRule> rules(Design in, End from, Node to) {
        return wiring.judge(in, from, to) instanceof Wiring.Verdict.Allowed(List<WireRule> rules) ? rules : List.of();
    }

    private List<WireRule> rulesInto(Design in, Node from, Node to) {
        return rules(in, End.out(from.id()), to);
    }
}
