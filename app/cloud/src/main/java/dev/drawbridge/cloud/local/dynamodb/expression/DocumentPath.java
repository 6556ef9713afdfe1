package dev.drawbridge.cloud.local.dynamodb.expression;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a value is within an item: {@code name}, {@code name.inner}, {@code name[2].inner}. The first step is always a name. */
public record DocumentPath(List<Step> steps) {
    /** One step down. */
    public sealed interface Step {
    }

    /** To the entry of a map, or the attribute of an item. */
    public record Name(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** To the element of a list, counted from 0. */
    public record Index(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    public DocumentPath {
        steps = List.copyOf(steps);
    }

    /** The path of a whole attribute. */
    public static DocumentPath of(String attribute) {
        return new DocumentPath(List.of(new Name(attribute)));
    }

    /** The attribute the path starts at. */
    public String head() {
        return ((Name) steps.getFirst()).name();
    }

    /** Whether the path leads into an attribute. */
    public boolean isNested() {
        return steps.size() > 1;
    }

    /** The value at this path, if every step exists. */
    public Optional<AttributeValue> in(Item item) {
        Optional<AttributeValue> found = item.find(head());
        for (int at = 1; at < steps.size() && found.isPresent(); at++) {
            found = step(found.get(), steps.get(at));
        }
        return found;
    }

    private static Optional<AttributeValue> step(AttributeValue from, Step step) {
        return switch (step) {
            case Name(String name) -> from instanceof AttributeValue.M(var values) ? Optional.ofNullable(values.get(name)) : Optional.empty();
            case Index(int index) -> from instanceof AttributeValue.L(var values) && index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
        };
    }

    /** The form that the messages use: {@code [name, inner, [2]]}. */
    @Override
    public String toString() {
        return steps.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
