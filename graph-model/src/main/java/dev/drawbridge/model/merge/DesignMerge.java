package dev.drawbridge.model.merge;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges, field by field, what a drawing and its template say, against what both said when they were in step. Pure. */
public final class DesignMerge {
    private final Design base;
    private final Design drawing;
    private final Design template;

    private DesignMerge(Design base, Design drawing, Design template) {
        this.base = base;
        this.drawing = drawing;
        this.template = template;
    }

    /**
     * The merged drawing; what is undecided is marked ({@link Conflict}) and has the template's value.
     *
     * @param base what both said last
     * @param drawing what the drawing says now
     * @param template what the template says now, read with the cards of {@code base}
     */
    public static Design of(Design base, Design drawing, Design template) {
        return new DesignMerge(base, drawing, template).merged();
    }

    private Design merged() {
        SortedMap<NodeId, Node> nodes = new TreeMap<>();
        Set<NodeId> ids = new TreeSet<>(drawing.nodes().keySet());
        ids.addAll(template.nodes().keySet());
        ids.forEach(id -> node(id).ifPresent(node -> nodes.put(id, node)));
        SortedMap<WireId, Wire> wires = new TreeMap<>();
        Set<WireId> wireIds = new TreeSet<>(drawing.wires().keySet());
        wireIds.addAll(template.wires().keySet());
        wireIds.forEach(id -> wire(id).filter(wire -> nodes.containsKey(wire.from().node()) && nodes.containsKey(wire.to().node())).ifPresent(wire -> wires.put(id, wire)));
        // what no template says is the drawing's: groups, notes, settings
        Design empty = drawing.withWires(new TreeMap<>());
        SortedMap<NodeId, Node> all = new TreeMap<>(drawing.nodes());
        all.putAll(nodes);
        Design merged = empty.withNodes(all).withWires(wires);
        for (NodeId gone : drawing.nodes().keySet()) {
            merged = nodes.containsKey(gone) ? merged : without(merged, gone);
        }
        return merged;
    }

    private static Design without(Design design, NodeId gone) {
        SortedMap<dev.drawbridge.model.GroupId, dev.drawbridge.model.Group> groups = new TreeMap<>();
        design.groups().forEach((id, group) -> {
            Set<NodeId> members = new TreeSet<>(group.members());
            members.remove(gone);
            groups.put(id, group.withMembers(members));
        });
        Map<NodeId, Node> rest = new TreeMap<>(design.nodes());
        rest.remove(gone);
        return design.withGroups(groups).withNodes(rest);
    }

    private Optional<Node> node(NodeId id) {
        Optional<Node> was = base.node(id);
        return Both.thing(was, drawing.node(id), template.node(id), DesignMerge::sameNode, (ours, theirs) -> merged(was, ours, theirs),
                left -> Conflict.on(left, List.of(Conflict.existence(drawing.node(id).isEmpty(), Conflict.Origin.TEMPLATE))));
    }

    private static Node merged(Optional<Node> was, Node ours, Node theirs) {
        List<Conflict> conflicts = new ArrayList<>();
        SortedMap<String, Value> fields = fields(was.map(Node::fields).orElseGet(TreeMap::new), ours.fields(), theirs.fields(), conflicts);
        String name = Both.agreed(was.map(Node::name), ours.name(), theirs.name()).orElseGet(() -> {
            conflicts.add(new Conflict(Conflict.NAME, Optional.of(Value.of(ours.name())), Optional.of(Value.of(theirs.name())), Conflict.Origin.TEMPLATE));
            return theirs.name();
        });
        SortedMap<String, Value> members = new TreeMap<>(theirs.unknown());
        members.putAll(ours.unknown());
        return Conflict.on(new Node(ours.id(), theirs.kind(), name, fields, ours.note(), members), conflicts);
    }

    private Optional<Wire> wire(WireId id) {
        Optional<Wire> was = base.wire(id);
        return Both.thing(was, drawing.wire(id), template.wire(id), DesignMerge::sameWire, (ours, theirs) -> merged(was, ours, theirs),
                left -> Conflict.on(left, List.of(Conflict.existence(drawing.wire(id).isEmpty(), Conflict.Origin.TEMPLATE))));
    }

    private static Wire merged(Optional<Wire> was, Wire ours, Wire theirs) {
        List<Conflict> conflicts = new ArrayList<>();
        SortedMap<String, Value> fields = fields(was.map(Wire::fields).orElseGet(TreeMap::new), ours.fields(), theirs.fields(), conflicts);
        Wire ends = was.filter(wire -> sameEnds(wire, ours)).isPresent() ? theirs : ours;
        return Conflict.on(new Wire(ours.id(), ends.from(), ends.to(), ends.role(), fields, ours.unknown()), conflicts);
    }

    private static boolean sameNode(Node a, Node b) {
        return a.fields().equals(b.fields()) && a.name().equals(b.name());
    }

    private static boolean sameWire(Wire a, Wire b) {
        return a.fields().equals(b.fields()) && sameEnds(a, b);
    }

    private static boolean sameEnds(Wire a, Wire b) {
        return a.from().equals(b.from()) && a.to().equals(b.to()) && a.role() == b.role();
    }

    private static SortedMap<String, Value> fields(SortedMap<String, Value> was, SortedMap<String, Value> ours, SortedMap<String, Value> theirs, List<Conflict> conflicts) {
        return Both.fields(was, ours, theirs, (name, o, t) -> {
            conflicts.add(new Conflict(name, o, t, Conflict.Origin.TEMPLATE));
            return t;
        });
    }
}
