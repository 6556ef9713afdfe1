package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpGatewayTest {
    private final Journal journal = new Journal();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Functions functions = (function, event) -> Functions.Outcome.of("{\"statusCode\": 200, \"body\": \"ok\"}".getBytes(StandardCharsets.UTF_8));
    private final HttpGateway gateway = new HttpGateway(api(List.of("https://shop.example")), 0, (function, event) -> functions.run(function, event), journal, Clock.systemUTC());

    private static HttpGateway.Api api(List<String> origins) {
        Route route = new Route("ANY", "/products", true, new WireId("shop..search"), new NodeId("search"));
        return new HttpGateway.Api(new NodeId("shop"), "shop", new RouteTable(List.of(route)), new Cors(origins, new TreeSet<>(List.of("GET")), List.of("authorization")), Optional.empty(),
                List.of(new HttpGateway.Caller(new WireId("web..shop"), new NodeId("web"), List.of("https://shop.example"))));
    }

    @AfterEach
    void stop() {
        gateway.close();
        client.shutdownNow();
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.address() + path)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private List<Message> messages(int count) throws InterruptedException {
        for (int i = 0; i < 6_000 && journal.messages().size() < count; i++) {
            Thread.sleep(10);
        }
        return journal.messages();
    }

    @Test
    void aRequestCrossesTheWireOfTheClientAndThatOfTheRoute() throws Exception {
        assertThat(send("GET", "/products?q=dog").body()).isEqualTo("ok");
        assertThat(messages(2)).extracting(m -> m.wire().orElseThrow().value(), Message::summary, Message::result)
                .containsExactly(tuple("shop..search", "GET /products?q=dog", "200"), tuple("web..shop", "GET /products?q=dog", "200"));
    }

    @Test
    void aPathThatNoRouteTakesIsNotFound() throws Exception {
        HttpResponse<String> response = send("GET", "/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerErrorAndTheJournalSaysWhy() throws Exception {
        functions = (function, event) -> Functions.Outcome.failed(new byte[0], "IllegalStateException: no stock left");
        HttpResponse<String> response = send("GET", "/products");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        assertThat(messages(2).getFirst()).satisfies(message -> {
            assertThat(message.ok()).isFalse();
            assertThat(message.result()).isEqualTo("500 IllegalStateException: no stock left");
        });
    }

    @Test
    void anAnswerThatTakesLongerThanAnApiWaitsIsServiceUnavailableAndTheFunctionGoesOn() throws Exception {
        CountDownLatch finished = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        functions = (function, event) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new CloudException("interrupted", e);
            }
            finished.countDown();
            return Functions.Outcome.of(new byte[0]);
        };
        try (HttpGateway impatient = new HttpGateway(api(List.of()), 0, (function, event) -> functions.run(function, event), journal, Clock.systemUTC(), Duration.ofMillis(300))) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(impatient.address() + "/products")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
            go.countDown();
            assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerThatIsNoResponseIsToldApartFromAFunctionThatFails() throws Exception {
        functions = (function, event) -> Functions.Outcome.of("{\"statusCode\": 7}".getBytes(StandardCharsets.UTF_8));
        assertThat(send("GET", "/products").statusCode()).isEqualTo(500);
        assertThat(messages(2).getFirst().result()).isEqualTo("500 the function's answer is no HTTP response");
    }

    @Test
    void withCorsTheFunctionsOwnHeadersAboutItAreDropped() throws Exception {
        functions = (function, event) -> Functions.Outcome.of("{\"statusCode\": 200, \"headers\": {\"Access-Control-Allow-Origin\": \"*\", \"x-own\": \"1\"}}".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = send("GET", "/products", "origin", "https://shop.example");
        assertThat(response.headers().allValues("access-control-allow-origin")).containsExactly("https://shop.example");
        assertThat(response.headers().firstValue("x-own")).contains("1");
        assertThat(send("GET", "/products", "origin", "https://evil.example").headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void aHeadRequestHasNoBodyAndTheConnectionGoesOn() throws Exception {
        assertThat(send("HEAD", "/products").body()).isEmpty();
        assertThat(send("GET", "/products").body()).isEqualTo("ok");
    }

    @Test
    void aPortInUseIsSaidInOneSentence() {
        assertThatThrownBy(() -> new HttpGateway(api(List.of()), gateway.port(), functions, journal, Clock.systemUTC())).isInstanceOf(CloudException.class)
                .hasMessage("The HTTP API shop cannot listen on port " + gateway.port() + ": another program uses it. Stop that program, or choose another port.");
    }
}
