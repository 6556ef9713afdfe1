package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of a state machine at the front door, with the key of its card. */
final class DoorCalls {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** A function may take 15 minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(16);

    private final HttpClient http;
    private final Supplier<URI> door;
    private final NodeId machine;

    DoorCalls(HttpClient http, Supplier<URI> door, NodeId machine) {
        this.http = http;
        this.door = door;
        this.machine = machine;
    }

    /** @param headers names and values by turns */
    HttpResponse<String> send(String service, String method, String path, String body, String... headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.get() + path)).timeout(PATIENCE)
                .header("authorization", "AWS4-HMAC-SHA256 Credential=" + Callers.key(machine) + "/20200101/" + LocalNames.REGION + "/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=local")
                .method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new FlowError("States.TaskFailed", "The service " + service + " does not answer: " + e.getMessage());
        }
    }

    /** A call in the JSON protocol. */
    HttpResponse<String> json(String service, String target, JsonNode parameters) throws InterruptedException {
        return send(service, "POST", "/", parameters.toString(), "content-type", "application/x-amz-json-1.0", "x-amz-target", target);
    }

    static JsonNode tree(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The text of the first element of that name; empty if there is none. */
    static String tag(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1).replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") : "";
    }
}
