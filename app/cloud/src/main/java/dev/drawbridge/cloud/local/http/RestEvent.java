package dev.drawbridge.cloud.local.http;

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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a request as the event that a function behind a REST API gets, payload format 1.0
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
 */
final class RestEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RestEvent() {}

    static byte[] of(HttpCall call, RouteTable.Match match, String apiId, String stage, String requestId, Instant now, Optional<? extends Admitted> admitted) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String path = URLDecoder.decode(call.rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        event.put("resource", match.route().path());
        event.put("path", path);
        event.put("httpMethod", call.method());
        lists(event, "headers", "multiValueHeaders", call.headers());
        lists(event, "queryStringParameters", "multiValueQueryStringParameters", query(call.rawQuery()));
        if (match.parameters().isEmpty()) {
            event.putNull("pathParameters");
        } else {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        event.putNull("stageVariables");
        ObjectNode context = event.putObject("requestContext");
        context.put("resourceId", "local");
        context.put("resourcePath", match.route().path());
        context.put("httpMethod", call.method());
        context.put("extendedRequestId", requestId);
        context.put("requestTime", TIME.format(now.atZone(ZoneOffset.UTC)));
        context.put("path", "/" + stage + path);
        context.put("accountId", "000000000000");
        context.put("protocol", "HTTP/1.1");
        context.put("stage", stage);
        context.put("domainPrefix", apiId);
        context.put("requestTimeEpoch", now.toEpochMilli());
        context.put("requestId", requestId);
        ObjectNode identity = context.putObject("identity");
        identity.put("sourceIp", call.sourceIp());
        identity.put("userAgent", call.header("user-agent").orElse(""));
        call.header("x-api-key").ifPresent(key -> identity.put("apiKey", key));
        context.put("domainName", call.header("host").orElse("127.0.0.1"));
        context.put("apiId", apiId);
        admitted.ifPresent(who -> who.writeRest(context));
        if (call.body().length == 0) {
            event.putNull("body");
        } else {
            // without binary media types a REST API takes every body for text
            event.put("body", new String(call.body(), StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", false);
        return JSON.writeValueAsBytes(event);
    }

    /** The last value of each name, and all of them. */
    private static void lists(ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single);
            event.putNull(multiple);
            return;
        }
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            ArrayNode array = all.putArray(name);
            list.forEach(array::add);
        });
    }

    private static Map<String, List<String>> query(String rawQuery) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = HttpEvent.decode(equals < 0 ? pair : pair.substring(0, equals));
                query.computeIfAbsent(name, _ -> new ArrayList<>()).add(equals < 0 ? "" : HttpEvent.decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }
}
