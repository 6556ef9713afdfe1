package dev.drawbridge.model.edit;

import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.file.ValueJson;
import dev.drawbridge.model.kind.Field;
import dev.drawbridge.model.kind.FieldCheck;
import dev.drawbridge.model.kind.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value as it is typed on a command line, understood by the type of its field: {@code 30}, {@code on}, {@code GET /a, POST /b},
 * {@code A=1,B=2}, JSON, or a short CloudFormation expression such as {@code !Ref Stage}.
 */
final class ValueWords {
    private ValueWords() {}

    /**
     * The value for the field.
     *
     * @throws ModelException if the text does not fit the field
     */
    static Value parse(Field field, String text) {
        return checked(expression(text).orElseGet(() -> plain(field, text)), value -> FieldCheck.problemOfOurs(field, value));
    }

    /** As {@link #parse}, for a card that was found in a template, which may say more than we offer. */
    static Value parseFound(Field field, String text) {
        return checked(expression(text).orElseGet(() -> plain(field, text)), value -> FieldCheck.problem(field, value));
    }

    private static Value checked(Value value, Function<Value, Optional<String>> problem) {
        problem.apply(value).ifPresent(words -> {
            throw new ModelException(words);
        });
        return value;
    }

    private static Optional<Value> expression(String text) {
        String[] words = text.strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        return switch (words[0]) {
            case "!Ref" -> Optional.of(new Value.Expression("Ref", Value.of(words[1])));
            case "!Sub" -> Optional.of(new Value.Expression("Fn::Sub", Value.of(words[1])));
            case "!ImportValue" -> Optional.of(new Value.Expression("Fn::ImportValue", Value.of(words[1])));
            case "!GetAtt" -> Optional.of(new Value.Expression("Fn::GetAtt", Value.of(Arrays.stream(words[1].split("\\.", 2)).map(Value::of).toList())));
            default -> Optional.empty();
        };
    }

    private static Value plain(Field field, String text) {
        String trimmed = text.strip();
        return switch (field.type()) {
            case FieldType.Text t -> Value.of(text);
            case FieldType.Whole w -> whole(field, trimmed);
            case FieldType.Flag f -> flag(trimmed);
            case FieldType.Choice choice -> choice(choice.options(), trimmed);
            case FieldType.TextList l -> trimmed.startsWith("[") ? ValueJson.parse(trimmed) : Value.of(parts(trimmed, ",").stream().map(Value::of).toList());
            case FieldType.TextMap m -> trimmed.startsWith("{") ? ValueJson.parse(trimmed) : map(field, trimmed);
            case FieldType.Records(List<Field> columns) -> trimmed.startsWith("[") ? ValueJson.parse(trimmed) : rows(field, columns, trimmed);
            case FieldType.Tree t -> ValueJson.parse(trimmed);
        };
    }

    private static Value whole(Field field, String text) {
        String number = !field.unit().isEmpty() && text.endsWith(field.unit()) ? text.substring(0, text.length() - field.unit().length()).strip() : text;
        try {
            return new Value.Decimal(new BigDecimal(number));
        } catch (NumberFormatException noNumber) {
            return Value.of(text);
        }
    }

    private static Value flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes" -> Value.of(true);
            case "false", "off", "no" -> Value.of(false);
            default -> Value.of(text);
        };
    }

    private static Value choice(List<FieldType.Option> options, String text) {
        return Value.of(options.stream().filter(option -> option.id().equals(text)).findFirst()
                .or(() -> options.stream().filter(option -> option.id().equalsIgnoreCase(text) || option.label().equalsIgnoreCase(text)).findFirst())
                .map(FieldType.Option::id).orElse(text));
    }

    private static Value map(Field field, String text) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String part : parts(text, ",")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new ModelException(field.label() + " must be written as NAME=VALUE,NAME=VALUE or as JSON, but has \"" + part + "\".");
            }
            entries.put(part.substring(0, equals).strip(), Value.of(part.substring(equals + 1).strip()));
        }
        return new Value.Entries(entries);
    }

    /** Rows with commas between them, cells with spaces, in the order of the columns. */
    private static Value rows(Field field, List<Field> columns, String text) {
        List<Value> rows = new ArrayList<>();
        for (String part : parts(text, ",")) {
            List<String> cells = parts(part, "\\s+");
            if (cells.size() > columns.size()) {
                throw new ModelException(field.label() + " must have rows of " + String.join(" ", columns.stream().map(Field::name).toList())
                        + ", with commas between rows, or be JSON; \"" + part + "\" has too many words.");
            }
            Map<String, Value> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(columns.get(i).name(), plain(columns.get(i), cells.get(i)));
            }
            rows.add(new Value.Entries(row));
        }
        return Value.of(rows);
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
