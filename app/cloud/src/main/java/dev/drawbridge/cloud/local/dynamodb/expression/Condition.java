package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.util.List;

/** A condition on an item: what a condition, filter or key condition expression means. */
public sealed interface Condition {
    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
    }

    /** At least one holds. */
    record Or(Condition left, Condition right) implements Condition {
    }

    /** Does not hold. */
    record Not(Condition of) implements Condition {
    }

    /** {@code left = right} and the like. */
    record Compare(Comparator comparator, Operand left, Operand right) implements Condition {
    }

    /** {@code value BETWEEN lower AND upper}, both ends included. */
    record Between(Operand value, Operand lower, Operand upper) implements Condition {
    }

    /** {@code value IN (...)}. */
    record In(Operand value, List<Operand> choices) implements Condition {
        public In {
            choices = List.copyOf(choices);
        }
    }

    /** {@code attribute_exists(path)}, or with {@code wanted} false {@code attribute_not_exists(path)}. */
    record Exists(DocumentPath path, boolean wanted) implements Condition {
    }

    /** {@code attribute_type(value, type)}. */
    record HasType(Operand value, AttributeType type) implements Condition {
    }

    /** {@code begins_with(value, prefix)}. */
    record BeginsWith(Operand value, Operand prefix) implements Condition {
    }

    /** {@code contains(value, part)}. */
    record Contains(Operand value, Operand part) implements Condition {
    }

    /** The six comparators. */
    enum Comparator {
        EQ("="), NE("<>"), LT("<"), LE("<="), GT(">"), GE(">=");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        /** How the expression writes it. */
        public String sign() {
            return sign;
        }

        /** The comparator that means the same with the sides exchanged. */
        public Comparator mirrored() {
            return switch (this) {
                case EQ, NE -> this;
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
            };
        }
    }
}
