package dev.drawbridge.model.merge;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
        Optional<Node> ours = drawing.node(id);
        Optional<Node> theirs = template.node(id);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return one(was, ours, theirs, DesignMerge::sameNode, (node, conflict) -> Conflict.on(node, List.of(conflict)));
        }
        List<Conflict> conflicts = new ArrayList<>();
        SortedMap<String, Value> fields = fields(was.map(Node::fields).orElseGet(TreeMap::new), ours.get().fields(), theirs.get().fields(), conflicts);
        Node o = ours.get();
        String name = was.filter(node -> !node.name().equals(o.name())).isPresent() || was.isEmpty() ? o.name() : theirs.get().name();
        SortedMap<String, Value> members = new TreeMap<>(theirs.get().unknown());
        members.putAll(o.unknown());
        return Optional.of(Conflict.on(new Node(id, theirs.get().kind(), name, fields, o.note(), members), conflicts));
    }

    private Optional<Wire> wire(WireId id) {
        Optional<Wire> was = base.wire(id);
        Optional<Wire> ours = drawing.wire(id);
        Optional<Wire> theirs = template.wire(id);
        if (ours.isEmpty() || theirs.isEmpty()) {
            return one(was, ours, theirs, DesignMerge::sameWire, (wire, conflict) -> Conflict.on(wire, List.of(conflict)));
        }
        List<Conflict> conflicts = new ArrayList<>();
        SortedMap<String, Value> fields = fields(was.map(Wire::fields).orElseGet(TreeMap::new), ours.get().fields(), theirs.get().fields(), conflicts);
        Wire ends = was.filter(wire -> sameEnds(wire, ours.get())).isPresent() ? theirs.get() : ours.get();
        return Optional.of(Conflict.on(new Wire(id, ends.from(), ends.to(), ends.role(), fields, ours.get().unknown()), conflicts));
    }

    private interface Same<T> {
        boolean same(T a, T b);
    }

    private interface Marked<T> {
        T with(T thing, Conflict conflict);
    }

    /** What one side alone has: new there, or removed by the other. */
    private static <T> Optional<T> one(Optional<T> was, Optional<T> ours, Optional<T> theirs, Same<T> same, Marked<T> marked) {
        if (was.isEmpty()) {
            return ours.or(() -> theirs);
        }
        Optional<T> left = ours.or(() -> theirs);
        if (left.isEmpty() || same.same(left.get(), was.get())) {
            return Optional.empty();
        }
        Optional<Value> inDrawing = Optional.of(ours.isEmpty() ? Conflict.REMOVED : Conflict.CHANGED);
        Optional<Value> inTemplate = Optional.of(theirs.isEmpty() ? Conflict.REMOVED : Conflict.CHANGED);
        return Optional.of(marked.with(left.get(), new Conflict(Conflict.EXISTENCE, inDrawing, inTemplate)));
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
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        SortedMap<String, Value> merged = new TreeMap<>();
        for (String name : names) {
            Optional<Value> o = Optional.ofNullable(ours.get(name));
            Optional<Value> t = Optional.ofNullable(theirs.get(name));
            Optional<Side> side = value(Optional.ofNullable(was.get(name)), o, t);
            if (side.isEmpty()) {
                conflicts.add(new Conflict(name, o, t));
            }
            side.map(Side::value).orElse(t).ifPresent(value -> merged.put(name, value));
        }
        return merged;
    }

    private record Side(Optional<Value> value) {}

    /** Nothing, if both sides changed it to different values. */
    private static Optional<Side> value(Optional<Value> was, Optional<Value> ours, Optional<Value> theirs) {
        if (ours.equals(theirs) || theirs.equals(was)) {
            return Optional.of(new Side(ours));
        }
        if (ours.equals(was)) {
            return Optional.of(new Side(theirs));
        }
        return ours.isPresent() && theirs.isPresent() && ours.get() instanceof Value.Entries(Map<String, Value> a) && theirs.get() instanceof Value.Entries(Map<String, Value> b)
                ? entries(was, a, b) : Optional.empty();
    }

    /** Named values are merged one by one: two new variables of the environment are no conflict. */
    private static Optional<Side> entries(Optional<Value> was, Map<String, Value> ours, Map<String, Value> theirs) {
        Map<String, Value> base = was.orElse(null) instanceof Value.Entries(Map<String, Value> entries) ? entries : Map.of();
        Set<String> names = new LinkedHashSet<>(theirs.keySet());
        names.addAll(ours.keySet());
        Map<String, Value> merged = new LinkedHashMap<>();
        for (String name : names) {
            Optional<Side> side = value(Optional.ofNullable(base.get(name)), Optional.ofNullable(ours.get(name)), Optional.ofNullable(theirs.get(name)));
            if (side.isEmpty()) {
                return Optional.empty();
            }
            side.get().value().ifPresent(value -> merged.put(name, value));
        }
        return Optional.of(new Side(Optional.of(new Value.Entries(merged))));
    }
}
