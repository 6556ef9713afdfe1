package dev.drawbridge.cloud.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.cloud.local.Drawings;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlServerTest {
    private final Design design = Drawings.of("shop", "add function search", "add user-pool customers", "add schedule nightly");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ControlServer server = new ControlServer(new Echo(), () -> design, stopped::countDown);

    /** A run that answers with what it was asked. */
    private static final class Echo implements LocalCloud {
        @Override
        public List<Address> addresses() {
            return List.of();
        }

        @Override
        public Journal journal() {
            return new Journal();
        }

        @Override
        public void reload(Design design) {}

        @Override
        public void tick(NodeId schedule) {}

        @Override
        public Invocation invoke(NodeId function, byte[] event) {
            return new Invocation(true, event, Duration.ofMillis(5), Duration.ZERO, List.of("ran " + function));
        }

        @Override
        public String token(NodeId userPool, String user, Map<String, Object> claims) {
            return "token of " + user + " for " + userPool;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path)).method(method, HttpRequest.BodyPublishers.ofString("{}"));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private ControlClient client(String secret) {
        return new ControlClient(new RunFile(1, server.address(), secret, List.of()));
    }

    @Test
    void whoKnowsTheSecretMayInvokeAndTickAndStop() throws Exception {
        LocalCloud.Invocation done = client(server.secret()).invoke("search", "{\"q\":\"dög\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(done.answer(), StandardCharsets.UTF_8)).isEqualTo("{\"q\":\"dög\"}");
        assertThat(done.log()).containsExactly("ran search");
        assertThat(done.duration()).isEqualTo(Duration.ofMillis(5));
        client(server.secret()).tick("nightly");
        client(server.secret()).stop();
        assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutTheSecretNothingHappens() throws Exception {
        assertThatThrownBy(() -> client("guess").stop()).isInstanceOf(CloudException.class).hasMessage("The secret of the run is missing or wrong.");
        assertThat(send("POST", "/invoke/search").statusCode()).isEqualTo(403);
        assertThat(stopped.getCount()).isEqualTo(1);
    }

    @Test
    void pagesInABrowserAreRefusedEvenWithTheSecret() throws Exception {
        assertThat(send("POST", "/stop/", "authorization", "Bearer " + server.secret(), "origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(send("GET", "/token/customers", "origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(stopped.getCount()).isEqualTo(1);
    }

    @Test
    void aTokenIsThereForACurl() throws Exception {
        assertThat(send("GET", "/token/customers?user=grace").body()).isEqualTo("token of grace for customers");
        assertThat(send("GET", "/token/nobody").body()).isEqualTo("The drawing has no card \"nobody\".");
    }

    @Test
    void anUnknownCardOrActionIsSaid() {
        assertThatThrownBy(() -> client(server.secret()).invoke("nothing", new byte[0])).hasMessage("The drawing has no card \"nothing\".");
    }
}
