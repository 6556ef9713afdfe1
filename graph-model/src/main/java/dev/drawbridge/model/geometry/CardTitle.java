package dev.drawbridge.model.geometry;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a name stands on a card. One that is too long for a line takes a second one, for the telling part of names such as
 * {@code CreateOrderFunction} is often at their end; what is too long for two loses its middle.
 */
public final class CardTitle {
    private static final String ELLIPSIS = "\u2026";
    /** No letter is wider than its size, so names of fewer letters need no measuring. */
    private static final double WIDEST = 16;

    private CardTitle() {}

    /**
     * One line or two.
     *
     * @param one measures text of a title that stands alone
     * @param pair measures text of one of two lines, which may be set smaller
     */
    public static List<String> lines(String name, ToDoubleFunction<String> one, ToDoubleFunction<String> pair, double room) {
        if (name.length() * WIDEST <= room || one.applyAsDouble(name) <= room) {
            return List.of(name);
        }
        int at = split(name, pair, room);
        String rest = name.substring(at).strip();
        return rest.isEmpty() ? List.of(name.strip()) : List.of(name.substring(0, at).strip(), fit(rest, pair, room));
    }

    /** Where the first line ends: after the last word that fits, else after the last letter that does. */
    private static int split(String name, ToDoubleFunction<String> width, double room) {
        int letters = name.offsetByCodePoints(0, 1);
        int words = 0;
        for (int end = letters; end < name.length() && width.applyAsDouble(name.substring(0, end).strip()) <= room; end = name.offsetByCodePoints(end, 1)) {
            letters = end;
            if (endsWord(name, end)) {
                words = end;
            }
        }
        // a word of a letter or two would waste the line
        return words > 2 ? words : letters;
    }

    private static boolean endsWord(String name, int end) {
        char before = name.charAt(end - 1);
        char after = name.charAt(end);
        if (!Character.isLetterOrDigit(before)) {
            return Character.isLetterOrDigit(after);
        }
        // in HTTPProxy the P begins a word, too
        return Character.isUpperCase(after)
                && (!Character.isUpperCase(before) || end + 1 < name.length() && Character.isLowerCase(name.charAt(end + 1)));
    }

    private static String fit(String text, ToDoubleFunction<String> width, double room) {
        if (width.applyAsDouble(text) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        for (int kept = letters.length - 1; kept > 1; kept--) {
            int begin = kept / 2;
            String shorter = new String(letters, 0, begin) + ELLIPSIS + new String(letters, letters.length - (kept - begin), kept - begin);
            if (width.applyAsDouble(shorter) <= room) {
                return shorter;
            }
        }
        return ELLIPSIS;
    }
}
