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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP request that crossed a wire, to be sent once more, as it was or changed.
 *
 * @param api the card it reached
 * @param line method and path: {@code GET /products?q=dog}
 * @param body empty for none
 */
record HttpAgain(NodeId api, String line, String body) {
    private static final Pattern LINE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (/\\S*)");
    private static final Pattern BASE = Pattern.compile("https?://[^/\\s]+");

    /** The request behind a message, if it is one that reached an API. */
    static Optional<HttpAgain> of(Message message, Design design) {
        boolean api = design.node(message.to()).filter(node -> node.kind().equals("http-api")).isPresent();
        return api && LINE.matcher(message.summary()).matches()
                ? Optional.of(new HttpAgain(message.to(), message.summary(), message.payload())) : Optional.empty();
    }

    /** Whether the line can be sent. */
    static boolean isRequestLine(String line) {
        return LINE.matcher(line.strip()).matches();
    }

    /**
     * Sends it to what runs, with a token if the API asks for one. Blocks.
     *
     * @return status and body
     */
    String send(LocalCloud cloud, Design design) throws IOException, InterruptedException {
        Matcher words = LINE.matcher(line.strip());
        if (!words.matches()) {
            throw new IOException("\"" + line + "\" is no request line. Write a method and a path, such as GET /products.");
        }
        String base = cloud.addresses().stream().filter(address -> address.node().equals(api)).map(address -> BASE.matcher(address.text()))
                .filter(Matcher::find).map(Matcher::group).findFirst().orElseThrow(() -> new IOException("The API has no address; is it running?"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + words.group(2))).timeout(Duration.ofSeconds(60))
                .method(words.group(1), body.isBlank() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isBlank()) {
            request.header("Content-Type", "application/json");
        }
        design.wires().values().stream().filter(wire -> wire.role() == WireRole.AUTHORIZE && wire.to().node().equals(api)).findFirst()
                .ifPresent(wire -> request.header("Authorization", "Bearer " + cloud.token(wire.from().node(), "tester", Map.of())));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + "\n" + response.body();
        }
    }
}
