package dev.drawbridge.generators.picture;

/**
 * How wide text is, by a table instead of by fonts, so that a picture is the same on every machine. The advances are
 * those of Helvetica in thousandths of the size, which Arial, Liberation Sans and Nimbus Sans share to the unit and Inter, Segoe UI
 * and Roboto follow within a few percent; painters fit text of wider fonts in.
 */
final class TextWidths {
    private static final String ELLIPSIS = "\u2026";
    private static final int FIRST = 32;
    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584,
        584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
        278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
        500, 334, 260, 334, 584};
    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584,
        584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333,
        278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
        500, 389, 280, 389, 584};
    private static final int MONO = 600;
    /** Letters with marks and other alphabets: about as wide as a wide small letter. */
    private static final int OTHER = 620;
    private static final int FULL_WIDTH = 1000;

    private TextWidths() {}

    /** The width in pixels at 100 %. */
    static double of(String text, TextStyle style) {
        long thousandths = text.codePoints().mapToLong(c -> advance(c, style)).sum();
        return thousandths * style.size() / 1000;
    }

    private static int advance(int c, TextStyle style) {
        if (isMark(c)) {
            return 0;
        }
        if (isFullWidth(c)) {
            return FULL_WIDTH;
        }
        if (style.mono()) {
            return MONO;
        }
        int[] table = style.bold() ? BOLD : REGULAR;
        return c >= FIRST && c < FIRST + table.length ? table[c - FIRST] : c == '\u2026' ? 1000 : OTHER;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> true;
            default -> false;
        };
    }

    /** East Asian letters and pictures stand on a square. */
    private static boolean isFullWidth(int c) {
        return c >= 0x1100 && c <= 0x11ff || c >= 0x2e80 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3 || c >= 0xf900 && c <= 0xfaff
                || c >= 0xff00 && c <= 0xff60 || c >= 0x1f000 && c <= 0x3fffd;
    }

    /** The text, cut with an ellipsis where it is wider than that. */
    static String cut(String text, TextStyle style, double width) {
        if (of(text, style) <= width) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        for (int kept = letters.length - 1; kept > 0; kept--) {
            String shorter = new String(letters, 0, kept).stripTrailing() + ELLIPSIS;
            if (of(shorter, style) <= width) {
                return shorter;
            }
        }
        return ELLIPSIS;
    }
}
