package dev.drawbridge.model.kind;

import dev.drawbridge.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a value fits a field. An expression fits everywhere: only the cloud knows what it gives. */
public final class FieldCheck {
    private FieldCheck() {}

    /** What is wrong with the value, as one sentence that names the field; empty when it fits. */
    public static Optional<String> problem(Field field, Value value) {
        if (value instanceof Value.Expression) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case FieldType.Text text -> text(field, text, value);
            case FieldType.Whole whole -> whole(field, whole, value);
            case FieldType.Flag() -> value instanceof Value.Flag ? Optional.empty() : wrong(field, "must be true or false", value);
            case FieldType.Choice choice -> choice(field, choice, value);
            case FieldType.TextList(Optional<String> pattern) -> textList(field, pattern, value);
            case FieldType.TextMap() -> textMap(field, value);
            case FieldType.Records(List<Field> columns) -> records(field, columns, value);
            case FieldType.Tree() -> Optional.empty();
        };
    }

    /** As {@link #problem}, for a card that was drawn here: what only the templates of others may say is a problem, too. */
    public static Optional<String> problemOfOurs(Field field, Value value) {
        return field.type() instanceof FieldType.Choice choice && value instanceof Value.Text(String text) && !choice.offers(text) ? notOffered(field, choice, value) : problem(field, value);
    }

    private static Optional<String> text(Field field, FieldType.Text type, Value value) {
        if (!(value instanceof Value.Text(String text))) {
            return wrong(field, "must be text", value);
        }
        if (field.required() && text.isBlank()) {
            return Optional.of(field.label() + " must not be empty.");
        }
        if (text.length() > type.maxLength()) {
            return Optional.of(field.label() + " has " + text.length() + " characters; " + type.maxLength() + " is the most.");
        }
        return matches(field, type.pattern(), text);
    }

    private static Optional<String> matches(Field field, Optional<String> pattern, String text) {
        return pattern.filter(p -> !text.isEmpty() && !Pattern.matches(p, text))
                .map(p -> field.label() + " \"" + text + "\" is not in the right form. " + field.help());
    }

    private static Optional<String> whole(Field field, FieldType.Whole type, Value value) {
        if (!(value instanceof Value.Decimal(BigDecimal number))) {
            return wrong(field, "must be a whole number", value);
        }
        if (number.scale() > 0 || number.compareTo(BigDecimal.valueOf(type.min())) < 0 || number.compareTo(BigDecimal.valueOf(type.max())) > 0) {
            String unit = field.unit().isEmpty() ? "" : " " + field.unit();
            return Optional.of(field.label() + " must be a whole number from " + type.min() + " to " + type.max() + unit + ", but is " + value.display() + ".");
        }
        return Optional.empty();
    }

    private static Optional<String> choice(Field field, FieldType.Choice choice, Value value) {
        if (value instanceof Value.Text(String text) && choice.option(text).isPresent()) {
            return Optional.empty();
        }
        return notOffered(field, choice, value);
    }

    private static Optional<String> notOffered(Field field, FieldType.Choice choice, Value value) {
        return wrong(field, "must be one of " + String.join(", ", choice.options().stream().map(FieldType.Option::id).toList()), value);
    }

    private static Optional<String> textList(Field field, Optional<String> pattern, Value value) {
        if (!(value instanceof Value.Items(List<Value> items))) {
            return wrong(field, "must be a list of texts", value);
        }
        for (Value item : items) {
            if (item instanceof Value.Expression) {
                continue;
            }
            if (!(item instanceof Value.Text(String text))) {
                return wrong(field, "must be a list of texts", item);
            }
            Optional<String> problem = matches(field, pattern, text);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> textMap(Field field, Value value) {
        if (!(value instanceof Value.Entries(Map<String, Value> entries))) {
            return wrong(field, "must be a list of names with values", value);
        }
        return entries.entrySet().stream()
                .filter(e -> e.getValue() instanceof Value.Items || e.getValue() instanceof Value.Entries)
                .findFirst()
                .map(e -> field.label() + ": the value of \"" + e.getKey() + "\" must be text.");
    }

    private static Optional<String> records(Field field, List<Field> columns, Value value) {
        if (!(value instanceof Value.Items(List<Value> rows))) {
            return wrong(field, "must be a list of rows", value);
        }
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Value.Expression) {
                continue;
            }
            if (!(rows.get(i) instanceof Value.Entries row)) {
                return wrong(field, "must be a list of rows", rows.get(i));
            }
            for (Field column : columns) {
                Optional<Value> cell = row.get(column.name());
                Optional<String> problem = cell.isPresent()
                        ? problem(column, cell.get())
                        : column.required() && column.defaultValue().isEmpty() ? Optional.of(column.label() + " is missing.") : Optional.empty();
                if (problem.isPresent()) {
                    return Optional.of(field.label() + ", row " + (i + 1) + ": " + problem.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Field field, String rule, Value value) {
        return Optional.of(field.label() + " " + rule + ", but is \"" + value.display() + "\".");
    }
}
