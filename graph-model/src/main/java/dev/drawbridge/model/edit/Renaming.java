package dev.drawbridge.model.edit;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A card gets another name, and whatever calls it by its name follows: alarms name the topic that they tell. */
record Renaming(NodeId node, String name) {
    private static final String ALARMS = "alarms";
    private static final String TOPIC = "topic";

    Edited of(Drawing drawing) {
        requireName(name);
        Design design = drawing.design();
        Optional<Node> other = design.nodeNamed(name).filter(n -> !n.id().equals(node));
        if (other.isPresent()) {
            throw new ModelException("Another card is called \"" + other.get().name() + "\" already.");
        }
        Node renamed = design.requireNode(node);
        Edited edited = Edited.node(drawing.withDesign(design.withNode(renamed.withName(name))), node);
        for (Node each : design.nodes().values()) {
            Optional<Value> rows = each.field(ALARMS).map(value -> telling(value, renamed.name()));
            if (rows.isPresent() && !rows.equals(each.field(ALARMS))) {
                Node current = edited.drawing().design().requireNode(each.id());
                edited = edited.then(Edited.node(edited.drawing().withDesign(edited.drawing().design().withNode(current.withField(ALARMS, rows.get()))), each.id()));
            }
        }
        return edited;
    }

    /** Whether a card may be called so at all. */
    static void requireName(String name) {
        Names.problem(name).ifPresent(problem -> {
            throw new ModelException(problem);
        });
    }

    private Value telling(Value rows, String before) {
        return Value.of(rows.asItems().stream().map(row -> {
            if (!(row instanceof Value.Entries entries) || entries.text(TOPIC).filter(before::equals).isEmpty()) {
                return row;
            }
            Map<String, Value> columns = new LinkedHashMap<>(entries.entries());
            columns.put(TOPIC, Value.of(name));
            return new Value.Entries(columns);
        }).toList());
    }
}
