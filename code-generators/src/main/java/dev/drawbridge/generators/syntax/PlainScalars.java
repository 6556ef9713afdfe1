package dev.drawbridge.generators.syntax;

import java.util.regex.Pattern;

/** What an unquoted scalar means (see {@link Tree.Kind}), and which strings may go without quotes in every YAML there is. */
final class PlainScalars {
    private static final Pattern INT = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?([0-9]+\\.[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    /** Whatever a YAML 1.1 or 1.2 parser might take for a number, a time, a date or a truth value. */
    private static final Pattern NOT_SURELY_TEXT = Pattern.compile(
            "(?![0-9]+(\\.[0-9]+){2,}$)[-+]?[.]?[0-9][-+.:_eExXoO0-9a-fA-F]*([ tT][-+.:0-9zZ ]*)?|(?i:true|false|yes|no|on|off|y|n|null|~|<<|=|[-+]?\\.inf|\\.nan)");
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private PlainScalars() {
    }

    static Tree.Kind kind(String text) {
        if (text.isEmpty()) {
            return Tree.Kind.NULL;
        }
        char c = text.charAt(0);
        if (c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9') {
            return INT.matcher(text).matches() ? Tree.Kind.INT : FLOAT.matcher(text).matches() ? Tree.Kind.FLOAT : Tree.Kind.STRING;
        }
        return switch (text) {
            case "~", "null", "Null", "NULL" -> Tree.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> Tree.Kind.BOOL;
            default -> Tree.Kind.STRING;
        };
    }

    /** Whether a string can be written without quotes and is still that string to every reader. */
    static boolean isSafe(String text, boolean flow) {
        if (text.isEmpty() || NOT_SURELY_TEXT.matcher(text).matches()) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        boolean dash = first == '-' && text.length() > 1 && " \t-,[]{}".indexOf(text.charAt(1)) < 0;
        if (INDICATORS.indexOf(first) >= 0 && !dash || first == ' ' || last == ' ' || last == ':' || text.startsWith("...")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean bad = switch (c) {
                case ':' -> text.charAt(i + 1) == ' ' || flow && ",[]{}".indexOf(text.charAt(i + 1)) >= 0;
                case '#' -> i > 0 && text.charAt(i - 1) == ' ';
                case '\t' -> i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ':' || text.charAt(i + 1) == '#';
                case ',', '[', ']', '{', '}' -> flow;
                default -> !isPrintable(c);
            };
            if (bad) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character may stand in a YAML text on one line as it is. */
    static boolean isPrintable(char c) {
        return c >= ' ' && c < 0x7F || c >= 0xA0 && c != '\u2028' && c != '\u2029' && c != '\uFEFF' && c < 0xFFFE;
    }
}
