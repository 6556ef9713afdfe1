package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.List;

/** What a query asks of one key attribute. Every kind means one unbroken run of sorted values, so a query never reads what it does not want. */
public sealed interface RangeCondition {
    /** Any value. */
    record Any() implements RangeCondition {
    }

    /** One comparison; never {@code <>}. */
    record Comparison(Condition.Comparator comparator, AttributeValue value) implements RangeCondition {
    }

    /** Between two values, both included. */
    record Between(AttributeValue lower, AttributeValue upper) implements RangeCondition {
    }

    /** Starts with a text or bytes. */
    record Prefix(AttributeValue prefix) implements RangeCondition {
    }

    /** The values the condition compares with. */
    default List<AttributeValue> values() {
        return switch (this) {
            case Any _ -> List.of();
            case Comparison(_, var value) -> List.of(value);
            case Between(var lower, var upper) -> List.of(lower, upper);
            case Prefix(var prefix) -> List.of(prefix);
        };
    }

    /** The same condition as one on an attribute. */
    default Condition on(String attribute) {
        var operand = new Operand.PathTo(DocumentPath.of(attribute));
        return switch (this) {
            case Any _ -> new Condition.Exists(DocumentPath.of(attribute), true);
            case Comparison(var comparator, var value) -> new Condition.Compare(comparator, operand, new Operand.Given(value));
            case Between(var lower, var upper) -> new Condition.Between(operand, new Operand.Given(lower), new Operand.Given(upper));
            case Prefix(var prefix) -> new Condition.BeginsWith(operand, new Operand.Given(prefix));
        };
    }
}
