package dev.drawbridge.cloud.local.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a REST API makes of a function's answer in payload format 1.0; unlike an HTTP API it accepts nothing but that format. */
final class RestReply {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RestReply() {}

    static Optional<HttpReply> of(byte[] answer) {
        JsonNode node = tree(answer);
        int status = node.path("statusCode").asInt(0);
        JsonNode body = node.path("body");
        if (!node.isObject() || status < 100 || status > 599 || !(body.isMissingNode() || body.isNull() || body.isString())) {
            return Optional.empty();
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        node.path("headers").properties().forEach(e -> headers.put(e.getKey().toLowerCase(Locale.ROOT), List.of(oneLine(e.getValue().asString("")))));
        node.path("multiValueHeaders").properties().forEach(e -> {
            List<String> values = new ArrayList<>();
            e.getValue().forEach(value -> values.add(oneLine(value.asString(""))));
            headers.put(e.getKey().toLowerCase(Locale.ROOT), values);
        });
        headers.putIfAbsent("content-type", List.of("application/json"));
        return Optional.of(new HttpReply(status, headers, body.asString("").getBytes(StandardCharsets.UTF_8)));
    }

    /** Why the caller gets something else than the function meant; empty when it does not. */
    static String trouble(byte[] answer) {
        if (of(answer).isEmpty()) {
            return "the function's answer is no response of a REST API: it must be an object with a statusCode, and its body a string";
        }
        return tree(answer).path("isBase64Encoded").asBoolean(false)
                ? "a REST API without binary media types sends bytes as base64 text; use an HTTP API for them" : "";
    }

    private static JsonNode tree(byte[] answer) {
        try {
            return answer.length == 0 ? JSON.missingNode() : JSON.readTree(answer);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n]+", " ");
    }
}
