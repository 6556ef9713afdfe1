package dev.drawbridge.generators.export;

import java.util.Locale;

/**
 * How well a card can be said in a format.
 *
 * @param card its name
 * @param kind the id of its kind
 * @param reason what differs, or why it is impossible; empty when exact
 */
public record Portability(String card, String kind, Level level, String reason) {
    /** How well. */
    public enum Level {
        /** It becomes the same thing in the cloud. */
        EXACT,
        /** It becomes nearly the same; the reason says what differs. */
        APPROXIMATE,
        /** It is left out; the reason says why. */
        IMPOSSIBLE;

        /** As it is read. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
