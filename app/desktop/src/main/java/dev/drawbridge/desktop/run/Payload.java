package dev.drawbridge.desktop.run;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payloads to read and to measure. Pure. */
final class Payload {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Payload() {}

    /** JSON with line breaks; anything else as it is. */
    static String pretty(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return text;
        }
        try {
            return JSON.writeValueAsString(JSON.readTree(stripped));
        } catch (JacksonException notJson) {
            return text;
        }
    }

    /** What is wrong with the text as JSON; empty when it is fine. */
    static java.util.Optional<Integer> wrongLine(String text) {
        try {
            JSON.readTree(text);
            return java.util.Optional.empty();
        } catch (JacksonException notJson) {
            return java.util.Optional.of(notJson.getLocation() == null ? 1 : Math.max(1, notJson.getLocation().getLineNr()));
        }
    }

    /** {@code 812 B}, {@code 1.4 KB}. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024 ? String.format(java.util.Locale.ROOT, "%.1f KB", bytes / 1024.0) : String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }

    /** {@code 38 ms}, {@code 1.2 s}. */
    static String duration(java.time.Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(java.util.Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 1000 ? Math.round(millis) + " ms" : String.format(java.util.Locale.ROOT, "%.1f s", millis / 1000);
    }
}
