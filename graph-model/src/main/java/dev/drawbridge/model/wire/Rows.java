package dev.drawbridge.model.wire;

import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How rows are written down, so that a row reads like a sentence. */
final class Rows {
    private Rows() {}

    static Builder row(String fromKind, WireRole role, String toKind) {
        return new Builder(fromKind, role, toKind);
    }

    static Grant.When always() {
        return new Grant.When.Always();
    }

    static Grant.When reads() {
        return new Grant.When.Reads();
    }

    static Grant.When writes() {
        return new Grant.When.Writes();
    }

    static Field mode(String help) {
        return Field.optional(WireTable.MODE, "Access", new FieldType.Choice(List.of(
                new FieldType.Option("read", "Read"), new FieldType.Option("write", "Write"), new FieldType.Option("read-write", "Read and write"))), help)
                .withDefault(Value.of("read"));
    }

    static Field flag(String name, String label, boolean on, String help) {
        return Field.optional(name, label, new FieldType.Flag(), help).withDefault(Value.of(on));
    }

    static Field whole(String name, String label, int min, int max, String unit, String help) {
        return Field.optional(name, label, new FieldType.Whole(min, max), help).withUnit(unit);
    }

    static Field text(String name, String label, String help) {
        return Field.optional(name, label, new FieldType.Text(Optional.empty(), 2048, false), help);
    }

    /** Collects the parts of one row. */
    static final class Builder {
        private final String fromKind;
        private final WireRole role;
        private final String toKind;
        private Port fromPort = Port.OUT;
        private boolean async;
        private String verb = "";
        private final List<Field> fields = new ArrayList<>();
        private final List<Grant> grants = new ArrayList<>();
        private final List<EnvironmentVariable> variables = new ArrayList<>();
        private Optional<Binding> binding = Optional.empty();
        private Optional<Trigger> trigger = Optional.empty();

        private Builder(String fromKind, WireRole role, String toKind) {
            this.fromKind = fromKind;
            this.role = role;
            this.toKind = toKind;
        }

        Builder from(Port port) {
            fromPort = port;
            return this;
        }

        Builder async() {
            async = true;
            return this;
        }

        Builder verb(String text) {
            verb = text;
            return this;
        }

        Builder field(Field field) {
            fields.add(field);
            return this;
        }

        /** What the function's own role may do with the card at the {@code on} end. */
        Builder grant(Grant.Place on, Grant.Scope scope, Grant.When when, String... actions) {
            grants.add(new Grant(Grant.Holder.FUNCTION, on, scope, List.of(actions), when, ""));
            return this;
        }

        /** What a service may do with the card that the wire reaches. */
        Builder permit(String principal, String... actions) {
            grants.add(new Grant(Grant.Holder.SERVICE, Grant.Place.TO, Grant.Scope.SELF, List.of(actions), always(), principal));
            return this;
        }

        /** What a service may do with the card that the wire leaves. */
        Builder permitFrom(String principal, String... actions) {
            grants.add(new Grant(Grant.Holder.SERVICE, Grant.Place.FROM, Grant.Scope.SELF, List.of(actions), always(), principal));
            return this;
        }

        /** What a service may do with the card at that end, by a role of its own that it takes on. */
        Builder role(Grant.Place on, String principal, String... actions) {
            return role(on, Grant.Scope.SELF, principal, actions);
        }

        /** Like the other, for a part of the card. */
        Builder role(Grant.Place on, Grant.Scope scope, String principal, String... actions) {
            return role(on, scope, always(), principal, actions);
        }

        /** Like the other, where the wire is set so. */
        Builder role(Grant.Place on, Grant.Scope scope, Grant.When when, String principal, String... actions) {
            grants.add(new Grant(Grant.Holder.ROLE, on, scope, List.of(actions), when, principal));
            return this;
        }

        /** What guests of the web client may do with the card that the wire reaches. */
        Builder guest(Grant.Scope scope, String... actions) {
            grants.add(new Grant(Grant.Holder.GUEST, Grant.Place.TO, scope, List.of(actions), always(), ""));
            return this;
        }

        Builder variable(String suffix, EnvironmentVariable.Attribute attribute) {
            variables.add(new EnvironmentVariable(suffix, attribute));
            return this;
        }

        Builder gives(Binding member) {
            binding = Optional.of(member);
            return this;
        }

        Builder starts(Trigger how) {
            trigger = Optional.of(how);
            return this;
        }

        WireRule help(String help) {
            return new WireRule(fromKind, fromPort, toKind, role, async, verb, fields, grants, variables, binding, trigger, help);
        }
    }
}
