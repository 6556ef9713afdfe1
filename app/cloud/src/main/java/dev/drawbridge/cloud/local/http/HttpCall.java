package dev.drawbridge.cloud.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param headers names in lower case
 */
public record HttpCall(String method, String rawPath, String rawQuery, Map<String, List<String>> headers, byte[] body, String sourceIp) {
    /** API Gateway takes no larger body: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
    public static final int MAX_BODY = 10 * 1024 * 1024;

    /** Reads the exchange's request; a body over {@code limit} bytes is cut one byte behind it, so that the limit shows. */
    public static HttpCall read(HttpExchange exchange, int limit) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(limit + 1);
        }
        String path = exchange.getRequestURI().getRawPath();
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return new HttpCall(exchange.getRequestMethod(), path.isEmpty() ? "/" : path, query, headers, body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    /** The values of a header, joined with commas. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
    }

    /** The same call of another path. */
    HttpCall withPath(String path) {
        return new HttpCall(method, path, rawQuery, headers, body, sourceIp);
    }

    /** Path and query, as a person would write it. */
    public String target() {
        return rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
    }
}
