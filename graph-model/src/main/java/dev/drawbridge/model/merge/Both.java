package dev.drawbridge.model.merge;

import dev.drawbridge.model.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What a thing is after two sides have changed it: the one rule of every merge. What only one side changed is taken. Pure. */
final class Both {
    private Both() {}

    /** Says what a field is that both sides changed to different values. */
    @FunctionalInterface
    interface Apart {
        Optional<Value> decide(String field, Optional<Value> ours, Optional<Value> theirs);
    }

    /**
     * What holds of a value that cannot be taken apart; nothing if both sides changed it to different ones.
     *
     * @param was empty if it is new on both sides
     */
    static <V> Optional<V> agreed(Optional<V> was, V ours, V theirs) {
        if (ours.equals(theirs) || was.filter(theirs::equals).isPresent()) {
            return Optional.of(ours);
        }
        return was.filter(ours::equals).map(_ -> theirs);
    }

    /** Named values, one by one. */
    static SortedMap<String, Value> fields(Map<String, Value> was, Map<String, Value> ours, Map<String, Value> theirs, Apart apart) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        SortedMap<String, Value> merged = new TreeMap<>();
        for (String name : names) {
            Optional<Value> o = Optional.ofNullable(ours.get(name));
            Optional<Value> t = Optional.ofNullable(theirs.get(name));
            value(Optional.ofNullable(was.get(name)), o, t).orElseGet(() -> apart.decide(name, o, t)).ifPresent(value -> merged.put(name, value));
        }
        return merged;
    }

    /** A value that a side may have set or taken away; nothing if the sides are apart. */
    private static Optional<Optional<Value>> value(Optional<Value> was, Optional<Value> ours, Optional<Value> theirs) {
        Optional<Optional<Value>> whole = agreed(Optional.of(was), ours, theirs);
        boolean named = ours.orElse(null) instanceof Value.Entries && theirs.orElse(null) instanceof Value.Entries;
        return whole.isPresent() || !named ? whole
                : entries(was.orElse(null) instanceof Value.Entries w ? w.entries() : Map.of(), ((Value.Entries) ours.get()).entries(), ((Value.Entries) theirs.get()).entries());
    }

    /** Two new variables of an environment are not apart. */
    private static Optional<Optional<Value>> entries(Map<String, Value> was, Map<String, Value> ours, Map<String, Value> theirs) {
        Set<String> names = new LinkedHashSet<>(theirs.keySet());
        names.addAll(ours.keySet());
        Map<String, Value> merged = new LinkedHashMap<>();
        for (String name : names) {
            Optional<Optional<Value>> one = value(Optional.ofNullable(was.get(name)), Optional.ofNullable(ours.get(name)), Optional.ofNullable(theirs.get(name)));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            one.get().ifPresent(value -> merged.put(name, value));
        }
        return Optional.of(Optional.of(new Value.Entries(merged)));
    }

    /**
     * A card, wire, group or note.
     *
     * @param same whether nothing of it was changed that counts
     * @param merged when both sides have it
     * @param kept when one side removed what the other changed
     */
    static <T> Optional<T> thing(Optional<T> was, Optional<T> ours, Optional<T> theirs, BiPredicate<T, T> same, BinaryOperator<T> merged, UnaryOperator<T> kept) {
        if (ours.isPresent() && theirs.isPresent()) {
            return Optional.of(merged.apply(ours.get(), theirs.get()));
        }
        Optional<T> left = ours.or(() -> theirs);
        if (left.isEmpty() || was.isEmpty()) {
            return left;
        }
        return same.test(left.get(), was.get()) ? Optional.empty() : Optional.of(kept.apply(left.get()));
    }
}
