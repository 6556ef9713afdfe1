package dev.drawbridge.model.check;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.DesignIndex;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.wire.WireRule;
import dev.drawbridge.model.wire.WireTable;
import java.util.Optional;

/** What a rule may look at. */
public record CheckContext(Design design, DesignIndex index, Catalogue catalogue, WireTable table) {
    public static CheckContext of(Design design, Catalogue catalogue, WireTable table) {
        return new CheckContext(design, new DesignIndex(design), catalogue, table);
    }

    public Kind kind(Node node) {
        return catalogue.of(node);
    }

    public Optional<WireRule> row(Wire wire) {
        return table.of(design, wire);
    }
}
