package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes an error as the SDK of the service expects it, so that the function sees an ordinary exception with our sentence. */
final class ErrorReply {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ErrorReply() {}

    static HttpReply of(AwsCall.Protocol protocol, int status, String code, String message) {
        String id = UUID.randomUUID().toString();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("x-amzn-requestid", List.of(id));
        String body = switch (protocol) {
            case JSON -> {
                headers.put("content-type", List.of("application/x-amz-json-1.0"));
                yield JSON.writeValueAsString(Map.of("__type", "com.amazonaws.service#" + code, "message", message));
            }
            case REST_JSON -> {
                headers.put("content-type", List.of("application/json"));
                headers.put("x-amzn-errortype", List.of(code));
                yield JSON.writeValueAsString(Map.of("Type", "User", "message", message));
            }
            case GRAPHQL -> {
                headers.put("content-type", List.of("application/json"));
                yield JSON.writeValueAsString(Map.of("errors", List.of(Map.of("errorType", code, "message", message))));
            }
            case QUERY_XML -> {
                headers.put("content-type", List.of("text/xml"));
                yield "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + escape(message)
                        + "</Message></Error><RequestId>" + id + "</RequestId></ErrorResponse>";
            }
            case REST_XML -> {
                headers.put("content-type", List.of("application/xml"));
                yield "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + escape(message)
                        + "</Message><RequestId>" + id + "</RequestId></Error>";
            }
        };
        return new HttpReply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
