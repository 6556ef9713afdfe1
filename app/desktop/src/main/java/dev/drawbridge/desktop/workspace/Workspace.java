package dev.drawbridge.desktop.workspace;

import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import dev.drawbridge.model.wire.Wiring;

/** What every feature of the designer is handed: the drawing, what things mean, and what is selected. */
public record Workspace(DesignStore store, Catalogue catalogue, WireTable wires, Wiring wiring, Selection selection) {
    public Workspace(DesignStore store, Catalogue catalogue, WireTable wires, Selection selection) {
        this(store, catalogue, wires, new Wiring(catalogue, wires), selection);
    }
}
