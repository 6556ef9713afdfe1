package dev.drawbridge.model.check;

import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.edit.CardEdit;
import dev.drawbridge.model.edit.Edit;
import dev.drawbridge.model.edit.WireEdit;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldCheck;
import dev.drawbridge.model.kind.FieldType;
import dev.drawbridge.model.kind.Kind;
import dev.drawbridge.model.kind.NodeRole;
import dev.drawbridge.model.wire.WireRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is set on cards and wires: {@code required-field}, {@code field-limit}, {@code unknown-field}. */
final class FieldRule implements Rule {
    @Override
    public List<Finding> check(CheckContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : context.design().nodes().values()) {
            Kind kind = context.kind(node);
            if (kind.role() != NodeRole.UNKNOWN) {
                boolean found = node.isFound();
                Owner owner = new Owner(node.name(), node.fields(), found, field -> new Subject.OfNode(node.id(), field),
                        (field, value) -> new CardEdit.SetField(node.id(), field, value));
                owner.check(kind.fields(), findings);
            }
        }
        for (Wire wire : context.design().wires().values()) {
            Optional<WireRule> row = context.row(wire);
            if (row.isPresent()) {
                Owner owner = new Owner(context.words(wire), wire.fields(), false, field -> new Subject.OfWire(wire.id(), field),
                        (field, value) -> new WireEdit.SetWireField(wire.id(), field, value));
                owner.check(row.get().fields(), findings);
            }
        }
        return findings;
    }

    /** Whether a value that is set says nothing. */
    static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.isBlank();
            case Value.Items(List<Value> items) -> items.isEmpty();
            case Value.Nothing() -> true;
            case Value.Decimal d -> false;
            case Value.Flag f -> false;
            case Value.Entries e -> false;
            case Value.Expression e -> false;
        };
    }

    /**
     * A card or a wire: what the three checks need of it.
     *
     * @param found whether it was found in a template, where there are more choices than we offer
     */
    private record Owner(String name, Map<String, Value> set, boolean found, Function<String, Subject> subject, BiFunction<String, Optional<Value>, Edit> edit) {
        void check(List<Field> fields, List<Finding> findings) {
            for (Field field : fields) {
                Value value = set.get(field.name());
                if (value == null) {
                    if (field.required() && field.defaultValue().isEmpty()) {
                        findings.add(new Finding("required-field", Severity.ERROR, subject.apply(field.name()), name + ": " + field.label() + " is not set. " + field.help()));
                    }
                } else if (field.required() && isEmpty(value)) {
                    findings.add(new Finding("required-field", Severity.ERROR, subject.apply(field.name()), name + ": " + field.label() + " must not be empty. " + field.help(), toDefault(field)));
                } else {
                    (found ? FieldCheck.problem(field, value) : FieldCheck.problemOfOurs(field, value)).ifPresent(problem -> findings.add(
                            new Finding("field-limit", found && field.type() instanceof FieldType.Choice ? Severity.INFO : Severity.ERROR, subject.apply(field.name()), name + ": " + problem, fixes(field, value))));
                }
            }
            for (String unknown : set.keySet()) {
                if (fields.stream().noneMatch(field -> field.name().equals(unknown))) {
                    findings.add(new Finding("unknown-field", Severity.INFO, subject.apply(unknown),
                            name + " has a setting \"" + unknown + "\" that this version does not know. It is kept but does nothing; remove it if it is a slip.",
                            List.of(new Fix("Remove \"" + unknown + "\"", edit.apply(unknown, Optional.empty())))));
                }
            }
        }

        private List<Fix> fixes(Field field, Value value) {
            if (field.type() instanceof FieldType.Whole(int min, int max) && value instanceof Value.Decimal(BigDecimal number)) {
                int nearest = number.compareTo(BigDecimal.valueOf(min)) < 0 ? min : number.compareTo(BigDecimal.valueOf(max)) > 0 ? max : number.intValue();
                return List.of(new Fix("Set " + nearest + unit(field), edit.apply(field.name(), Optional.of(Value.of(nearest)))));
            }
            return toDefault(field);
        }

        private List<Fix> toDefault(Field field) {
            boolean collects = switch (field.type()) {
                // many things in one field: one that is wrong is no reason to lose the others
                case FieldType.Records r -> true;
                case FieldType.TextList l -> true;
                case FieldType.TextMap m -> true;
                case FieldType.Tree t -> true;
                case FieldType.Text t -> false;
                case FieldType.Whole w -> false;
                case FieldType.Flag f -> false;
                case FieldType.Choice c -> false;
            };
            if (collects || field.required() && field.defaultValue().isEmpty()) {
                return List.of();
            }
            String title = field.defaultValue().map(value -> "Use the default, " + value.display() + unit(field)).orElse("Leave it empty");
            return List.of(new Fix(title, edit.apply(field.name(), Optional.empty())));
        }

        private static String unit(Field field) {
            return field.unit().isEmpty() ? "" : " " + field.unit();
        }
    }
}
