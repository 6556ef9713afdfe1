package dev.drawbridge.cloud.local.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Which browser pages may call. As API Gateway does, it adds headers to answers and never refuses a request itself.
 *
 * @param origins allowed origins; {@code *} for all; none switches CORS off
 * @param headers that a page may send; {@code *} for all, Authorization included
 */
public record Cors(List<String> origins, SortedSet<String> methods, List<String> headers) {
    /** Headers for an answer to a page of that origin; none if it may not call. */
    public Map<String, String> answerHeaders(Optional<String> origin) {
        Map<String, String> out = new LinkedHashMap<>();
        origin.filter(o -> origins.contains("*") || origins.contains(o)).ifPresent(o -> {
            out.put("access-control-allow-origin", origins.contains("*") ? "*" : o);
            if (!origins.contains("*")) {
                out.put("vary", "Origin");
            }
        });
        return out;
    }

    /** Whether this is a browser's question before the real request. */
    public boolean isPreflight(HttpCall call) {
        return !origins.isEmpty() && call.method().equals("OPTIONS") && call.header("origin").isPresent() && call.header("access-control-request-method").isPresent();
    }

    /** Headers for the answer to that question. */
    public Map<String, String> preflightHeaders(HttpCall call) {
        Map<String, String> out = answerHeaders(call.header("origin"));
        if (!out.isEmpty()) {
            out.put("access-control-allow-methods", String.join(",", methods));
            out.put("access-control-allow-headers", headers.contains("*") ? call.header("access-control-request-headers").orElse("*") : String.join(",", headers));
            out.put("access-control-max-age", "300");
        }
        return out;
    }
}
