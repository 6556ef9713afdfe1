package dev.drawbridge.icons;

/**
 * The characters of SVG path data: command letters, numbers and flags, and the space and commas between them.
 *
 * <p>Numbers may touch where it is clear where one ends ({@code 1.5.5-3} is three numbers), and the two flags of an
 * arc are one digit each and may touch whatever follows ({@code 012} is 0, 1 and 2).
 */
final class PathScanner {
    private final String data;
    private int at;

    PathScanner(String data) {
        this.data = data;
    }

    boolean atEnd() {
        return at >= data.length();
    }

    void skipSpace() {
        while (!atEnd() && isSpace(data.charAt(at))) {
            at++;
        }
    }

    /** The next command letter. */
    char command() {
        char letter = data.charAt(at);
        if ("MmLlHhVvCcSsQqTtAaZz".indexOf(letter) < 0) {
            throw error("\"%s\" is no path command".formatted(letter));
        }
        at++;
        return letter;
    }

    /** Whether the command goes on with another set of numbers; a comma promises one. */
    boolean moreNumbers() {
        skipSpace();
        if (!atEnd() && data.charAt(at) == ',') {
            return true;
        }
        return !atEnd() && "+-.0123456789".indexOf(data.charAt(at)) >= 0;
    }

    /** The next number. */
    double number() {
        skipSeparator();
        int from = at;
        if (has("+-")) {
            at++;
        }
        int digits = digits();
        if (has(".")) {
            at++;
            digits += digits();
        }
        if (digits == 0) {
            at = from;
            throw error("a number is missing");
        }
        exponent();
        double number = Double.parseDouble(data.substring(from, at));
        if (Double.isInfinite(number)) {
            at = from;
            throw error("the number is too large");
        }
        return number;
    }

    /** The next flag of an arc: one digit, 0 or 1. */
    boolean flag() {
        skipSeparator();
        if (!has("01")) {
            throw error("a flag of an arc must be 0 or 1");
        }
        return data.charAt(at++) == '1';
    }

    /** What is wrong, with the position that the scanner has come to. */
    IconException error(String problem) {
        return new IconException("The path \"%s\" is wrong at character %d: %s.".formatted(data, at + 1, problem));
    }

    /** An {@code e} that no digits follow belongs to what comes next, so it is left alone. */
    private void exponent() {
        int before = at;
        if (!has("eE")) {
            return;
        }
        at++;
        if (has("+-")) {
            at++;
        }
        if (digits() == 0) {
            at = before;
        }
    }

    private int digits() {
        int from = at;
        while (has("0123456789")) {
            at++;
        }
        return at - from;
    }

    private void skipSeparator() {
        skipSpace();
        // A comma separates numbers; it may not stand between a command and its first number.
        if (has(",") && at > 0 && !Character.isLetter(lastInk())) {
            at++;
            skipSpace();
        }
    }

    private char lastInk() {
        int i = at - 1;
        while (i > 0 && isSpace(data.charAt(i))) {
            i--;
        }
        return data.charAt(i);
    }

    private boolean has(String anyOf) {
        return !atEnd() && anyOf.indexOf(data.charAt(at)) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
