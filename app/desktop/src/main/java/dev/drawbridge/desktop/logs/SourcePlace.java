package dev.drawbridge.desktop.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a Java file that a sentence or a stack trace names: {@code Search.java:12}. Pure. @param line counted from 1 */
public record SourcePlace(String file, int line) {
    private static final Pattern PLACE = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$]*\\.java):(\\d{1,7})");

    /** The first place that the text names. */
    public static Optional<SourcePlace> find(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.find() ? Optional.of(new SourcePlace(matcher.group(1), Integer.parseInt(matcher.group(2)))) : Optional.empty();
    }

    /** The first place in that file that the text names. */
    public static Optional<SourcePlace> find(String text, String file) {
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(file)) {
                return Optional.of(new SourcePlace(file, Integer.parseInt(matcher.group(2))));
            }
        }
        return Optional.empty();
    }
}
