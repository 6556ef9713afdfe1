package dev.drawbridge.cloud.local.dynamodb.value;

import java.util.Comparator;

/** The order of key values: text by its UTF-8 bytes, numbers by value, binary by unsigned bytes. Values of two types have no order. */
public final class ValueOrder implements Comparator<AttributeValue> {
    /** The one order there is. */
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {
    }

    /** Whether the two can be compared at all. */
    public static boolean comparable(AttributeValue left, AttributeValue right) {
        return left.type() == right.type() && left.type().isKeyType();
    }

    @Override
    public int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.S(String a) && right instanceof AttributeValue.S(String b)) {
            return compareText(a, b);
        }
        if (left instanceof AttributeValue.N(var a) && right instanceof AttributeValue.N(var b)) {
            return a.compareTo(b);
        }
        if (left instanceof AttributeValue.B(ByteString a) && right instanceof AttributeValue.B(ByteString b)) {
            return a.compareTo(b);
        }
        return Integer.compare(left.type().ordinal(), right.type().ordinal());
    }

    /** Orders by code point, which is the order of the UTF-8 bytes; {@link String#compareTo} would put surrogates before U+E000. */
    private static int compareText(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int at = 0; at < shared; at++) {
            char a = left.charAt(at);
            char b = right.charAt(at);
            if (a != b) {
                boolean bothSame = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothSame ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
