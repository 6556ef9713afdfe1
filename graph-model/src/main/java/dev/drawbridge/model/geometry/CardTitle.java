package dev.drawbridge.model.geometry;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How a name stands on a card. One that is too long for a line takes a second one, for the telling part of names such as
 * {@code CreateOrderFunction} is often at their end; what is too long for two loses its middle. A word alone is rather set
 * smaller than parted, and parted where a syllable of it seems to begin.
 *
 * @param lines one or two
 * @param small whether they are set in the smaller size of two lines
 */
public record CardTitle(List<String> lines, boolean small) {
    private static final String ELLIPSIS = "\u2026";
    /** No letter is wider than its size, so names of fewer letters need no measuring. */
    private static final double WIDEST = 16;
    /** Letters of a word that stand on either line at least. */
    private static final int FEWEST = 3;
    private static final String VOWELS = "aeiouy";
    /** Two letters that are spoken as one are not parted. */
    private static final Set<String> TOGETHER = Set.of("ch", "ck", "gh", "ph", "sh", "th", "wh", "qu", "ng");

    public CardTitle {
        lines = List.copyOf(lines);
    }

    /**
     * The lines of a name.
     *
     * @param one measures text of a title that stands alone
     * @param pair measures text in the smaller size
     */
    public static CardTitle of(String name, ToDoubleFunction<String> one, ToDoubleFunction<String> pair, double room) {
        if (name.length() * WIDEST <= room || one.applyAsDouble(name) <= room) {
            return new CardTitle(List.of(name), false);
        }
        if (isOneWord(name) && pair.applyAsDouble(name) <= room) {
            return new CardTitle(List.of(name), true);
        }
        int at = split(name, pair, room);
        String rest = name.substring(at).strip();
        return new CardTitle(rest.isEmpty() ? List.of(name.strip()) : List.of(name.substring(0, at).strip(), fit(rest, pair, room)), true);
    }

    private static boolean isOneWord(String name) {
        for (int end = 1; end < name.length(); end++) {
            if (endsWord(name, end)) {
                return false;
            }
        }
        return true;
    }

    /** Where the first line ends: after the last word that fits, else after the last syllable, else after the last letter that does. */
    private static int split(String name, ToDoubleFunction<String> width, double room) {
        int letters = name.offsetByCodePoints(0, 1);
        int words = 0;
        int syllables = 0;
        for (int end = letters; end < name.length() && width.applyAsDouble(name.substring(0, end).strip()) <= room; end = name.offsetByCodePoints(end, 1)) {
            letters = end;
            if (endsWord(name, end)) {
                words = end;
            } else if (endsSyllable(name, end)) {
                syllables = end;
            }
        }
        // a word of a letter or two would waste the line
        return words >= FEWEST ? words : syllables > letters / 2 ? syllables : letters;
    }

    /** A guess that holds for English well enough: a consonant before a vowel begins a syllable. */
    private static boolean endsSyllable(String name, int end) {
        return end >= FEWEST && name.length() - end >= FEWEST
                && Character.isLetter(name.charAt(end)) && !isVowel(name.charAt(end)) && isVowel(name.charAt(end + 1)) && Character.isLetter(name.charAt(end - 1))
                && !TOGETHER.contains(name.substring(end - 1, end + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(Character.toLowerCase(letter)) >= 0;
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
