package dev.drawbridge.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A wire: one decision, whose meaning is the row of the wire table for its two kinds and its role.
 *
 * @param from the end that calls, sends or triggers
 * @param to the end that is called
 * @param fields what was set (access mode, routes, batch size ...); an absent field has the default of its row
 * @param unknown members of its JSON that this version does not know, written back unchanged
 */
public record Wire(WireId id, End from, End to, WireRole role, SortedMap<String, Value> fields, SortedMap<String, Value> unknown) {
    public Wire {
        fields = Maps.sorted(fields);
        unknown = Maps.sorted(unknown);
    }

    /** A wire with nothing set. */
    public static Wire of(WireId id, End from, End to, WireRole role) {
        return new Wire(id, from, to, role, Maps.none(), Maps.none());
    }

    /** What was set for that field; defaults are not looked up here. */
    public Optional<Value> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Whether the wire is fastened to that card. */
    public boolean touches(NodeId node) {
        return from.node().equals(node) || to.node().equals(node);
    }

    public Wire withField(String field, Value value) {
        return new Wire(id, from, to, role, Maps.with(fields, field, value), unknown);
    }

    public Wire withoutField(String field) {
        return new Wire(id, from, to, role, Maps.without(fields, field), unknown);
    }

    public Wire withEnds(End newFrom, End newTo, WireRole newRole) {
        return new Wire(id, newFrom, newTo, newRole, fields, unknown);
    }
}
