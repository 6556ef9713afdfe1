package dev.drawbridge.model.check;

import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code wire-without-meaning}: the table has no row for it. {@code duplicate-wire}: the same wire is there twice. */
final class WireMeaningRule implements Rule {
    private record Ends(End from, End to, WireRole role) {}

    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<Ends, Wire> seen = new HashMap<>();
        for (Wire wire : context.design().wires().values()) {
            if (isStrange(context, context.from(wire)) || isStrange(context, context.to(wire))) {
                continue;
            }
            Fix remove = new Fix("Remove the wire", new WireEdit.Disconnect(Set.of(wire.id())));
            Optional<WireRule> row = context.row(wire);
            if (row.isEmpty() || !ends(wire, row.get()).equals(new Ends(wire.from(), wire.to(), wire.role()))) {
                findings.add(meaningless(context, wire, remove));
            } else if (seen.putIfAbsent(new Ends(wire.from(), wire.to(), wire.role()), wire) != null) {
                findings.add(new Finding("duplicate-wire", Severity.ERROR, new Subject.OfWire(wire.id(), ""),
                        "The wire " + context.words(wire) + " is there twice. Remove one and set everything on the other.", List.of(remove)));
            }
        }
        return findings;
    }

    /** What no kind describes may be wired as its references say; an unknown kind has a finding of its own. */
    private static boolean isStrange(CheckContext context, Node node) {
        NodeRole role = context.kind(node).role();
        return role == NodeRole.UNKNOWN || role == NodeRole.RAW;
    }

    private static Ends ends(Wire wire, WireRule row) {
        return new Ends(new End(wire.from().node(), row.fromPort().id()), End.in(wire.to().node()), row.role());
    }

    private static Finding meaningless(CheckContext context, Wire wire, Fix remove) {
        List<Fix> fixes = new ArrayList<>();
        List<WireRule> rows = context.table().between(context.from(wire).kind(), context.to(wire).kind());
        boolean itself = context.from(wire).id().equals(context.to(wire).id());
        for (WireRule row : itself ? List.<WireRule>of() : rows) {
            Ends ends = ends(wire, row);
            if (context.design().wires().values().stream().noneMatch(w -> new Ends(w.from(), w.to(), w.role()).equals(ends))) {
                fixes.add(new Fix("Make it \"" + row.verb() + "\"", new WireEdit.Retarget(wire.id(), ends.from(), ends.to(), row.role())));
            }
        }
        fixes.add(remove);
        String name = "The wire " + context.words(wire);
        String why;
        if (itself) {
            why = name + " leads from a card to itself. Remove it.";
        } else if (!rows.isEmpty()) {
            why = name + " is drawn as \"" + wire.role().id() + "\" from the port \"" + wire.from().port() + "\", which means nothing there. Choose what it does.";
        } else {
            why = name + " means nothing. " + new Wiring(context.catalogue(), context.table()).refusal(context.from(wire), wire.from().port(), context.to(wire));
        }
        return new Finding("wire-without-meaning", Severity.ERROR, new Subject.OfWire(wire.id(), ""), why, fixes);
    }
}
