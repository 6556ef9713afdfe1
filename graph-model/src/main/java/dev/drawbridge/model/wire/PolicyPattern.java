package dev.drawbridge.model.wire;

import java.util.regex.Pattern;

/**
 * How policies name several actions or resources at once: a star stands for any text, a question mark for one character. Source: "IAM JSON
 * policy elements: Action" and "Resource" in the IAM guide.
 */
public final class PolicyPattern {
    private PolicyPattern() {}

    /** Whether the pattern names that action; upper and lower case are the same there. */
    public static boolean namesAction(String pattern, String action) {
        return matches(pattern, action, Pattern.CASE_INSENSITIVE);
    }

    /** Whether the pattern names that resource, letter by letter. */
    public static boolean namesResource(String pattern, String arn) {
        return matches(pattern, arn, 0);
    }

    private static boolean matches(String pattern, String text, int flags) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(text).matches();
    }
}
