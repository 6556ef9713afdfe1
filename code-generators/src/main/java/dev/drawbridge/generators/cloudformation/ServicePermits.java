package dev.drawbridge.generators.cloudformation;

import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.Trigger;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Which service may start a function, by the rows of the wire table: the words of the permission system stand there alone. */
final class ServicePermits {
    private final WireTable table;

    ServicePermits(WireTable table) {
        this.table = table;
    }

    /** One service that may do one thing. */
    record Permit(String service, String action) {}

    /** What a role is permitted that a service takes on for wires from cards of that kind to state machines. */
    Permit starting(String kind) {
        return role(kind, "state-machine");
    }

    /** What is permitted for a trigger; the rows of one trigger agree about it. */
    List<Permit> of(Trigger trigger) {
        LinkedHashSet<Permit> found = new LinkedHashSet<>();
        table.rules().stream().filter(rule -> rule.trigger().filter(trigger::equals).isPresent()).forEach(rule -> {
            for (Grant grant : rule.grants()) {
                grant.servicePrincipal().ifPresent(service -> grant.actions().forEach(action -> found.add(new Permit(service, action))));
            }
        });
        return new ArrayList<>(found);
    }

    /** What a role is permitted that a service takes on for wires from cards of that kind to cards of the other. */
    Permit role(String from, String to) {
        return ofRole(table.rules().stream().filter(rule -> rule.fromKind().equals(from) && rule.toKind().equals(to) && rule.role() != WireRole.ON_FAILURE));
    }

    /** What the role of a source is permitted with the queue that keeps its failures. */
    Permit failures(String source) {
        return ofRole(table.rules().stream().filter(rule -> rule.fromKind().equals(source) && rule.role() == WireRole.ON_FAILURE));
    }

    private static Permit ofRole(Stream<WireRule> rules) {
        return rules.flatMap(rule -> rule.grants().stream()).filter(grant -> grant.holder() == Grant.Holder.ROLE)
                .map(grant -> new Permit(grant.principal(), grant.actions().getFirst())).findFirst().orElseThrow();
    }
}
