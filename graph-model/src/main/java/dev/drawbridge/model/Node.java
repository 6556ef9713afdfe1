package dev.drawbridge.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A card: one thing that is placed.
 *
 * @param kind the id of its kind in the catalogue; a kind that this version does not know is kept
 * @param name what the user calls it; the names in code and template are derived from it
 * @param fields what was set; an absent field has the default of its kind
 * @param note free text of the user, empty when there is none
 * @param unknown members of its JSON that this version does not know, written back unchanged
 */
public record Node(NodeId id, String kind, String name, SortedMap<String, Value> fields, String note, SortedMap<String, Value> unknown) {
    public Node {
        fields = Maps.sorted(fields);
        unknown = Maps.sorted(unknown);
    }

    /** A card with nothing set. */
    public static Node of(NodeId id, String kind, String name) {
        return new Node(id, kind, name, Maps.none(), "", Maps.none());
    }

    /** Whether the card was found in somebody's template, which may say more than a drawing can: the lens marks it with the member {@code template}. */
    public boolean isFound() {
        return unknown.containsKey("template");
    }

    /** What was set for that field; defaults are not looked up here. */
    public Optional<Value> field(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    public Node withName(String newName) {
        return new Node(id, kind, newName, fields, note, unknown);
    }

    public Node withField(String field, Value value) {
        return new Node(id, kind, name, Maps.with(fields, field, value), note, unknown);
    }

    public Node withoutField(String field) {
        return new Node(id, kind, name, Maps.without(fields, field), note, unknown);
    }

    public Node withNote(String newNote) {
        return new Node(id, kind, name, fields, newNote, unknown);
    }
}
