package dev.drawbridge.cloud.local.http;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of an HTTP API: requests it takes, and the function that answers them.
 *
 * @param method an HTTP method, or {@code ANY}
 * @param path starts with {@code /}; {@code {id}} takes one part, {@code {rest+}} at the end takes one or more
 * @param authorize whether it needs a token where the API has an authorizer
 */
public record Route(String method, String path, boolean authorize, WireId wire, NodeId function) {
    /** {@code GET /products}: how API Gateway names it. */
    public String key() {
        return method + " " + path;
    }

    /** The path parameters if the path fits, decoded; empty if it does not. */
    Optional<Map<String, String>> match(String rawPath) {
        List<String> pattern = parts(path);
        List<String> actual = parts(rawPath);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.endsWith("+}")) {
                if (actual.size() <= i) {
                    return Optional.empty();
                }
                parameters.put(part.substring(1, part.length() - 2), decode(String.join("/", actual.subList(i, actual.size()))));
                return Optional.of(parameters);
            }
            if (i >= actual.size()) {
                return Optional.empty();
            }
            if (part.startsWith("{") && actual.get(i).isEmpty()) {
                return Optional.empty();
            }
            if (part.startsWith("{")) {
                parameters.put(part.substring(1, part.length() - 1), decode(actual.get(i)));
            } else if (!part.equals(decode(actual.get(i)))) {
                return Optional.empty();
            }
        }
        return actual.size() == pattern.size() ? Optional.of(parameters) : Optional.empty();
    }

    /**
     * Sorts the more exact route first: paths without {@code {rest+}} before those with it; then part by part, a fixed part before {@code {id}}; then a
     * named method before ANY (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html).
     */
    String rank() {
        StringBuilder rank = new StringBuilder(path.endsWith("+}") ? "1" : "0");
        for (String part : parts(path)) {
            rank.append(part.endsWith("+}") ? '3' : part.startsWith("{") ? '2' : '1');
        }
        return rank.append(path.endsWith("+}") ? "" : "0").append(method.equals("ANY") ? '1' : '0').toString();
    }

    private static List<String> parts(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    private static String decode(String part) {
        // a plus sign is itself in a path, unlike in a query
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
