package dev.drawbridge.cloud.local.stream;

import dev.drawbridge.cloud.CloudException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.event.ruler.Ruler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Event patterns, of which one must fit; without any everything passes. Immutable.
 *
 * @param patterns JSON of each
 */
public record Filters(List<String> patterns) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    public static final Filters NONE = new Filters(List.of());

    public Filters {
        patterns = List.copyOf(patterns);
    }

    /**
     * The filters that a field says: nothing, one pattern, or a list of them.
     *
     * @throws CloudException if it is no JSON
     */
    public static Filters of(String field) {
        if (field.isBlank()) {
            return NONE;
        }
        try {
            JsonNode tree = JSON.readTree(field);
            List<String> patterns = new ArrayList<>();
            if (tree.isArray()) {
                tree.forEach(each -> patterns.add(JSON.writeValueAsString(each)));
            } else {
                patterns.add(field);
            }
            return new Filters(patterns);
        } catch (JacksonException e) {
            throw new CloudException("The filter " + field + " is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
        }
    }

    /**
     * Whether the event passes.
     *
     * @throws CloudException if a pattern cannot be used
     */
    public boolean pass(JsonNode event) {
        if (patterns.isEmpty()) {
            return true;
        }
        String text = JSON.writeValueAsString(event);
        return patterns.stream().anyMatch(pattern -> fits(text, pattern));
    }

    private static boolean fits(String event, String pattern) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception e) {
            throw new CloudException("The filter " + pattern + " cannot be used, so nothing passes it: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }
}
