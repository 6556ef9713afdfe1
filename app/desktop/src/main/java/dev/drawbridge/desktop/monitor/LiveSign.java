package dev.drawbridge.desktop.monitor;

import java.util.List;

/**
 * What a card or wire shows of its figures.
 *
 * @param badge a word or two that say what the colour says
 * @param words for screen readers
 * @param trend values over time, for a small curve; empty for none
 * @param weight how much crosses a wire, 0 to 1
 */
public record LiveSign(Look look, String badge, String words, List<Double> trend, double weight) {
    public LiveSign {
        trend = List.copyOf(trend);
    }

    /** From calm to urgent. */
    public enum Look {
        /** As drawn. */
        PLAIN,
        /** Nothing happens here; it steps back. */
        QUIET,
        GOOD,
        /** Of interest. */
        BUSY,
        /** Look at it. */
        UNEASY,
        BAD
    }
}
