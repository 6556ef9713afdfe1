package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ByteString;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ValueOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Says whether a condition holds for an item. A value that is missing or of another type makes a comparison false, never an error. */
public final class ConditionEvaluator {
    private ConditionEvaluator() {
    }

    /** Whether the condition holds; an item that does not exist is an item without attributes. */
    public static boolean holds(Condition condition, Item item) {
        return switch (condition) {
            case Condition.And(var left, var right) -> holds(left, item) && holds(right, item);
            case Condition.Or(var left, var right) -> holds(left, item) || holds(right, item);
            case Condition.Not(var of) -> !holds(of, item);
            case Condition.Compare(var comparator, var left, var right) -> compare(comparator, value(left, item), value(right, item));
            case Condition.Between(var value, var lower, var upper) -> {
                var of = value(value, item);
                yield compare(Condition.Comparator.GE, of, value(lower, item)) && compare(Condition.Comparator.LE, of, value(upper, item));
            }
            case Condition.In(var value, var choices) -> {
                var of = value(value, item);
                yield choices.stream().anyMatch(choice -> compare(Condition.Comparator.EQ, of, value(choice, item)));
            }
            case Condition.Exists(var path, boolean wanted) -> path.in(item).isPresent() == wanted;
            case Condition.HasType(var value, var type) -> value(value, item).filter(of -> of.type() == type).isPresent();
            case Condition.BeginsWith(var value, var prefix) -> both(value(value, item), value(prefix, item), ConditionEvaluator::beginsWith);
            case Condition.Contains(var value, var part) -> both(value(value, item), value(part, item), ConditionEvaluator::contains);
        };
    }

    private static boolean both(Optional<AttributeValue> left, Optional<AttributeValue> right, BiPredicate<AttributeValue, AttributeValue> test) {
        return left.isPresent() && right.isPresent() && test.test(left.get(), right.get());
    }

    private static Optional<AttributeValue> value(Operand operand, Item item) {
        return switch (operand) {
            case Operand.PathTo(var path) -> path.in(item);
            case Operand.Given(var value) -> Optional.of(value);
            case Operand.SizeOf(var of) -> value(of, item).flatMap(ConditionEvaluator::size);
            case Operand.IfNotExists _, Operand.ListAppend _, Operand.Sum _ -> throw new IllegalStateException("an update operand within a condition");
        };
    }

    private static Optional<AttributeValue> size(AttributeValue value) {
        int size = switch (value) {
            case AttributeValue.S(String text) -> text.length();
            case AttributeValue.B(ByteString bytes) -> bytes.length();
            case AttributeValue.SS(var values) -> values.size();
            case AttributeValue.NS(var values) -> values.size();
            case AttributeValue.BS(var values) -> values.size();
            case AttributeValue.L(var values) -> values.size();
            case AttributeValue.M(var values) -> values.size();
            case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _ -> -1;
        };
        return size < 0 ? Optional.empty() : Optional.of(new AttributeValue.N(BigDecimal.valueOf(size)));
    }

    private static boolean compare(Condition.Comparator comparator, Optional<AttributeValue> left, Optional<AttributeValue> right) {
        if (comparator == Condition.Comparator.NE) {
            return !left.equals(right);
        }
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        if (comparator == Condition.Comparator.EQ) {
            return left.equals(right);
        }
        if (!ValueOrder.comparable(left.get(), right.get())) {
            return false;
        }
        int order = ValueOrder.INSTANCE.compare(left.get(), right.get());
        return switch (comparator) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case EQ, NE -> throw new IllegalStateException("handled above");
        };
    }

    private static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof AttributeValue.S(String text) && prefix instanceof AttributeValue.S(String start)) {
            return text.startsWith(start);
        }
        return value instanceof AttributeValue.B(ByteString bytes) && prefix instanceof AttributeValue.B(ByteString start) && bytes.startsWith(start);
    }

    private static boolean contains(AttributeValue value, AttributeValue part) {
        return switch (value) {
            case AttributeValue.S(String text) -> part instanceof AttributeValue.S(String inner) && text.contains(inner);
            case AttributeValue.B(ByteString bytes) -> part instanceof AttributeValue.B(ByteString inner) && bytes.contains(inner);
            case AttributeValue.SS(var values) -> part instanceof AttributeValue.S(String text) && values.contains(text);
            case AttributeValue.NS(var values) -> part instanceof AttributeValue.N number && values.contains(number);
            case AttributeValue.BS(var values) -> part instanceof AttributeValue.B(ByteString bytes) && values.contains(bytes);
            case AttributeValue.L(var values) -> values.contains(part);
            case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _, AttributeValue.M _ -> false;
        };
    }
}
