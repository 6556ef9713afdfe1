package dev.drawbridge.desktop.actions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds things by what was typed: the words may stand anywhere in the label, or their letters in order. Pure. */
public final class ActionSearch {
    private ActionSearch() {}

    private record Ranked<T>(T item, int rank, int order) {}

    /** What fits, best first: whole starts, then starts of words, then anywhere, then letters in order. */
    public static <T> List<T> find(Collection<T> items, java.util.function.Function<T, String> label, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Ranked<T>> ranked = new ArrayList<>();
        int order = 0;
        for (T item : items) {
            int position = order++;
            rank(label.apply(item).toLowerCase(Locale.ROOT), wanted).ifPresent(rank -> ranked.add(new Ranked<>(item, rank, position)));
        }
        ranked.sort(Comparator.<Ranked<T>>comparingInt(Ranked::rank).thenComparingInt(Ranked::order));
        return ranked.stream().map(Ranked::item).toList();
    }

    private static Optional<Integer> rank(String label, String wanted) {
        if (wanted.isEmpty() || label.startsWith(wanted)) {
            return Optional.of(0);
        }
        if (label.contains(" " + wanted)) {
            return Optional.of(1);
        }
        if (label.contains(wanted)) {
            return Optional.of(2);
        }
        int at = 0;
        for (char letter : wanted.toCharArray()) {
            at = label.indexOf(letter, at) + 1;
            if (at == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(3);
    }
}
