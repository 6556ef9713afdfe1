package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket API with functions in JVMs of their own, used by the client of the JDK. */
class WebSocketApiTest {
    private static final Design DESIGN = Drawings.of("sockets", "add client web", "add websocket-api chat", "add function talk", "add function score", "add function stranger", "add http-api ask",
            "set chat.stage prod", "connect web chat", "connect chat talk --routeKeys '[\"$connect\",\"$disconnect\",\"$default\"]'", "connect talk chat",
            "connect chat score --routeKeys '[\"get-score\"]' --answers true", "connect ask stranger --routes '[{\"method\":\"GET\",\"path\":\"/send/{id}\",\"authorize\":false}]'");

    @TempDir
    static Path temporary;
    private static Project project;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        http = HttpClient.newHttpClient();
        project = Project.of(DESIGN, temporary.resolve("sockets"));
        project.code("talk", """
                public class Talk {
                    private final ChatConnections chat;

                    public Talk(ChatConnections chat) {
                        this.chat = chat;
                    }

                    public HttpResponse handle(SocketMessage message) {
                        if (message.isConnect()) {
                            boolean known = message.query("user").isPresent() && message.header("host").isPresent() && !chat.send(message.connectionId(), "too early");
                            return HttpResponse.status(known ? 200 : 401).header("Sec-WebSocket-Protocol", "talk");
                        }
                        if (message.isMessage()) {
                            switch (message.body()) {
                                case "bye" -> chat.close(message.connectionId());
                                case "fail" -> throw new IllegalStateException("no stock left");
                                default -> chat.send(message.connectionId(), message.route() + " " + message.body() + " " + message.connectionId() + " " + chat.isOpen("nobody"));
                            }
                        }
                        return HttpResponse.status(200);
                    }
                }
                """);
        project.code("score", """
                public class Score {
                    public HttpResponse handle(SocketMessage message) {
                        return HttpResponse.ok(Map.of("score", 7, "of", message.json(Map.class).get("player")));
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

    /** What came over a connection. */
    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }

        String next() throws InterruptedException {
            String text = texts.poll(60, TimeUnit.SECONDS);
            assertThat(text).as("a message of the API").isNotNull();
            return text;
        }
    }

    private static WebSocket open(Heard heard) {
        return http.newWebSocketBuilder().subprotocols("talk").buildAsync(URI.create(project.api("chat") + "?user=ada"), heard).join();
    }

    @Test
    void aConnectionIsOpenedSpokenOverAndClosedWithItsFunctions() throws Exception {
        assertThat(project.api("chat")).matches("ws://127\\.0\\.0\\.1:\\d+/prod");
        Heard heard = new Heard();
        WebSocket socket = open(heard);
        assertThat(socket.getSubprotocol()).isEqualTo("talk");
        socket.sendText("{\"action\": \"unknown\", \"n\": 1}", true).join();
        String[] words = heard.next().split(" (?=[^ ]+ false$)| (?=false$)");
        assertThat(words[0]).isEqualTo("$default {\"action\": \"unknown\", \"n\": 1}");
        String id = words[1];
        socket.sendText("{\"action\": \"get-score\", ", false).join();
        socket.sendText("\"player\": \"ada\"}", true).join();
        assertThat(heard.next()).contains("\"score\":7", "\"of\":\"ada\"");
        socket.sendPing(ByteBuffer.wrap(new byte[] {1})).join();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
        assertThat(heard.closed.get(60, TimeUnit.SECONDS)).isEqualTo(WebSocket.NORMAL_CLOSURE);
        Message gone = project.message(message -> message.summary().equals("$disconnect " + id));
        assertThat(gone.wire()).isPresent();
        assertThat(gone.payload()).contains("\"eventType\":\"DISCONNECT\"", "\"disconnectStatusCode\":1000", "\"disconnectReason\":\"enough\"");
        Message sent = project.message(message -> message.from().equals(project.card("talk")) && message.to().equals(project.card("chat")) && message.result().equals("sent"));
        assertThat(sent.wire()).isPresent();
        assertThat(project.message(message -> message.from().equals(project.card("web")) && message.result().equals("get-score")).wire()).isPresent();
    }

    @Test
    void theFunctionOfConnectMayRefuse() {
        assertThatThrownBy(() -> http.newWebSocketBuilder().buildAsync(URI.create(project.api("chat")), new Heard()).join())
                .isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, refused ->
                        assertThat(refused.getResponse().statusCode()).isEqualTo(401));
        assertThatThrownBy(() -> http.newWebSocketBuilder().buildAsync(URI.create(project.api("chat").replace("/prod", "/other")), new Heard()).join())
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void aFunctionClosesConnectionsAndItsFailureIsToldToTheOtherSide() throws Exception {
        Heard heard = new Heard();
        WebSocket socket = open(heard);
        socket.sendText("fail", true).join();
        assertThat(heard.next()).contains("\"message\":\"Internal server error\"", "\"connectionId\":\"");
        socket.sendText("bye", true).join();
        assertThat(heard.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1000);
    }

    @Test
    void whatIsNoTextOrTooLongEndsTheConnection() throws Exception {
        Heard binary = new Heard();
        open(binary).sendBinary(ByteBuffer.wrap(new byte[] {1, 2}), true).join();
        assertThat(binary.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1003);
        Heard tooLong = new Heard();
        open(tooLong).sendText("x".repeat(140_000), true);
        assertThat(tooLong.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void onlyWhoIsWiredMaySendAndPlainRequestsAreNoConnections() throws Exception {
        URI plain = URI.create(project.api("chat").replace("ws://", "http://"));
        assertThat(project.send("GET", plain.toString(), "").statusCode()).isEqualTo(426);
        String signed = "AWS4-HMAC-SHA256 Credential=" + dev.drawbridge.cloud.local.door.Callers.key(project.card("stranger"))
                + "/20300101/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0";
        var refused = project.send("POST", project.run().frontDoor() + "/chat/prod/@connections/abc", "hello", "authorization", signed);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("stranger is not permitted to perform execute-api:ManageConnections on chat: no wire grants it. Draw a wire from stranger to chat.");
        var gone = project.send("GET", project.run().frontDoor() + "/chat/prod/@connections/abc", "", "authorization",
                signed.replace(dev.drawbridge.cloud.local.door.Callers.key(project.card("stranger")), dev.drawbridge.cloud.local.door.Callers.key(project.card("talk"))));
        assertThat(gone.statusCode()).isEqualTo(410);
    }
}
