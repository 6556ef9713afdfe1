package dev.drawbridge.cloud.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeConnectionTest {
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile int answersPerConnection = Integer.MAX_VALUE;
    private volatile String answer = "HTTP/1.1 200 OK\r\nX-Name:  a: b \r\nContent-length: 5\r\n\r\nhello";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    connections.incrementAndGet();
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int i = 0; i < answersPerConnection; i++) {
                StringBuilder head = new StringBuilder();
                int length = 0;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    head.append(line).append('\n');
                    length = line.startsWith("Content-Length: ") ? Integer.parseInt(line.substring("Content-Length: ".length())) : length;
                }
                if (head.isEmpty()) {
                    return;
                }
                for (int n = 0; n < length; n++) {
                    head.append((char) in.read());
                }
                heads.add(head.toString());
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            // the client went
        }
    }

    private RuntimeConnection connection() {
        return new RuntimeConnection("127.0.0.1:" + server.getLocalPort());
    }

    @Test
    void readsStatusHeadersAndBody() throws IOException {
        RuntimeConnection.Answer got = connection().get("/next");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.headers()).containsEntry("x-name", "a: b");
        assertThat(new String(got.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
    }

    @Test
    void sendsABodyWithItsLengthAndHeadersOnOneLineEach() throws IOException {
        connection().post("/answer", Map.of("Kind", "of\r\nEvil: yes"), "body".getBytes(StandardCharsets.UTF_8));
        assertThat(heads).containsExactly("POST /answer HTTP/1.1\nHost: 127.0.0.1:" + server.getLocalPort() + "\nKind: of Evil: yes\nContent-Length: 4\nbody");
    }

    @Test
    void keepsItsConnection() throws IOException {
        RuntimeConnection connection = connection();
        for (int i = 0; i < 20; i++) {
            connection.get("/next");
            connection.post("/answer", Map.of(), new byte[] {1});
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void opensAnotherOneWhereTheServerGaveItUp() throws IOException {
        answersPerConnection = 1;
        RuntimeConnection connection = connection();
        for (int i = 0; i < 3; i++) {
            assertThat(connection.post("/answer", Map.of(), new byte[] {1}).status()).isEqualTo(200);
        }
        assertThat(heads).hasSize(3);
    }

    @Test
    void opensAnotherOneWhereTheServerSaysSo() throws IOException {
        answer = "HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\n";
        RuntimeConnection connection = connection();
        connection.get("/a");
        connection.get("/b");
        assertThat(connections).hasValue(2);
    }

    @Test
    void anAnswerThatIsCutShortIsAnError() {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello";
        answersPerConnection = 1;
        assertThatThrownBy(() -> connection().get("/next")).isInstanceOf(IOException.class).hasMessageContaining("cut its answer short");
    }
}
