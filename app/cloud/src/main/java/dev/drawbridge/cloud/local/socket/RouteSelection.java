package dev.drawbridge.cloud.local.socket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the route that a message asks for: {@code $request.body.action}, or {@code ${request.body.a}/${request.body.b}}. Source: "Route selection
 * expressions" in the API Gateway guide.
 */
final class RouteSelection {
    private static final Pattern HOLE = Pattern.compile("\\$\\{request\\.body\\.([^}]+)}|^\\$request\\.body\\.(.+)$");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private RouteSelection() {}

    /** The key; empty for a message that has none, or is no JSON. */
    static Optional<String> of(String expression, String message) {
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(message);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder();
        Matcher hole = HOLE.matcher(expression);
        while (hole.find()) {
            JsonNode value = at(body, hole.group(1) == null ? hole.group(2) : hole.group(1));
            if (!value.isValueNode() || value.isNull()) {
                return Optional.empty();
            }
            hole.appendReplacement(key, Matcher.quoteReplacement(value.asString("")));
        }
        return Optional.of(hole.appendTail(key).toString());
    }

    private static JsonNode at(JsonNode body, String path) {
        JsonNode here = body;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            here = step.group(1) != null ? here.path(step.group(1)) : here.path(Integer.parseInt(step.group(2)));
        }
        return here;
    }
}
