package dev.drawbridge.desktop.canvas;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.AccessMode;
import dev.drawbridge.model.wire.WireTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cards and wires in words, for those who hear the drawing: "search, function, 1 trigger, reads products, 1 warning". */
public final class Describe {
    private final Catalogue catalogue;
    private final WireTable table;

    public Describe(Catalogue catalogue, WireTable table) {
        this.catalogue = catalogue;
        this.table = table;
    }

    /** The card as it is read to somebody. @param wires those that touch it @param mark what another part of the window says of it, may be empty */
    public String card(Design design, NodeId id, Set<WireId> wires, Optional<CardStatus.Badge> badge, String mark) {
        Node node = design.requireNode(id);
        List<String> parts = new ArrayList<>();
        parts.add(node.name());
        parts.add(catalogue.of(node).title().toLowerCase(Locale.ROOT));
        int triggers = 0;
        List<String> reaches = new ArrayList<>();
        for (WireId wireId : wires.stream().sorted().toList()) {
            Wire wire = design.requireWire(wireId);
            if (wire.to().node().equals(id)) {
                triggers += wire.role() == WireRole.TRIGGER || wire.role() == WireRole.CALL ? 1 : 0;
            } else {
                reaches.add(verb(design, wire) + " " + design.requireNode(wire.to().node()).name());
            }
        }
        if (triggers > 0) {
            parts.add(triggers + (triggers == 1 ? " trigger" : " triggers"));
        }
        parts.addAll(reaches);
        badge.ifPresent(b -> parts.add(b.words()));
        if (!mark.isEmpty()) {
            parts.add(mark);
        }
        return String.join(", ", parts);
    }

    /** {@code search reads products}. */
    public String wire(Design design, Wire wire) {
        return design.requireNode(wire.from().node()).name() + " " + verb(design, wire) + " " + design.requireNode(wire.to().node()).name();
    }

    /** What drawing the wire did; a hint where it means nothing. */
    String help(Design design, Wire wire) {
        return table.of(design, wire).map(rule -> rule.help()).orElse("This wire means nothing to this version.");
    }

    private String verb(Design design, Wire wire) {
        return table.of(design, wire)
                .map(rule -> rule.mode(wire).map(AccessMode::verb).orElse(wire.role() == WireRole.ON_FAILURE ? "on failure to" : rule.verb(wire)))
                .orElse("wired to");
    }
}
