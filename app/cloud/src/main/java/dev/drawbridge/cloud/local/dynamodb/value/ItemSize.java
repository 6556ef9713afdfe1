package dev.drawbridge.cloud.local.dynamodb.value;

import java.math.BigDecimal;
import java.util.Map;

/** Sizes in bytes as DynamoDB counts them for its limits and capacity units ("Item sizes and formats" of the developer guide). */
public final class ItemSize {
    /** The largest item: 400 KB. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    private ItemSize() {
    }

    /** The size of an item: names and values. */
    public static int of(Map<String, AttributeValue> attributes) {
        int sum = 0;
        for (var attribute : attributes.entrySet()) {
            sum += utf8Length(attribute.getKey()) + of(attribute.getValue());
        }
        return sum;
    }

    /** The size of one value. */
    public static int of(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S(String text) -> utf8Length(text);
            case AttributeValue.N(BigDecimal number) -> ofNumber(number);
            case AttributeValue.B(ByteString bytes) -> bytes.length();
            case AttributeValue.Bool _, AttributeValue.Null _ -> 1;
            case AttributeValue.SS(var texts) -> texts.stream().mapToInt(ItemSize::utf8Length).sum();
            case AttributeValue.NS(var numbers) -> numbers.stream().mapToInt(number -> ofNumber(number.value())).sum();
            case AttributeValue.BS(var binaries) -> binaries.stream().mapToInt(ByteString::length).sum();
            case AttributeValue.L(var values) -> 3 + values.stream().mapToInt(each -> 1 + of(each)).sum();
            case AttributeValue.M(var values) -> 3 + values.size() + of(values);
        };
    }

    /** The length of a text in UTF-8, without encoding it. */
    public static int utf8Length(String text) {
        int length = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** About one byte per two digits plus one, and one more for a sign; pairs of digits are aligned to the decimal point. */
    private static int ofNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        int digits = number.precision();
        int exponent = digits - number.scale() - 1;
        int unaligned = digits % 2 == 0 && exponent % 2 == 0 ? 1 : 0;
        return 1 + (digits + 1) / 2 + unaligned + (number.signum() < 0 ? 1 : 0);
    }
}
