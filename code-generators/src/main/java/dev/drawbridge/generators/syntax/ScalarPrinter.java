package dev.drawbridge.generators.syntax;

import java.util.ArrayList;
import java.util.List;

/** Spells scalars. Line breaks are {@code \n} here; {@link Edits} turns them into those of the document. */
final class ScalarPrinter {
    private final boolean singleQuotes;

    ScalarPrinter(boolean singleQuotes) {
        this.singleQuotes = singleQuotes;
    }

    /** One line, plain if it is safe, else in the quotes of the document. */
    String inline(Tree.Scalar scalar, boolean flow) {
        return inline(scalar, flow, ScalarStyle.PLAIN);
    }

    /** One line, in the style of an old scalar where that can hold the text. */
    String inline(Tree.Scalar scalar, boolean flow, ScalarStyle wanted) {
        if (scalar.kind() != Tree.Kind.STRING) {
            return scalar.text();
        }
        String text = scalar.text();
        return switch (wanted) {
            case SINGLE_QUOTED -> single(text);
            case DOUBLE_QUOTED -> doubleQuoted(text);
            case PLAIN, LITERAL, FOLDED -> PlainScalars.isSafe(text, flow) ? text : singleQuotes ? single(text) : doubleQuoted(text);
        };
    }

    String key(String key, boolean flow) {
        boolean plain = PlainScalars.isSafe(key, flow) && key.length() < 128 || key.equals("<<");
        return plain ? key : singleQuotes ? single(key) : doubleQuoted(key);
    }

    private static String single(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!PlainScalars.isPrintable(text.charAt(i))) {
                return doubleQuoted(text);
            }
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /** Also right for JSON. */
    static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> out.append(escaped((char) c)));
        return out.append('"').toString();
    }

    static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> PlainScalars.isPrintable(c) ? String.valueOf(c) : "\\u%04x".formatted((int) c);
        };
    }

    /**
     * Whether a text can and should be a literal block: it has line breaks, nothing that needs an escape, no line of mere spaces, and no
     * empty line at its end: blank lines that stand below in the document would become part of it.
     */
    static boolean isBlockText(String text) {
        if (text.indexOf('\n') < 0 || text.endsWith("\n\n") || text.isBlank() || text.lines().anyMatch(l -> !l.isEmpty() && l.isBlank())) {
            return false;
        }
        return text.chars().allMatch(c -> c == '\n' || c == '\t' || PlainScalars.isPrintable((char) c));
    }

    /** {@code |} and the lines of the text; the first line of the result is the header. */
    static List<String> literal(String text, int contentIndent, int parentIndent) {
        return block('|', List.of(text.substring(0, bodyEnd(text)).split("\n", -1)), text, contentIndent, parentIndent);
    }

    /** {@code >} and the text on lines of up to {@code width}; only for text that {@link #isFoldable} admits. */
    static List<String> folded(String text, int contentIndent, int parentIndent, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" ")) {
            if (!line.isEmpty() && contentIndent + line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return block('>', lines, text, contentIndent, parentIndent);
    }

    /** Whether folding gives back the text: single words parted by single spaces, at most one line break, at the end. */
    static boolean isFoldable(String text) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return !body.isEmpty() && body.equals(body.strip()) && !body.contains("  ")
                && body.chars().allMatch(c -> PlainScalars.isPrintable((char) c));
    }

    private static int bodyEnd(String text) {
        return text.endsWith("\n") ? text.length() - 1 : text.length();
    }

    private static List<String> block(char indicator, List<String> body, String text, int contentIndent, int parentIndent) {
        String first = body.stream().filter(l -> !l.isEmpty()).findFirst().orElse("");
        String indent = first.startsWith(" ") || body.getFirst().isEmpty() || first.startsWith("\t") ? Integer.toString(contentIndent - parentIndent) : "";
        String chomp = text.endsWith("\n") ? "" : "-";
        List<String> lines = new ArrayList<>();
        lines.add(indicator + indent + chomp);
        body.forEach(l -> lines.add(l.isEmpty() ? "" : " ".repeat(contentIndent) + l));
        return lines;
    }
}
