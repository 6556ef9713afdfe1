package dev.drawbridge.model.wire;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.Port;
import java.util.List;
import java.util.Optional;

/**
 * A row of the wire table: what a wire from one kind to another, in one role, means on every target.
 *
 * @param fromKind id of the kind it leaves
 * @param fromPort where it leaves
 * @param toKind id of the kind it reaches at its port {@code in}
 * @param async whether the sender goes on without waiting
 * @param verb what it does, between the two names: "triggers", "sends to"
 * @param fields what can be set on the wire
 * @param grants what it permits
 * @param variables what it puts into the function's environment
 * @param binding the typed member it gives the user's class
 * @param trigger how it starts a function
 * @param help one line: what drawing it does
 */
public record WireRule(
        String fromKind,
        Port fromPort,
        String toKind,
        WireRole role,
        boolean async,
        String verb,
        List<Field> fields,
        List<Grant> grants,
        List<EnvironmentVariable> variables,
        Optional<Binding> binding,
        Optional<Trigger> trigger,
        String help) {
    public WireRule {
        fields = List.copyOf(fields);
        grants = List.copyOf(grants);
        variables = List.copyOf(variables);
    }

    /** Names the row: {@code function-access-table}. */
    public String id() {
        return fromKind + "-" + role.id() + "-" + toKind;
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What holds for the wire: what was set, else the default of the field. */
    public Optional<Value> value(Wire wire, String name) {
        return wire.field(name).or(() -> field(name).flatMap(Field::defaultValue));
    }

    /** Like {@link #value}, as a flag; false when it is none. */
    public boolean flag(Wire wire, String name) {
        return value(wire, name).flatMap(Value::asFlag).orElse(false);
    }

    /** Like {@link #value}, as a whole number, if it is one. */
    public Optional<Integer> whole(Wire wire, String name) {
        return value(wire, name).flatMap(Value::asInt);
    }

    /** Like {@link #value}, as text; empty text when there is none. */
    public String text(Wire wire, String name) {
        return value(wire, name).flatMap(Value::asText).orElse("");
    }

    /** Like {@link #value}, as rows; a row that is no entries is left out. */
    public List<Value.Entries> rows(Wire wire, String name) {
        return value(wire, name).map(Value::asItems).orElse(List.of()).stream()
                .filter(Value.Entries.class::isInstance).map(Value.Entries.class::cast).toList();
    }

    /** The wire's access mode, if the row has modes. */
    public Optional<AccessMode> mode(Wire wire) {
        return value(wire, WireTable.MODE).flatMap(Value::asText).flatMap(AccessMode::find);
    }

    /** The grants that hold for the wire as it is set. */
    public List<Grant> grants(Wire wire) {
        return grants.stream().filter(grant -> holds(grant.when(), wire)).toList();
    }

    private boolean holds(Grant.When when, Wire wire) {
        AccessMode mode = mode(wire).orElse(AccessMode.READ_WRITE);
        return switch (when) {
            case Grant.When.Always() -> true;
            case Grant.When.Reads() -> mode.reads();
            case Grant.When.Writes() -> mode.writes();
            case Grant.When.ReadsAnd(String flag) -> mode.reads() && flag(wire, flag);
            case Grant.When.WritesAnd(String flag) -> mode.writes() && flag(wire, flag);
        };
    }

    /** Short words for the pill on the wire: {@code GET /products}, {@code read}, {@code sends}. */
    public String label(Wire wire) {
        List<String> routes = routes(wire);
        if (!routes.isEmpty()) {
            return routes.getFirst() + (routes.size() > 1 ? " +" + (routes.size() - 1) : "");
        }
        return mode(wire).map(AccessMode::id).orElseGet(() -> verb(wire));
    }

    /** What the one does to the other, for this wire: one that may only answer steps starts nothing. */
    public String verb(Wire wire) {
        return field(WireTable.STARTS).isPresent() && !flag(wire, WireTable.STARTS) && flag(wire, WireTable.ANSWERS) ? "answers" : verb;
    }

    /** What of an API the wire carries, in short words: {@code GET /products}, {@code $connect}, {@code Query.search}; nothing for other wires. */
    public List<String> routes(Wire wire) {
        List<String> keys = value(wire, field(WireTable.GRAPH_FIELDS).isPresent() ? WireTable.GRAPH_FIELDS : WireTable.ROUTE_KEYS)
                .map(Value::asItems).orElse(List.of()).stream().map(Value::display).toList();
        return keys.isEmpty() ? rows(wire, WireTable.ROUTES).stream().map(route -> route.text("method").orElse("ANY") + " " + route.text("path").orElse("/")).toList() : keys;
    }
}
