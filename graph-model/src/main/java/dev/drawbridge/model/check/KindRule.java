package dev.drawbridge.model.check;

import dev.drawbridge.model.kind.NodeRole;
import java.util.List;

/** {@code unknown-kind}: a card that this version does not know. */
final class KindRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        return context.design().nodes().values().stream()
                .filter(node -> context.kind(node).role() == NodeRole.UNKNOWN)
                .map(node -> new Finding("unknown-kind", Severity.WARNING, new Subject.OfNode(node.id(), ""),
                        node.name() + " is of the kind \"" + node.kind() + "\", which this version does not know. The card is kept, but nothing is made of it; update Drawbridge or correct the kind."))
                .toList();
    }
}
