package dev.drawbridge.model.wire;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The mark of a wire whose permission in the template is wider than the wire: patterns such as all actions of a service. It belongs to
 * the file, so it stands among the members of the wire that the model keeps without knowing them; without it the permission is exact.
 */
public final class WideGrant {
    /** What the mark is called among the members of a wire. */
    public static final String MEMBER = "wide";

    private WideGrant() {}

    /** The patterns; none when the permission is exact. */
    public static List<String> of(Wire wire) {
        return wire.unknown().getOrDefault(MEMBER, Value.of(List.of())).asItems().stream().map(Value::display).toList();
    }

    /** The wire with that mark, or without one when there are no patterns. */
    public static Wire on(Wire wire, List<String> patterns) {
        if (of(wire).equals(patterns)) {
            return wire;
        }
        SortedMap<String, Value> members = new TreeMap<>(wire.unknown());
        members.remove(MEMBER);
        if (!patterns.isEmpty()) {
            members.put(MEMBER, Value.of(patterns.stream().map(Value::of).toList()));
        }
        return new Wire(wire.id(), wire.from(), wire.to(), wire.role(), wire.fields(), members);
    }
}
