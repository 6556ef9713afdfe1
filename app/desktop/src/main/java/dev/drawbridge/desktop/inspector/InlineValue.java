package dev.drawbridge.desktop.inspector;

import dev.drawbridge.model.Value;
import java.util.Optional;

/** A text that may also be an expression, in one field: a line that starts like {@code !Ref} is one. Pure. */
final class InlineValue {
    private InlineValue() {}

    static String text(Value value) {
        return value instanceof Value.Expression expression ? ExpressionText.format(expression) : value.display();
    }

    /** The value, if anything was typed. */
    static Optional<Value> parse(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        if (typed.startsWith("!") && ExpressionText.parse(typed) instanceof Typed.Is(Value expression)) {
            return Optional.of(expression);
        }
        return Optional.of(Value.of(typed));
    }
}
