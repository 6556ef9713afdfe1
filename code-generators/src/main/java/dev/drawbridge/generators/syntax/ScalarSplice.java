package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the source of single characters of a decoded scalar, in any style, and patches only these.
 *
 * <p>Folding, indentation and escapes only ever change white space and escaped characters. So the visible characters of the text and of
 * the value come in the same order; pairing them gives the place of each, without decoding line folding a second time.
 */
final class ScalarSplice {
    private final SourceText source;
    private final ScalarNode scalar;
    private final List<Span> places = new ArrayList<>();
    private boolean aligned;

    ScalarSplice(Document document, ScalarNode scalar) {
        this.source = document.source();
        this.scalar = scalar;
        align();
    }

    /** Where a range of the value stands in the text; nothing if it cannot be told, or starts or ends with white space. */
    Optional<Span> place(int from, int to) {
        if (!aligned || from >= to || places.get(from) == null || places.get(to - 1) == null) {
            return Optional.empty();
        }
        return Optional.of(new Span(places.get(from).start(), places.get(to - 1).end()));
    }

    /** The patch that replaces a range of the value; nothing if only writing the whole scalar anew would do. */
    Optional<Patch> replace(int from, int to, String replacement) {
        String value = scalar.value();
        int start = from;
        int end = to;
        String text = replacement;
        // A range with white space at its ends, or an empty one, is widened to visible characters.
        while (start > 0 && (start == end || isSpace(value, start))) {
            start--;
            text = value.charAt(start) + text;
        }
        while (end < value.length() && (start == end || isSpace(value, end - 1) || isSpace(value, start) && end == start + 1)) {
            text = text + value.charAt(end);
            end++;
        }
        Optional<String> encoded = encode(text);
        Optional<Span> place = place(start, end);
        return encoded.isPresent() && place.isPresent()
                ? Optional.of(Patch.replace(place.get().start(), place.get().end(), encoded.get())) : Optional.empty();
    }

    private static boolean isSpace(String value, int at) {
        return at < value.length() && isSpace(value.charAt(at));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private Optional<String> encode(String text) {
        return switch (scalar.style()) {
            case SINGLE_QUOTED -> text.contains("\n") ? Optional.empty() : Optional.of(text.replace("'", "''"));
            case DOUBLE_QUOTED -> {
                StringBuilder out = new StringBuilder();
                text.chars().forEach(c -> out.append(ScalarPrinter.escaped((char) c)));
                yield Optional.of(out.toString());
            }
            case LITERAL -> Optional.of(text.replace("\n", "\n" + indentation()));
            case PLAIN, FOLDED -> text.contains("\n") ? Optional.empty() : Optional.of(text);
        };
    }

    private String indentation() {
        int line = source.nextLine(scalar.content().start());
        while (line < source.length() && source.isBlankLine(line)) {
            line = source.nextLine(line);
        }
        return source.text().substring(line, source.skipBlanks(line));
    }

    private void align() {
        List<Span> units = new ArrayList<>();
        StringBuilder decoded = new StringBuilder();
        int at = switch (scalar.style()) {
            case PLAIN -> scalar.content().start();
            case SINGLE_QUOTED, DOUBLE_QUOTED -> scalar.content().start() + 1;
            case LITERAL, FOLDED -> Math.min(source.nextLine(scalar.content().start()), scalar.content().end());
        };
        int end = scalar.style().isQuoted() ? scalar.content().end() - 1 : scalar.content().end();
        while (at < end) {
            int next = at + unit(at, decoded);
            while (units.size() < decoded.length()) {
                units.add(new Span(at, next));
            }
            at = next;
        }
        String value = scalar.value();
        int u = 0;
        for (int i = 0; i < value.length(); i++) {
            if (isSpace(value.charAt(i))) {
                places.add(null);
                continue;
            }
            while (u < units.size() && isSpace(decoded.charAt(u))) {
                u++;
            }
            if (u == units.size() || decoded.charAt(u) != value.charAt(i)) {
                return;
            }
            places.add(units.get(u++));
        }
        aligned = true;
    }

    /** Decodes one unit of the text and returns its length. */
    private int unit(int at, StringBuilder decoded) {
        String text = source.text();
        char c = text.charAt(at);
        if (scalar.style() == ScalarStyle.SINGLE_QUOTED && c == '\'') {
            decoded.append('\'');
            return 2;
        }
        if (scalar.style() != ScalarStyle.DOUBLE_QUOTED || c != '\\') {
            decoded.append(c);
            return 1;
        }
        char escape = text.charAt(at + 1);
        int digits = switch (escape) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
        if (digits > 0) {
            decoded.appendCodePoint(Integer.parseInt(text.substring(at + 2, at + 2 + digits), 16));
            return 2 + digits;
        }
        switch (escape) {
            case '0' -> decoded.append('\0');
            case 'a' -> decoded.append('\u0007');
            case 'b' -> decoded.append('\b');
            case 'e' -> decoded.append('\u001B');
            case 'f' -> decoded.append('\f');
            case 'n' -> decoded.append('\n');
            case 'r' -> decoded.append('\r');
            case 't' -> decoded.append('\t');
            case 'v' -> decoded.append('\u000B');
            case 'N' -> decoded.append('\u0085');
            case '_' -> decoded.append('\u00A0');
            case 'L' -> decoded.append('\u2028');
            case 'P' -> decoded.append('\u2029');
            case '\r', '\n' -> { }
            default -> decoded.append(escape);
        }
        return 2;
    }
}
