package dev.drawbridge.cloud.local.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests for tests. */
public final class Calls {
    private Calls() {}

    /** @param headers alternating names and values; a name may come several times */
    public static HttpCall of(String method, String target, String body, String... headers) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            List<String> before = all.getOrDefault(headers[i], List.of());
            String value = headers[i + 1];
            all.put(headers[i], before.isEmpty() ? List.of(value) : List.of(before.getFirst(), value));
        }
        int question = target.indexOf('?');
        return new HttpCall(method, question < 0 ? target : target.substring(0, question), question < 0 ? "" : target.substring(question + 1), all,
                body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }
}
