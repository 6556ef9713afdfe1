package dev.drawbridge.cloud.local.http;

import java.net.URLDecoder;
import java.nio.charset.CharacterCodingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a request as the event that a function gets, payload format 2.0. */
final class HttpEvent {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HttpEvent() {}

    static byte[] of(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<? extends Admitted> admitted) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", match.route().key());
        event.put("rawPath", call.rawPath());
        event.put("rawQueryString", call.rawQuery());
        Optional.ofNullable(call.headers().get("cookie")).ifPresent(cookies -> {
            var array = event.putArray("cookies");
            cookies.forEach(line -> List.of(line.split(";\\s*")).forEach(array::add));
        });
        ObjectNode headers = event.putObject("headers");
        call.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        Map<String, String> query = query(call.rawQuery());
        if (!query.isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            query.forEach(parameters::put);
        }
        ObjectNode context = event.putObject("requestContext");
        context.put("accountId", "000000000000");
        context.put("apiId", apiId);
        admitted.ifPresent(who -> who.writeHttp(context));
        context.put("domainName", call.header("host").orElse("127.0.0.1"));
        context.put("domainPrefix", apiId);
        ObjectNode http = context.putObject("http");
        http.put("method", call.method());
        http.put("path", call.rawPath());
        http.put("protocol", "HTTP/1.1");
        http.put("sourceIp", call.sourceIp());
        http.put("userAgent", call.header("user-agent").orElse(""));
        context.put("requestId", requestId);
        context.put("routeKey", match.route().key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now.atZone(ZoneOffset.UTC)));
        context.put("timeEpoch", now.toEpochMilli());
        if (!match.parameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            match.parameters().forEach(parameters::put);
        }
        Optional<String> text = text(call);
        if (call.body().length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(call.body())));
        }
        event.put("isBase64Encoded", call.body().length > 0 && text.isEmpty());
        return JSON.writeValueAsBytes(event);
    }

    /** Values of a parameter that comes several times are joined with commas, as API Gateway does. */
    static Map<String, String> query(String rawQuery) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                query.merge(name, equals < 0 ? "" : decode(pair.substring(equals + 1)), (a, b) -> a + "," + b);
            }
        }
        return query;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The body as text if its type is one that HTTP APIs hand over as text and it is valid UTF-8. */
    private static Optional<String> text(HttpCall call) {
        String type = call.header("content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
        boolean textual = type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("application/xml")
                || type.startsWith("application/javascript") || type.contains("+json") || type.contains("+xml");
        if (!textual) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(call.body())).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
