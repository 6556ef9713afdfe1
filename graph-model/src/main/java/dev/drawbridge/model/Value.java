package dev.drawbridge.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a field: anything JSON can say, or an expression that the cloud evaluates ({@code !Ref}, {@code !Sub} ...).
 * Two values that mean the same are equal, whatever order their entries were written in.
 */
public sealed interface Value {
    /** A string. */
    record Text(String text) implements Value {}

    /** A number of any size; 10 and 10.0 are equal. */
    record Decimal(BigDecimal number) implements Value {
        public Decimal {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    }

    /** True or false. */
    record Flag(boolean on) implements Value {}

    /** JSON's null: written on purpose, not the same as an absent field. */
    record Nothing() implements Value {}

    /** A list. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Named values, kept in the order they were given. */
    record Entries(Map<String, Value> entries) implements Value {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The entry of that name. */
        public Optional<Value> get(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        /** The entry of that name as text, if it is text. */
        public Optional<String> text(String name) {
            return get(name).flatMap(Value::asText);
        }
    }

    /**
     * A CloudFormation intrinsic function in its long form, for example {@code Expression("Fn::Sub", Text("${A}-x"))}.
     *
     * @param function {@code Ref}, {@code Condition} or {@code Fn::...}
     */
    record Expression(String function, Value argument) implements Value {
        /** Whether an object with this single key is an intrinsic function. */
        public static boolean isFunction(String key) {
            return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::");
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    static Value of(boolean on) {
        return new Flag(on);
    }

    static Value of(List<? extends Value> items) {
        return new Items(new ArrayList<>(items));
    }

    /** Entries from alternating names and values; values are {@code Value}, {@code String}, {@code Number} or {@code Boolean}. */
    static Entries entries(Object... namesAndValues) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], lift(namesAndValues[i + 1]));
        }
        return new Entries(map);
    }

    private static Value lift(Object value) {
        return switch (value) {
            case Value v -> v;
            case String s -> of(s);
            case Boolean b -> of(b);
            case Number n -> new Decimal(new BigDecimal(n.toString()));
            default -> throw new IllegalArgumentException("Not a value: " + value);
        };
    }

    /** The text, if this is text. */
    default Optional<String> asText() {
        return this instanceof Text(String text) ? Optional.of(text) : Optional.empty();
    }

    /** The whole number, if this is one that fits. */
    default Optional<Integer> asInt() {
        if (this instanceof Decimal(BigDecimal number)) {
            try {
                return Optional.of(number.intValueExact());
            } catch (ArithmeticException notWhole) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The flag, if this is one. */
    default Optional<Boolean> asFlag() {
        return this instanceof Flag(boolean on) ? Optional.of(on) : Optional.empty();
    }

    /** The elements, if this is a list; else none. */
    default List<Value> asItems() {
        return this instanceof Items(List<Value> items) ? items : List.of();
    }

    /** What a person would read in one line: text without quotes, lists with commas, expressions in their short form. */
    default String display() {
        return switch (this) {
            case Text(String text) -> text;
            // 1e999999999 is valid JSON, but written out it would fill the memory
            case Decimal(BigDecimal number) -> Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
            case Flag(boolean on) -> on ? "true" : "false";
            case Nothing() -> "null";
            case Items(List<Value> items) -> String.join(", ", items.stream().map(Value::display).toList());
            case Entries(Map<String, Value> entries) ->
                String.join(", ", entries.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue().display()).toList());
            case Expression(String function, Value argument) -> "!" + function.replace("Fn::", "") + " " + argument.display();
        };
    }
}
