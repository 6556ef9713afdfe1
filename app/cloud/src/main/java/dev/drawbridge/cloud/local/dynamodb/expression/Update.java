package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.List;

/** What an update expression does, in the order in which it is written. */
public record Update(List<Action> actions) {
    /** One change at one path. */
    public sealed interface Action {
        /** Where the change is made. */
        DocumentPath path();
    }

    /** {@code SET path = value}. */
    public record Set(DocumentPath path, Operand value) implements Action {
    }

    /** {@code REMOVE path}. */
    public record Remove(DocumentPath path) implements Action {
    }

    /** {@code ADD path value}: adds a number, or members to a set. */
    public record Add(DocumentPath path, AttributeValue value) implements Action {
    }

    /** {@code DELETE path value}: takes members out of a set. */
    public record Delete(DocumentPath path, AttributeValue value) implements Action {
    }

    public Update {
        actions = List.copyOf(actions);
    }

    /** No change: an UpdateItem without an expression just makes the item. */
    public static Update nothing() {
        return new Update(List.of());
    }

    /** The paths that are changed, as a projection for UPDATED_OLD and UPDATED_NEW. */
    public Projection changedPaths() {
        return new Projection(actions.stream().map(Action::path).toList());
    }
}
