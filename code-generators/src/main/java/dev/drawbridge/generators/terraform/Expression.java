package dev.drawbridge.generators.terraform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The value of an argument in HCL, the language of Terraform. */
sealed interface Expression {
    /** Anything that stands in one line as it is: a number, a reference, a quoted text. */
    record Code(String text) implements Expression {}

    record Items(List<Expression> items) implements Expression {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Entries(SequencedMap<String, Expression> entries) implements Expression {}

    /** The JSON text of a value, which Terraform makes itself. */
    record Json(Expression value) implements Expression {}

    /** A quoted text without holes. */
    static Expression text(String text) {
        return new Code('"' + quoted(text) + '"');
    }

    static Expression code(String text) {
        return new Code(text);
    }

    /** The inside of a quoted text: what would end it or open a hole is escaped. */
    static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
                .replace("${", "$${").replace("%{", "%%{");
    }

    /** The value in one line, for the inside of another one. */
    default String line() {
        return switch (this) {
            case Code(String text) -> text;
            case Json(Expression value) -> "jsonencode(" + value.line() + ")";
            case Items(List<Expression> items) -> "[" + String.join(", ", items.stream().map(Expression::line).toList()) + "]";
            case Entries(SequencedMap<String, Expression> entries) -> "{ " + String.join(", ", entries.entrySet().stream()
                    .map(entry -> key(entry.getKey()) + " = " + entry.getValue().line()).toList()) + " }";
        };
    }

    private static String key(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? key : '"' + quoted(key) + '"';
    }

    /** The lines of the value; the first goes behind the {@code =}. */
    default List<String> lines() {
        return switch (this) {
            case Code(String text) -> List.of(text);
            case Json(Expression value) -> {
                List<String> lines = new ArrayList<>(value.lines());
                lines.set(0, "jsonencode(" + lines.getFirst());
                lines.set(lines.size() - 1, lines.getLast() + ")");
                yield lines;
            }
            case Items(List<Expression> items) -> {
                if (items.stream().allMatch(Code.class::isInstance)) {
                    String line = "[" + String.join(", ", items.stream().map(item -> ((Code) item).text).toList()) + "]";
                    if (line.length() <= 100) {
                        yield List.of(line);
                    }
                }
                List<String> lines = new ArrayList<>(List.of("["));
                for (Expression item : items) {
                    List<String> inner = item.lines();
                    for (int i = 0; i < inner.size(); i++) {
                        lines.add("  " + inner.get(i) + (i == inner.size() - 1 ? "," : ""));
                    }
                }
                lines.add("]");
                yield lines;
            }
            case Entries(SequencedMap<String, Expression> entries) -> {
                if (entries.isEmpty()) {
                    yield List.of("{}");
                }
                SequencedMap<String, List<String>> named = new LinkedHashMap<>();
                for (Map.Entry<String, Expression> entry : entries.entrySet()) {
                    named.put(key(entry.getKey()), entry.getValue().lines());
                }
                List<String> lines = new ArrayList<>(List.of("{"));
                HclBody.aligned(named).forEach(line -> lines.add("  " + line));
                lines.add("}");
                yield lines;
            }
        };
    }
}
