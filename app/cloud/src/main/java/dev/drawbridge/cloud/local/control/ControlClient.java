package dev.drawbridge.cloud.local.control;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.LocalCloud;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Steers a run of another process. */
public final class ControlClient {
    private static final Duration PATIENCE = Duration.ofMinutes(16);
    private final RunFile run;
    private final HttpClient http = HttpClient.newHttpClient();

    public ControlClient(RunFile run) {
        this.run = run;
    }

    /** Runs a function once. */
    public LocalCloud.Invocation invoke(String function, byte[] event) {
        JsonNode json = JsonMapper.shared().readTree(post("invoke", function, event));
        List<String> log = new ArrayList<>();
        json.path("log").forEach(line -> log.add(line.asString()));
        return new LocalCloud.Invocation(json.path("ok").asBoolean(false), json.path("answer").asString("").getBytes(StandardCharsets.UTF_8),
                Duration.ofNanos((long) (json.path("durationMs").asDouble(0) * 1e6)), Duration.ofNanos((long) (json.path("initMs").asDouble(0) * 1e6)), log);
    }

    /** Starts what is wired to a schedule. */
    public void tick(String schedule) {
        post("tick", schedule, new byte[0]);
    }

    /** Sends the samples of a source to what it starts. */
    public void sample(String source) {
        post("sample", source, new byte[0]);
    }

    /** Asks the run to end; it ends soon after. */
    public void stop() {
        post("stop", "", new byte[0]);
    }

    /** What happened from these numbers on; see {@link JournalJson}. */
    JsonNode journal(long messages, long lines, long invocations) {
        return JsonMapper.shared().readTree(post("journal", "", JournalJson.question(messages, lines, invocations).getBytes(StandardCharsets.UTF_8)));
    }

    private String post(String action, String card, byte[] body) {
        URI uri = URI.create(run.control() + "/" + action + "/" + URLEncoder.encode(card, StandardCharsets.UTF_8).replace("+", "%20"));
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).header("authorization", "Bearer " + run.secret())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new CloudException(response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new CloudException("The running project does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("Interrupted while waiting for the running project.", e);
        }
    }
}
