package dev.drawbridge.cloud.local.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes back to the caller.
 *
 * @param headers names in lower case
 */
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** API Gateway's own answers: {@code {"message":"Not Found"}}. */
    public static HttpReply message(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }

    private static HttpReply json(int status, String body) {
        return new HttpReply(status, new LinkedHashMap<>(Map.of("content-type", List.of("application/json"))), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a function returned in payload format 2.0: an object with {@code statusCode} is the whole reply, anything else is
     * the body of a 200.
     */
    public static HttpReply of(byte[] answer) {
        return read(answer).orElseGet(() -> message(500, "Internal Server Error"));
    }

    /** Whether a function's answer can be read as a reply at all; {@link #of} makes a 500 of one that cannot. */
    static boolean isReply(byte[] answer) {
        return read(answer).isPresent();
    }

    /** Whether a function's answer has a status from 500. */
    public static boolean saysFailure(byte[] answer) {
        return read(answer).filter(reply -> reply.status() >= 500).isPresent();
    }

    private static Optional<HttpReply> read(byte[] answer) {
        JsonNode node;
        try {
            node = answer.length == 0 ? JSON.nullNode() : JSON.readTree(answer);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        if (!node.isObject() || !node.has("statusCode")) {
            return Optional.of(json(200, node.isString() ? node.asString() : new String(answer, StandardCharsets.UTF_8)));
        }
        int status = node.get("statusCode").asInt(0);
        if (status < 100 || status > 599) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        // format 2.0 has no multiValueHeaders; API Gateway leaves them out too
        node.path("headers").properties().forEach(e -> headers.put(e.getKey().toLowerCase(Locale.ROOT), new ArrayList<>(List.of(oneLine(e.getValue().asString(""))))));
        node.path("cookies").forEach(cookie -> headers.computeIfAbsent("set-cookie", n -> new ArrayList<>()).add(oneLine(cookie.asString(""))));
        headers.putIfAbsent("content-type", List.of("text/plain; charset=utf-8"));
        String text = node.path("body").isString() ? node.get("body").asString() : node.path("body").isMissingNode() || node.path("body").isNull() ? "" : node.get("body").toString();
        byte[] body = node.path("isBase64Encoded").asBoolean(false) ? decode(text) : text.getBytes(StandardCharsets.UTF_8);
        return Optional.of(new HttpReply(status, headers, body));
    }

    /** A line break in a header would start another header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n]+", " ");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return base64.getBytes(StandardCharsets.UTF_8);
        }
    }
}
