package dev.drawbridge.generators.java;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines of Java that are longer than a page is wide, outside of literals, at the outermost place that helps. */
final class LineBreaker {
    static final int WIDTH = 120;
    private static final String CONTINUATION = "        ";

    private LineBreaker() {}

    static List<String> breakLong(List<String> lines) {
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            String stripped = line.stripLeading();
            String indent = line.substring(0, line.length() - stripped.length());
            if (line.length() <= WIDTH) {
                out.add(line);
            } else if (stripped.startsWith("* ") || stripped.startsWith("// ")) {
                wrapWords(out, indent + stripped.substring(0, stripped.indexOf(' ') + 1), stripped.substring(stripped.indexOf(' ') + 1));
            } else if (stripped.startsWith("/** ") && stripped.endsWith(" */")) {
                out.add(indent + "/**");
                wrapWords(out, indent + " * ", stripped.substring(4, stripped.length() - 3));
                out.add(indent + " */");
            } else {
                code(out, line, indent + CONTINUATION);
            }
        }
        return out;
    }

    private static void wrapWords(List<String> out, String prefix, String text) {
        StringBuilder line = new StringBuilder(prefix);
        for (String word : text.split(" ")) {
            if (line.length() > prefix.length() && line.length() + 1 + word.length() > WIDTH) {
                out.add(line.toString());
                line = new StringBuilder(prefix);
            }
            line.append(line.length() > prefix.length() ? " " : "").append(word);
        }
        out.add(line.toString());
    }

    private static void code(List<String> out, String line, String continuation) {
        String rest = line;
        while (rest.length() > WIDTH) {
            int at = place(rest);
            if (at < 0) {
                break;
            }
            out.add(rest.substring(0, at).stripTrailing());
            rest = continuation + rest.substring(at).stripLeading();
        }
        out.add(rest);
    }

    /** Where the line is broken: of the places that leave a first part that fits, the outermost, and of those the last; else the first of all. */
    private static int place(String line) {
        int best = -1;
        int bestDepth = Integer.MAX_VALUE;
        int fallback = -1;
        int depth = 0;
        char quote = 0;
        int start = line.length() - line.stripLeading().length();
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
                continue;
            }
            if (c == '"' || c == '\'') {
                quote = c;
            }
            int candidate = -1;
            if (c == '(') {
                depth++;
                candidate = i + 1 < line.length() && line.charAt(i + 1) != ')' ? i + 1 : -1;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && i + 1 < line.length() && line.charAt(i + 1) == ' ' && !inTypeArguments(line, i)) {
                candidate = i + 1;
            } else if (c == ' ' && i > start && startsOperator(line, i + 1)) {
                candidate = i;
            } else if (c == ' ' && i > start && line.charAt(i - 1) == '=' && line.charAt(i - 2) == ' ') {
                candidate = i;
            } else if (c == '.' && i > start && line.charAt(i - 1) == ')') {
                candidate = i;
            }
            if (candidate > start + CONTINUATION.length()) {
                fallback = fallback < 0 ? candidate : fallback;
                // opening brackets count as inside: breaking after one is worse than at a comma beside it
                if (candidate <= WIDTH && depth <= bestDepth) {
                    best = candidate;
                    bestDepth = depth;
                }
            }
        }
        return best >= 0 ? best : fallback;
    }

    private static boolean startsOperator(String line, int at) {
        for (String operator : List.of("? ", ": ", "+ ", "&& ", "|| ", "implements ", "extends ", "throws ")) {
            if (line.startsWith(operator, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the comma stands between type arguments, as in {@code Map<String, Long>}; those stay together. */
    private static boolean inTypeArguments(String line, int comma) {
        int open = 0;
        for (int i = comma - 1; i >= 0; i--) {
            char c = line.charAt(i);
            if (c == '>' && i > 0 && line.charAt(i - 1) != '-') {
                open--;
            } else if (c == '<') {
                open++;
                if (open > 0) {
                    return true;
                }
            } else if (c == '(' || c == ')' || c == '"') {
                return false;
            }
        }
        return false;
    }
}
