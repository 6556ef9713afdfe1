package dev.drawbridge.generators.lens;

import dev.drawbridge.model.WireRole;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Wires from and to resources that the wire table says nothing about: whoever names another in its properties, or in those of its parts,
 * is joined to it, unless a wire that says more joins the two already.
 */
final class ReferenceWires {
    /** What they name, names them: they are drawn the other way round. */
    private static final Set<String> BACKWARD = Set.of("AWS::Lambda::Permission", "AWS::Lambda::EventSourceMapping", "AWS::SNS::Subscription");

    private final Cards cards;
    private final Finds finds;

    ReferenceWires(Cards cards, Finds finds) {
        this.cards = cards;
        this.finds = finds;
    }

    void read() {
        Set<FoundWire.Key> backward = new LinkedHashSet<>();
        for (SourceTemplate.Part part : cards.template().parts().values()) {
            if (isRule(part)) {
                // what a rule names is its wires' affair, whoever it is drawn inside of
                continue;
            }
            String from = cards.owners().getOrDefault(part.id(), part.id());
            for (String named : cards.named(part.id())) {
                String to = cards.owners().getOrDefault(named, named);
                if (!from.equals(to) && cards.template().part(named).filter(this::isRule).isEmpty() && (cards.isPlain(from) || cards.isPlain(to))) {
                    if (BACKWARD.contains(part.type())) {
                        backward.add(new FoundWire.Key(to, WireRole.REFERENCE, from));
                    } else if (!isJoined(from, to)) {
                        finds.add(from, WireRole.REFERENCE, to, Map.of());
                    }
                }
            }
        }
        backward.stream().filter(key -> !isJoined(key.from(), key.to()) && !isJoined(key.to(), key.from()))
                .forEach(key -> finds.add(key.from(), key.role(), key.to(), Map.of()));
    }

    private boolean isRule(SourceTemplate.Part part) {
        return BusWires.isRule(part) && cards.owners().containsKey(part.id());
    }

    private boolean isJoined(String from, String to) {
        return finds.joins(from, to) || finds.wire(to, WireRole.TRIGGER, from).isPresent();
    }
}
