package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ByteString;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies an update to an item. Every value is taken from the item as it was before, whatever the order of the actions. */
public final class UpdateEvaluator {
    private static final String WRONG_TYPE = "An operand in the update expression has an incorrect data type";

    private UpdateEvaluator() {
    }

    /** The item after the update; refuses with the service's ValidationException texts. */
    public static Item apply(Update update, Item before) {
        var after = EditableDocument.of(before);
        // values first: a refusal about a value comes before one about a path
        List<Optional<AttributeValue>> values = new ArrayList<>();
        for (Update.Action action : update.actions()) {
            values.add(newValue(action, before));
        }
        for (int at = 0; at < values.size(); at++) {
            DocumentPath path = update.actions().get(at).path();
            boolean done = values.get(at).map(value -> after.set(path, value)).orElseGet(() -> after.remove(path));
            if (!done) {
                throw DynamoDbException.validation("The document path provided in the update expression is invalid for update");
            }
        }
        return after.toItem();
    }

    /** What stands at the action's path afterwards, or nothing. */
    private static Optional<AttributeValue> newValue(Update.Action action, Item before) {
        return switch (action) {
            case Update.Set(_, var value) -> Optional.of(value(value, before));
            case Update.Remove _ -> Optional.empty();
            case Update.Add(var path, var value) -> Optional.of(path.in(before).map(old -> add(old, value)).orElse(value));
            case Update.Delete(var path, var value) -> path.in(before).flatMap(old -> without(old, value));
        };
    }

    private static AttributeValue value(Operand operand, Item item) {
        return switch (operand) {
            case Operand.Given(var value) -> value;
            case Operand.PathTo(var path) -> path.in(item).orElseThrow(() -> DynamoDbException.validation(
                    "The provided expression refers to an attribute that does not exist in the item"));
            case Operand.IfNotExists(var path, var otherwise) -> path.in(item).orElseGet(() -> value(otherwise, item));
            case Operand.ListAppend(var first, var second) -> {
                if (value(first, item) instanceof AttributeValue.L(var one) && value(second, item) instanceof AttributeValue.L(var two)) {
                    var joined = new ArrayList<>(one);
                    joined.addAll(two);
                    yield new AttributeValue.L(joined);
                }
                throw DynamoDbException.validation(WRONG_TYPE);
            }
            case Operand.Sum(var left, var right, boolean minus) -> {
                if (value(left, item) instanceof AttributeValue.N(var one) && value(right, item) instanceof AttributeValue.N(var two)) {
                    yield Numbers.checked(minus ? one.subtract(two) : one.add(two));
                }
                throw DynamoDbException.validation(WRONG_TYPE);
            }
            case Operand.SizeOf _ -> throw new IllegalStateException("a size within an update");
        };
    }

    private static AttributeValue add(AttributeValue old, AttributeValue value) {
        if (old instanceof AttributeValue.N(var one) && value instanceof AttributeValue.N(var two)) {
            return Numbers.checked(one.add(two));
        }
        if (old instanceof AttributeValue.SS(var one) && value instanceof AttributeValue.SS(var two)) {
            return new AttributeValue.SS(union(one, two));
        }
        if (old instanceof AttributeValue.NS(var one) && value instanceof AttributeValue.NS(var two)) {
            return new AttributeValue.NS(union(one, two));
        }
        if (old instanceof AttributeValue.BS(var one) && value instanceof AttributeValue.BS(var two)) {
            return new AttributeValue.BS(union(one, two));
        }
        // only the legacy AttributeUpdates can ask for this; the parser of expressions refuses lists
        if (old instanceof AttributeValue.L(var one) && value instanceof AttributeValue.L(var two)) {
            var joined = new ArrayList<>(one);
            joined.addAll(two);
            return new AttributeValue.L(joined);
        }
        throw DynamoDbException.validation(WRONG_TYPE);
    }

    /** A set never becomes empty: then the attribute goes away. */
    private static Optional<AttributeValue> without(AttributeValue old, AttributeValue value) {
        if (old instanceof AttributeValue.SS(var one) && value instanceof AttributeValue.SS(var two)) {
            Set<String> rest = difference(one, two);
            return rest.isEmpty() ? Optional.empty() : Optional.of(new AttributeValue.SS(rest));
        }
        if (old instanceof AttributeValue.NS(var one) && value instanceof AttributeValue.NS(var two)) {
            Set<AttributeValue.N> rest = difference(one, two);
            return rest.isEmpty() ? Optional.empty() : Optional.of(new AttributeValue.NS(rest));
        }
        if (old instanceof AttributeValue.BS(var one) && value instanceof AttributeValue.BS(var two)) {
            Set<ByteString> rest = difference(one, two);
            return rest.isEmpty() ? Optional.empty() : Optional.of(new AttributeValue.BS(rest));
        }
        throw DynamoDbException.validation(WRONG_TYPE);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> two) {
        var all = new LinkedHashSet<>(one);
        all.addAll(two);
        return all;
    }

    private static <T> Set<T> difference(Set<T> one, Set<T> two) {
        var rest = new LinkedHashSet<>(one);
        rest.removeAll(two);
        return rest;
    }
}
