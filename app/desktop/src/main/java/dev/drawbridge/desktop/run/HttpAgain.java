package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An HTTP request that crossed a wire, to be sent once more, as it was or changed.
 *
 * @param api the card it reached
 * @param text the request as it stands on the wire: method and path, headers, an empty line, the body
 */
record HttpAgain(NodeId api, String text) {
    private static final Pattern LINE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (/\\S*)");
    private static final Pattern BASE = Pattern.compile("https?://[^/\\s]+");
    /** Headers that the client sets itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "upgrade", "expect", "http2-settings", "transfer-encoding");

    /** The request behind a message, if it is one that reached an API. */
    static Optional<HttpAgain> of(Message message, Design design) {
        boolean api = design.node(message.to()).filter(node -> node.kind().equals("http-api") || node.kind().equals("rest-api")).isPresent();
        if (!api || !LINE.matcher(message.summary()).matches()) {
            return Optional.empty();
        }
        boolean whole = LINE.matcher(firstLine(message.payload())).matches();
        return Optional.of(new HttpAgain(message.to(), whole ? message.payload() : message.summary() + "\n\n" + message.payload()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /**
     * Sends it to what runs, with a fresh token if the API asks for one and the request brings none. Blocks.
     *
     * @return status and body
     */
    String send(LocalCloud cloud, Design design) throws IOException, InterruptedException {
        Matcher words = LINE.matcher(firstLine(text));
        if (!words.matches()) {
            throw new IOException("\"" + firstLine(text) + "\" is no request line. Write a method and a path, such as GET /products.");
        }
        String base = cloud.addresses().stream().filter(address -> address.node().equals(api)).map(address -> BASE.matcher(address.text()))
                .filter(Matcher::find).map(Matcher::group).findFirst().orElseThrow(() -> new IOException("The API has no address; is it running?"));
        String body = body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + words.group(2))).timeout(Duration.ofSeconds(60))
                .method(words.group(1), body.isBlank() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        Map<String, String> headers = headers();
        headers.forEach(request::setHeader);
        if (!body.isBlank() && !headers.containsKey("content-type")) {
            request.setHeader("content-type", "application/json");
        }
        if (!headers.containsKey("authorization")) {
            design.wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE && wire.to().node().equals(api)).findFirst()
                    .ifPresent(wire -> request.setHeader("authorization", "Bearer " + cloud.token(wire.from().node(), "tester", Map.of())));
        }
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + "\n" + response.body();
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        text.lines().skip(1).takeWhile(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            String name = colon > 0 ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
            if (!name.isEmpty() && !OWN.contains(name)) {
                headers.put(name, line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    private String body() {
        return text.lines().dropWhile(line -> !line.isBlank()).skip(1).collect(Collectors.joining("\n"));
    }
}
