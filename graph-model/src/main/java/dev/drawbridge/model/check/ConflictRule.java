package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.merge.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code undecided-change}: drawing and template changed the same thing, each in its own way, and nobody has said which holds. */
final class ConflictRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : context.design().nodes().values()) {
            for (Conflict conflict : Conflict.of(node)) {
                if (conflict.isOpen(node.field(conflict.field()))) {
                    Subject subject = new Subject.OfNode(node.id(), conflict.field());
                    findings.add(conflict.field().equals(Conflict.EXISTENCE)
                            ? existence(subject, node.name(), conflict, new Edit.DecideField(node.id(), conflict.field(), Optional.empty()), new Edit.RemoveNodes(Set.of(node.id())))
                            : field(subject, node.name(), context.kind(node).field(conflict.field()).map(field -> field.label()).orElse(conflict.field()), conflict,
                                    new Edit.DecideField(node.id(), conflict.field(), conflict.drawing()), new Edit.DecideField(node.id(), conflict.field(), conflict.template())));
                }
            }
        }
        for (Wire wire : context.design().wires().values()) {
            for (Conflict conflict : Conflict.of(wire)) {
                if (conflict.isOpen(wire.field(conflict.field()))) {
                    Subject subject = new Subject.OfWire(wire.id(), conflict.field());
                    String name = "The wire " + context.words(wire);
                    findings.add(conflict.field().equals(Conflict.EXISTENCE)
                            ? existence(subject, name, conflict, new Edit.DecideWireField(wire.id(), conflict.field(), Optional.empty()), new Edit.Disconnect(Set.of(wire.id())))
                            : field(subject, name, conflict.field(), conflict, new Edit.DecideWireField(wire.id(), conflict.field(), conflict.drawing()),
                                    new Edit.DecideWireField(wire.id(), conflict.field(), conflict.template())));
                }
            }
        }
        return findings;
    }

    private static Finding field(Subject subject, String name, String label, Conflict conflict, Edit drawing, Edit template) {
        return new Finding("undecided-change", Severity.ERROR, subject, name + ": " + label + " was changed to " + words(conflict.drawing()) + " in the drawing and to "
                + words(conflict.template()) + " in the template, which holds for now. Choose one.",
                List.of(new Fix("Take " + words(conflict.drawing()) + " of the drawing", drawing), new Fix("Keep " + words(conflict.template()) + " of the template", template)));
    }

    private static Finding existence(Subject subject, String name, Conflict conflict, Edit keep, Edit remove) {
        boolean byDrawing = conflict.drawing().flatMap(Value::asText).filter("removed"::equals).isPresent();
        return new Finding("undecided-change", Severity.ERROR, subject, name + " was removed in the " + (byDrawing ? "drawing" : "template") + " and changed in the "
                + (byDrawing ? "template" : "drawing") + ", so it is still there. Choose what becomes of it.", List.of(new Fix("Keep it", keep), new Fix("Remove it", remove)));
    }

    private static String words(Optional<Value> value) {
        String words = value.map(Value::display).filter(text -> !text.isEmpty()).orElse("nothing");
        return words.length() > 60 ? words.substring(0, 57) + "..." : words;
    }
}
