package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.PlannedChange.PropertyChange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are shown to people, without those that are secret by their name: a plan and a comparison are looked at over shoulders and stand in logs
 * of builds. A reference to where a secret is kept is no secret. Pure.
 */
final class Masked {
    /** What CloudFormation shows of a parameter with {@code NoEcho}, too. */
    static final String MASK = "****";
    private static final String SECRET = "(?i)[a-z0-9_.-]*(?:password|passwd|secret|token|api_?key|private_?key|access_?key|credential)[a-z0-9_-]*";
    private static final Pattern NAME = Pattern.compile(SECRET);
    /** {@code "DB_PASSWORD": "x"} and {@code DB_PASSWORD: x}, as JSON and as {@link TreeText} have them. */
    private static final Pattern INSIDE = Pattern.compile("((?<![A-Za-z0-9:_.-])\"?(?:" + SECRET + ")\"?\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|\\{\\{resolve:[^}]*}}|[^\\s,}\\]\"{\\[][^,}\\]\"{\\[]*)");
    private static final Pattern REFERENCE = Pattern.compile("\"?(?:\\{\\{resolve:.*|arn:.*|\\*{4})\"?");

    private Masked() {}

    /** Whether what has that name is secret by it; the name, number or place of a secret is not. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).matches() && !isHarmless(name, "") && !name.matches("(?i).*(?:ttl|seconds|minutes|hours|days|validity|length|table|queue|topic|bucket)");
    }

    /** A value under the name or path that it has. */
    static String text(String name, String value) {
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        boolean plain = !value.isEmpty() && !value.startsWith("{") && !value.startsWith("[");
        if (REFERENCE.matcher(value).matches()) {
            return value;
        }
        if (plain && NAME.matcher(last).matches()) {
            return isHarmless(last, value) ? value : MASK;
        }
        return INSIDE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(isHarmless(found.group(1), found.group(2).strip()) ? found.group() : found.group(1) + (found.group(2).startsWith("\"") ? "\"" + MASK + "\"" : MASK)));
    }

    /** Names, addresses and numbers of what keeps secrets are none: {@code SECRET_ARN}, {@code TOKEN_TABLE_NAME}, {@code TokenValidity: 60}. */
    private static boolean isHarmless(String name, String value) {
        return REFERENCE.matcher(value).matches() || name.matches("(?is).*(arn|name|id|url)\"?\\s*:?\\s*") || value.matches("\"?(?:[0-9.]+|true|false)\"?");
    }

    static PropertyChange change(PropertyChange change) {
        return new PropertyChange(change.name(), text(change.name(), change.before()), text(change.name(), change.after()), change.replaces());
    }
}
