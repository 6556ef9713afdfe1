package dev.drawbridge.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which wires leave and reach each card; computed once per design, because asking the design itself walks all wires. */
public final class DesignIndex {
    private final Design design;
    private final Map<NodeId, Node> nodes;
    private final Map<NodeId, List<Wire>> from = new HashMap<>();
    private final Map<NodeId, List<Wire>> to = new HashMap<>();

    public DesignIndex(Design design) {
        this.design = design;
        // asked for each wire by each rule: a hash table is many times quicker than the design's sorted map
        this.nodes = new HashMap<>(design.nodes());
        for (Wire wire : design.wires().values()) {
            from.computeIfAbsent(wire.from().node(), id -> new ArrayList<>()).add(wire);
            to.computeIfAbsent(wire.to().node(), id -> new ArrayList<>()).add(wire);
        }
        from.replaceAll((id, wires) -> List.copyOf(wires));
        to.replaceAll((id, wires) -> List.copyOf(wires));
    }

    /** The design that was indexed. */
    public Design design() {
        return design;
    }

    /** Wires that start at the card, in the order of their ids. */
    public List<Wire> outOf(NodeId node) {
        return from.getOrDefault(node, List.of());
    }

    /** Wires that end at the card, in the order of their ids. */
    public List<Wire> into(NodeId node) {
        return to.getOrDefault(node, List.of());
    }

    /** Wires of that role that start at the card. */
    public List<Wire> outOf(NodeId node, WireRole role) {
        return from.getOrDefault(node, List.of()).stream().filter(wire -> wire.role() == role).toList();
    }

    /** Wires of that role that end at the card. */
    public List<Wire> into(NodeId node, WireRole role) {
        return to.getOrDefault(node, List.of()).stream().filter(wire -> wire.role() == role).toList();
    }

    /** The card at the start of the wire. */
    public Node from(Wire wire) {
        return nodes.get(wire.from().node());
    }

    /** The card at the end of the wire. */
    public Node to(Wire wire) {
        return nodes.get(wire.to().node());
    }
}
