package dev.drawbridge.model.merge;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A field that two sides changed to different values: the drawing, and its template or another program. Until it is decided the other's value holds.
 *
 * @param field of the card or wire; {@link #EXISTENCE} if one side removed what the other changed, {@link #NAME} for what it is called
 * @param drawing the value in the drawing, none where it said none
 * @param other the value on the other side, none where it said none
 * @param origin which the other side is
 */
public record Conflict(String field, Optional<Value> drawing, Optional<Value> other, Origin origin) {
    /** Who else changed it. */
    public enum Origin {
        TEMPLATE("template"), PROGRAM("program");

        private final String member;

        Origin(String member) {
            this.member = member;
        }
    }

    /** Stands for the card or wire itself. The values say what each side did with it. */
    public static final String EXISTENCE = "";
    /** Stands for the name of the card. No field is called so. */
    public static final String NAME = "(name)";
    static final Value REMOVED = Value.of("removed");
    static final Value CHANGED = Value.of("changed");
    private static final String MEMBER = "conflicts";

    /** What is undecided about a card. */
    public static List<Conflict> of(Node node) {
        return read(node.unknown());
    }

    /** What is undecided about a wire. */
    public static List<Conflict> of(Wire wire) {
        return read(wire.unknown());
    }

    /** Whether the other's value still holds, so that nobody has decided. */
    public boolean isOpen(Node node) {
        return isOpen(field.equals(NAME) ? Optional.of(Value.of(node.name())) : node.field(field));
    }

    /** Whether the other's value still holds, so that nobody has decided. */
    public boolean isOpen(Wire wire) {
        return isOpen(wire.field(field));
    }

    private boolean isOpen(Optional<Value> now) {
        return field.equals(EXISTENCE) || now.equals(other);
    }

    /** The card or wire itself: removed on one side, changed on the other. */
    static Conflict existence(boolean removedInDrawing, Origin origin) {
        return new Conflict(EXISTENCE, Optional.of(removedInDrawing ? REMOVED : CHANGED), Optional.of(removedInDrawing ? CHANGED : REMOVED), origin);
    }

    /** The card without the mark for that field. */
    public static Node decided(Node node, String field) {
        return on(node, of(node).stream().filter(conflict -> !conflict.field().equals(field)).toList());
    }

    /** The wire without the mark for that field. */
    public static Wire decided(Wire wire, String field) {
        return on(wire, of(wire).stream().filter(conflict -> !conflict.field().equals(field)).toList());
    }

    static Node on(Node node, List<Conflict> conflicts) {
        return new Node(node.id(), node.kind(), node.name(), node.fields(), node.note(), written(node.unknown(), conflicts));
    }

    static Wire on(Wire wire, List<Conflict> conflicts) {
        return new Wire(wire.id(), wire.from(), wire.to(), wire.role(), wire.fields(), written(wire.unknown(), conflicts));
    }

    private static List<Conflict> read(SortedMap<String, Value> members) {
        List<Conflict> found = new ArrayList<>();
        if (members.get(MEMBER) instanceof Value.Entries(Map<String, Value> fields)) {
            fields.forEach((field, sides) -> {
                if (sides instanceof Value.Entries both) {
                    Origin origin = both.text("by").filter(Origin.PROGRAM.member::equals).isPresent() ? Origin.PROGRAM : Origin.TEMPLATE;
                    found.add(new Conflict(field, both.get("drawing"), both.get(origin.member), origin));
                }
            });
        }
        return found;
    }

    private static SortedMap<String, Value> written(SortedMap<String, Value> members, List<Conflict> conflicts) {
        SortedMap<String, Value> all = new TreeMap<>(members);
        all.remove(MEMBER);
        if (!conflicts.isEmpty()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            for (Conflict conflict : conflicts) {
                Map<String, Value> sides = new LinkedHashMap<>();
                conflict.drawing().ifPresent(value -> sides.put("drawing", value));
                conflict.other().ifPresent(value -> sides.put(conflict.origin().member, value));
                if (conflict.origin() == Origin.PROGRAM) {
                    sides.put("by", Value.of(Origin.PROGRAM.member));
                }
                fields.put(conflict.field(), new Value.Entries(sides));
            }
            all.put(MEMBER, new Value.Entries(fields));
        }
        return all;
    }
}
