package dev.drawbridge.cloud.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One value of an attribute. Equality is DynamoDB's: numbers by value (1.0 is 1), sets regardless of order.
 * Immutable; checks of content (digits, duplicates) are the codec's, not these records'.
 */
public sealed interface AttributeValue {
    /** The type of this value. */
    AttributeType type();

    /** Text; empty text is allowed except in keys. */
    record S(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }
    }

    /** A number, kept in its normal form: no trailing zeros. */
    record N(BigDecimal value) implements AttributeValue {
        public N {
            // stripTrailingZeros leaves 0.00 a plain zero, so equality of the records is equality of the numbers
            value = value.stripTrailingZeros();
        }

        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        /** The digits as the service gives them back: never with an exponent. */
        public String text() {
            return value.toPlainString();
        }
    }

    /** Bytes. */
    record B(ByteString value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }
    }

    /** The null of DynamoDB: an attribute that is there and says that there is nothing. */
    record Null() implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }
    }

    /** A set of texts. */
    record SS(Set<String> values) implements AttributeValue {
        public SS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }
    }

    /** A set of numbers. */
    record NS(Set<N> values) implements AttributeValue {
        public NS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }
    }

    /** A set of byte strings. */
    record BS(Set<ByteString> values) implements AttributeValue {
        public BS {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }
    }

    /** A list of values of any types. */
    record L(List<AttributeValue> values) implements AttributeValue {
        public L {
            values = List.copyOf(values);
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }
    }

    /** A map from names to values; the order of the names is kept. */
    record M(Map<String, AttributeValue> values) implements AttributeValue {
        public M {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public AttributeType type() {
            return AttributeType.M;
        }
    }
}
