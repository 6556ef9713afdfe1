package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.sam.SamTemplate;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.Layout;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.DesignStore;
import dev.drawbridge.model.edit.EditWords;
import dev.drawbridge.model.kind.Catalogue;
import dev.drawbridge.model.wire.WireTable;
import java.util.List;

/** Drawings whose cards have alarms. */
final class AlarmDrawings {
    static final Catalogue CATALOGUE = Catalogue.standard();
    static final WireTable WIRES = WireTable.standard();
    static final SamTemplate SAM = new SamTemplate(CATALOGUE, WIRES);

    private AlarmDrawings() {}

    /** A drawing after edits as the command line says them. */
    static Design edited(Design design, String... edits) {
        DesignStore store = new DesignStore(Drawing.of(design, Layout.empty()));
        for (String edit : edits) {
            store.apply(new EditWords(CATALOGUE, WIRES).parse(store.design(), List.of(edit.split(" "))));
        }
        return store.design();
    }

    static Design drawn(String... edits) {
        return edited(Design.empty("shop"), edits);
    }

    /** An alarm. */
    static Value row(Object... columns) {
        return Value.entries(columns);
    }

    /** The drawing with these alarms on a card, and no others. */
    static Design with(Design design, String card, Value... rows) {
        Node node = design.nodeNamed(card).orElseThrow();
        return design.withNode(rows.length == 0 ? node.withoutField("alarms") : node.withField("alarms", Value.of(List.of(rows))));
    }

    /** The alarms of a card. */
    static List<Value> alarms(Design design, String card) {
        return design.nodeNamed(card).orElseThrow().field("alarms").map(Value::asItems).orElse(List.of());
    }
}
