package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.Optional;

/** What has a value: in conditions a path, a given value or a size; in updates also sums and the two update functions. */
public sealed interface Operand {
    /** The value at a path of the item. */
    record PathTo(DocumentPath path) implements Operand {
    }

    /** A value the request gives. */
    record Given(AttributeValue value) implements Operand {
    }

    /** {@code size(of)}. */
    record SizeOf(Operand of) implements Operand {
    }

    /** {@code if_not_exists(path, otherwise)}. */
    record IfNotExists(DocumentPath path, Operand otherwise) implements Operand {
    }

    /** {@code list_append(first, second)}. */
    record ListAppend(Operand first, Operand second) implements Operand {
    }

    /** {@code left + right} or {@code left - right}. */
    record Sum(Operand left, Operand right, boolean minus) implements Operand {
    }

    /** The type of the value where the expression alone tells it. */
    default Optional<AttributeType> knownType() {
        return switch (this) {
            case PathTo _ -> Optional.empty();
            case Given(AttributeValue value) -> Optional.of(value.type());
            case SizeOf _, Sum _ -> Optional.of(AttributeType.N);
            case IfNotExists(_, Operand otherwise) -> otherwise.knownType();
            case ListAppend _ -> Optional.of(AttributeType.L);
        };
    }
}
