package dev.drawbridge.generators.lens;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trees of a template as values of the model. */
public final class TreeValue {
    private TreeValue() {}

    public static Value of(Tree tree) {
        return switch (tree) {
            case Tree.Scalar s -> scalar(s);
            case Tree.Seq s -> Value.of(s.items().stream().map(TreeValue::of).toList());
            case Tree.Map m -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> entries.put(key, of(value)));
                yield new Value.Entries(entries);
            }
            // a tag that nobody knows is no expression of the cloud
            case Tree.Intrinsic i -> Value.Expression.isFunction(i.name()) ? new Value.Expression(i.name(), of(i.argument()))
                    : Value.entries(i.name(), of(i.argument()));
        };
    }

    private static Value scalar(Tree.Scalar s) {
        return switch (s.kind()) {
            case STRING -> Value.of(s.text());
            case BOOL -> Value.of(Boolean.parseBoolean(s.text()));
            case NULL -> new Value.Nothing();
            case INT, FLOAT -> number(s.text());
        };
    }

    private static Value number(String text) {
        try {
            return new Value.Decimal(new BigDecimal(text));
        } catch (NumberFormatException odd) {
            return Value.of(text);
        }
    }
}
