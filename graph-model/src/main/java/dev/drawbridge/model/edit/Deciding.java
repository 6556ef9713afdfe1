package dev.drawbridge.model.edit;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.merge.Conflict;
import java.util.Optional;
import java.util.Set;

/** Of two values that two sides gave a field one comes to hold, and the mark of the conflict goes. */
record Deciding(String field, Optional<Value> value) {
    Edited card(Drawing drawing, NodeId node) {
        Edited set = switch (field) {
            case Conflict.EXISTENCE -> new Edited(drawing, Set.of(), Set.of());
            case Conflict.NAME -> new Renaming(node, value.flatMap(Value::asText).orElseThrow(() -> new ModelException("A card needs a name."))).of(drawing);
            default -> new CardEdit.SetField(node, field, value).apply(drawing);
        };
        Node decided = Conflict.decided(set.drawing().design().requireNode(node), field);
        return set.then(Edited.node(drawing.withDesign(set.drawing().design().withNode(decided)), node));
    }

    Edited wire(Drawing drawing, WireId wire) {
        Edited set = field.equals(Conflict.EXISTENCE) ? new Edited(drawing, Set.of(), Set.of()) : new WireEdit.SetWireField(wire, field, value).apply(drawing);
        Wire decided = Conflict.decided(set.drawing().design().requireWire(wire), field);
        return Edited.wire(drawing.withDesign(set.drawing().design().withWire(decided)), wire);
    }

    /** What undo calls it. */
    String label() {
        return "Decide " + switch (field) {
            case Conflict.EXISTENCE -> "whether it stays";
            case Conflict.NAME -> "what it is called";
            default -> field;
        };
    }
}
