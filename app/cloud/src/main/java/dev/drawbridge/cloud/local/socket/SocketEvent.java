package dev.drawbridge.cloud.local.socket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a function gets of a WebSocket API. Source: "Set up Lambda proxy integrations for WebSocket APIs" and "$context variables" in the API Gateway guide.
 *
 * @param name of the API
 */
record SocketEvent(String name, String stage, String host, SocketConnection connection, Instant now, String requestId) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final JsonMapper JSON = JsonMapper.shared();

    byte[] connect(Handshake handshake) {
        ObjectNode event = JSON.createObjectNode();
        lists(event, "headers", "multiValueHeaders", handshake.headers());
        Map<String, List<String>> query = query(handshake.query());
        if (!query.isEmpty()) {
            lists(event, "queryStringParameters", "multiValueQueryStringParameters", query);
        }
        event.set("requestContext", context("$connect", "CONNECT"));
        return JSON.writeValueAsBytes(event.put("isBase64Encoded", false));
    }

    /** What a function that authorizes gets. */
    ObjectNode question(Handshake handshake, String arn) {
        ObjectNode event = (ObjectNode) JSON.readTree(connect(handshake));
        event.remove("isBase64Encoded");
        return event.put("type", "REQUEST").put("methodArn", arn);
    }

    /** What stands in a place of the request that opens the connection: {@code header.Authorization}, {@code query.token}. */
    Optional<String> value(String place, Handshake handshake) {
        String name = place.substring(place.indexOf('.') + 1);
        return place.startsWith("header.") ? handshake.header(name.toLowerCase(Locale.ROOT))
                : place.startsWith("query.") ? Optional.ofNullable(query(handshake.query()).get(name)).map(List::getLast)
                : place.startsWith("context.") ? Optional.of(name.equals("stage") ? stage : name) : Optional.empty();
    }

    byte[] message(String route, String body) {
        ObjectNode event = JSON.createObjectNode();
        event.set("requestContext", context(route, "MESSAGE").put("messageId", requestId));
        return JSON.writeValueAsBytes(event.put("body", body).put("isBase64Encoded", false));
    }

    byte[] disconnect() {
        ObjectNode event = JSON.createObjectNode();
        ObjectNode headers = event.putObject("headers").put("Host", host).put("x-api-key", "").put("x-restapi", "");
        headers.properties().forEach(header -> event.withObject("/multiValueHeaders").putArray(header.getKey()).add(header.getValue()));
        event.set("requestContext", context("$disconnect", "DISCONNECT").put("disconnectStatusCode", connection.status()).put("disconnectReason", connection.reason()));
        return JSON.writeValueAsBytes(event.put("isBase64Encoded", false));
    }

    private ObjectNode context(String route, String type) {
        ObjectNode context = JSON.createObjectNode().put("routeKey", route).put("eventType", type).put("extendedRequestId", requestId)
                .put("requestTime", TIME.format(now.atZone(ZoneOffset.UTC))).put("messageDirection", "IN").put("stage", stage)
                .put("connectedAt", connection.opened().toEpochMilli()).put("requestTimeEpoch", now.toEpochMilli());
        context.putObject("identity").put("sourceIp", connection.sourceIp()).put("userAgent", connection.userAgent());
        connection.admitted().ifPresent(who -> who.writeInto(context.putObject("authorizer")));
        return context.put("requestId", requestId).put("domainName", host).put("connectionId", connection.id()).put("apiId", name);
    }

    private static void lists(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        ObjectNode one = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach((key, each) -> {
            one.put(key, each.getLast());
            ArrayNode list = all.putArray(key);
            each.forEach(list::add);
        });
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                String[] words = pair.split("=", 2);
                query.computeIfAbsent(decoded(words[0]), _ -> new ArrayList<>()).add(Optional.of(words).filter(both -> both.length > 1).map(both -> decoded(both[1])).orElse(""));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
