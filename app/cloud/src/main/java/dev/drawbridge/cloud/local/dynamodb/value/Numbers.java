package dev.drawbridge.cloud.local.dynamodb.value;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reading and limiting numbers: 38 significant digits, magnitudes from 1E-130 to 9.99E+125. */
public final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private Numbers() {
    }

    /** Reads a number as a request writes it; refuses with the service's ValidationException texts. */
    public static AttributeValue.N parse(String text) {
        if (text.isEmpty()) {
            throw DynamoDbException.validation("The parameter cannot be converted to a numeric value");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw DynamoDbException.validation("The parameter cannot be converted to a numeric value: " + text);
        }
        return checked(new BigDecimal(text));
    }

    /** Applies the limits to a number, for example the result of an addition. */
    public static AttributeValue.N checked(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        if (stripped.signum() != 0) {
            long exponent = (long) stripped.precision() - stripped.scale() - 1;
            if (exponent > MAX_EXPONENT) {
                throw DynamoDbException.validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
            }
            if (exponent < MIN_EXPONENT) {
                throw DynamoDbException.validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");
            }
            if (stripped.precision() > MAX_DIGITS) {
                throw DynamoDbException.validation("Attempting to store more than 38 significant digits in a Number");
            }
        }
        return new AttributeValue.N(stripped);
    }
}
