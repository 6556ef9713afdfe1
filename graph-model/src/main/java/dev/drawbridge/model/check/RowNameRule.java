package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code duplicate-row}: two rows of a list (item fields, indexes, message fields) with one name. */
final class RowNameRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : context.design().nodes().values()) {
            if (node.fields().isEmpty()) {
                continue;
            }
            for (Field field : context.kind(node).fields()) {
                if (field.type() instanceof FieldType.Records(List<Field> columns) && columns.stream().anyMatch(column -> column.name().equals("name"))) {
                    rows(node, field, findings);
                }
            }
        }
        return findings;
    }

    private static void rows(Node node, Field field, List<Finding> findings) {
        List<Value> rows = node.field(field.name()).map(Value::asItems).orElse(List.of());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Optional<String> name = rows.get(i) instanceof Value.Entries row ? row.text("name") : Optional.empty();
            if (name.isPresent() && !names.add(name.get())) {
                List<Value> rest = new ArrayList<>(rows);
                rest.remove(i);
                findings.add(new Finding("duplicate-row", Severity.ERROR, new Subject.OfNode(node.id(), field.name()),
                        node.name() + ": " + field.label() + " has \"" + name.get() + "\" twice. Rename or remove row " + (i + 1) + ".",
                        List.of(new Fix("Remove row " + (i + 1), new CardEdit.SetField(node.id(), field.name(), Optional.of(Value.of(rest)))))));
            }
        }
    }
}
