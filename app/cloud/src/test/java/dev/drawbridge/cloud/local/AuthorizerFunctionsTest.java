package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One function that says who may call three sorts of API, in a JVM of its own as the functions behind them are. */
class AuthorizerFunctionsTest {
    private static final String ROUTES = "'[{\"method\":\"GET\",\"path\":\"/own\"},{\"method\":\"GET\",\"path\":\"/free\",\"authorize\":false}]'";
    private static final Design DESIGN = Drawings.of("guards",
            "add http-api web", "add rest-api shop", "add websocket-api chat", "add function door", "add function work", "add function talk",
            "connect door web --as authorize", "connect door shop --as authorize", "connect door chat --as authorize",
            "connect web work --routes " + ROUTES, "connect shop work --routes " + ROUTES, "connect chat talk --routeKeys '[\"$connect\",\"$default\"]'");

    @TempDir
    static Path temporary;
    private static Project project;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        http = HttpClient.newHttpClient();
        project = Project.of(DESIGN, temporary.resolve("guards"));
        project.code("door", """
                public class Door {
                    public AccessDecision handle(AccessRequest request) {
                        return request.bearer().equals("let-me-in") ? AccessDecision.allow("ada") : AccessDecision.deny();
                    }
                }
                """);
        project.code("work", """
                public class Work {
                    public HttpResponse handle(HttpRequest request) {
                        return HttpResponse.text(request.path() + " for " + request.claim("principal").orElse("nobody"));
                    }
                }
                """);
        project.code("talk", """
                public class Talk {
                    public HttpResponse handle(SocketMessage message) {
                        return HttpResponse.status(200);
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
        http.shutdownNow();
    }

    private static HttpResponse<String> get(String api, String path, String... headers) throws Exception {
        return project.send("GET", project.api(api) + path, "", headers);
    }

    private static void isGuarded(String api) throws Exception {
        assertThat(get(api, "/own").statusCode()).isEqualTo(401);
        assertThat(get(api, "/own", "authorization", "Bearer wrong").statusCode()).isEqualTo(403);
        HttpResponse<String> in = get(api, "/own", "authorization", "Bearer let-me-in");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(in.body()).isEqualTo("/own for ada");
        HttpResponse<String> open = get(api, "/free");
        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(open.body()).isEqualTo("/free for nobody");
        assertThat(project.message(message -> message.from().equals(project.card(api)) && message.to().equals(project.card("door"))).wire()).isPresent();
    }

    @Test
    void anHttpApiAsksItsFunctionAndTheHandlerSeesWhatItSaid() throws Exception {
        isGuarded("web");
    }

    @Test
    void aRestApiAsksItsFunctionAndTheHandlerSeesWhatItSaid() throws Exception {
        isGuarded("shop");
    }

    private static WebSocket open(String... header) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < header.length; i += 2) {
            builder.header(header[i], header[i + 1]);
        }
        return builder.buildAsync(URI.create(project.api("chat")), new WebSocket.Listener() { }).join();
    }

    private static void isRefused(int status, String... header) {
        assertThatThrownBy(() -> open(header)).isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void aConnectionIsOpenedOnlyWhereTheFunctionSaysSo() {
        isRefused(401);
        isRefused(403, "Authorization", "Bearer wrong");
        WebSocket socket = open("Authorization", "Bearer let-me-in");
        assertThat(project.message(message -> message.to().equals(project.card("talk")) && message.summary().startsWith("$connect")).payload()).contains("\"principalId\"", "ada");
        socket.abort();
    }
}
