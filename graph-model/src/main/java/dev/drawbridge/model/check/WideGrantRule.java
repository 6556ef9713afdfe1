package dev.drawbridge.model.check;

import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.wire.Grant;
import dev.drawbridge.model.wire.WideGrant;
import dev.drawbridge.model.wire.WireRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code wide-grant}: the template permits a function more than the wire says. */
final class WideGrantRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Wire wire : context.design().wires().values()) {
            List<String> wide = WideGrant.of(wire);
            Optional<WireRule> row = context.row(wire);
            if (!wide.isEmpty() && row.isPresent()) {
                List<String> needed = row.get().grants(wire).stream().filter(grant -> grant.holder() == Grant.Holder.FUNCTION && grant.on() == Grant.Place.TO)
                        .flatMap(grant -> grant.actions().stream()).distinct().toList();
                findings.add(new Finding("wide-grant", Severity.WARNING, new Subject.OfWire(wire.id(), ""),
                        context.from(wire).name() + " is permitted " + String.join(" and ", wide) + " on " + context.to(wire).name() + "; the wire needs " + needed.size()
                                + (needed.size() == 1 ? " action." : " actions.") + " Permit only these.",
                        List.of(new Fix("Permit only " + String.join(", ", needed), new WireEdit.Narrow(wire.id())))));
            }
        }
        return findings;
    }
}
