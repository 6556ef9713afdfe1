package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.merge.Conflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code undecided-change}: the drawing, and its template or another program, changed the same thing, each in its own way, and nobody has said which holds. */
final class ConflictRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : context.design().nodes().values()) {
            Conflict.of(node).stream().filter(conflict -> conflict.isOpen(node)).forEach(conflict -> {
                String field = conflict.field();
                Subject subject = new Subject.OfNode(node.id(), field.equals(Conflict.NAME) ? Conflict.EXISTENCE : field);
                String label = field.equals(Conflict.NAME) ? "its name" : context.kind(node).field(field).map(Field::label).orElse(field);
                findings.add(finding(subject, node.name(), label, conflict, value -> new CardEdit.DecideField(node.id(), field, value), new CardEdit.RemoveNodes(Set.of(node.id()))));
            });
        }
        for (Wire wire : context.design().wires().values()) {
            Conflict.of(wire).stream().filter(conflict -> conflict.isOpen(wire)).forEach(conflict -> findings.add(finding(new Subject.OfWire(wire.id(), conflict.field()),
                    "The wire " + context.words(wire), conflict.field(), conflict, value -> new WireEdit.DecideWireField(wire.id(), conflict.field(), value), new WireEdit.Disconnect(Set.of(wire.id())))));
        }
        return findings;
    }

    private static Finding finding(Subject subject, String name, String label, Conflict conflict, Function<Optional<Value>, Edit> decide, Edit remove) {
        return conflict.field().equals(Conflict.EXISTENCE) ? existence(subject, name, conflict, decide.apply(Optional.empty()), remove)
                : field(subject, name, label, conflict, decide.apply(conflict.drawing()), decide.apply(conflict.other()));
    }

    private static Finding field(Subject subject, String name, String label, Conflict conflict, Edit mine, Edit theirs) {
        return new Finding("undecided-change", Severity.ERROR, subject, name + ": " + label + " was changed to " + words(conflict.drawing()) + " in the drawing and to "
                + words(conflict.other()) + " " + elsewhere(conflict) + ", which holds for now. Choose one.", List.of(
                        new Fix("Take " + words(conflict.drawing()) + " of the drawing", mine),
                        new Fix("Keep " + words(conflict.other()) + (conflict.origin() == Conflict.Origin.TEMPLATE ? " of the template" : " of the other program"), theirs)));
    }

    private static Finding existence(Subject subject, String name, Conflict conflict, Edit keep, Edit remove) {
        boolean byDrawing = conflict.drawing().flatMap(Value::asText).filter("removed"::equals).isPresent();
        return new Finding("undecided-change", Severity.ERROR, subject, name + " was removed " + (byDrawing ? "in the drawing" : elsewhere(conflict)) + " and changed "
                + (byDrawing ? elsewhere(conflict) : "in the drawing") + ", so it is still there. Choose what becomes of it.", List.of(new Fix("Keep it", keep), new Fix("Remove it", remove)));
    }

    private static String elsewhere(Conflict conflict) {
        return switch (conflict.origin()) {
            case TEMPLATE -> "in the template";
            case PROGRAM -> "by another program";
        };
    }

    private static String words(Optional<Value> value) {
        String words = value.map(Value::display).filter(text -> !text.isEmpty()).orElse("nothing");
        return words.length() > 60 ? words.substring(0, 57) + "..." : words;
    }
}
