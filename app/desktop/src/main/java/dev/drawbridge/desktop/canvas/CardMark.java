package dev.drawbridge.desktop.canvas;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands on one card beyond the drawing. Each part may be left empty; the {@code with} methods add to {@link #NONE}.
 *
 * @param tone the colour of the ring round the card, also when it is seen from far away
 * @param pending whether that state is only planned or still under way: the ring is dashed
 * @param badge a word or two on the lower edge ({@code + create}, {@code 8.1/s}); must say what the colour says, for those
 *     who cannot tell colours apart
 * @param words what a screen reader adds to the card's description; the badge if empty
 * @param trend values over time, oldest first, for a small curve under the icon; scaled to their own largest value
 */
public record CardMark(Tone tone, boolean pending, String badge, String words, List<Double> trend) {
    private static final String BETWEEN = " · ";
    public static final CardMark NONE = new CardMark(Tone.NONE, false, "", "", List.of());

    public CardMark {
        Objects.requireNonNull(tone, "tone");
        trend = List.copyOf(trend);
        words = words.isEmpty() ? badge : words;
    }

    /** A ring of that tone with a badge. */
    public static CardMark of(Tone tone, String badge) {
        return new CardMark(tone, false, badge, "", List.of());
    }

    public CardMark withPending(boolean isPending) {
        return new CardMark(tone, isPending, badge, words, trend);
    }

    public CardMark withWords(String newWords) {
        return new CardMark(tone, pending, badge, newWords, trend);
    }

    public CardMark withTrend(List<Double> newTrend) {
        return new CardMark(tone, pending, badge, words, newTrend);
    }

    /** Whether it says in words how the card is, rather than what will become of it. */
    private boolean isStanding() {
        return !pending && !badge.isEmpty() && tone != Tone.MUTED;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * This over another: what this leaves empty shows through. Where both say how things are now, both are read, the more urgent first and in its colour: code that was pushed hides no alarm,
     * and figures do not hide that it was pushed.
     */
    CardMark over(CardMark below) {
        if (isEmpty() || below.isEmpty()) {
            return isEmpty() ? below : this;
        }
        String both = Stream.of(words, below.words).filter(w -> !w.isEmpty()).collect(Collectors.joining(", "));
        if (isStanding() && below.isStanding()) {
            boolean belowFirst = below.tone.compareTo(tone) > 0;
            return new CardMark(tone.worse(below.tone), false, belowFirst ? below.badge + BETWEEN + badge : badge + BETWEEN + below.badge, both, trend.isEmpty() ? below.trend : trend);
        }
        return new CardMark(tone == Tone.NONE ? below.tone : tone, tone == Tone.NONE ? below.pending : pending,
                badge.isEmpty() ? below.badge : badge, both, trend.isEmpty() ? below.trend : trend);
    }
}
