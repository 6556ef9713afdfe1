package dev.drawbridge.desktop.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.Address;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.End;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpAgainTest {
    private static final NodeId SHOP = new NodeId("shop");
    private static final NodeId POOL = new NodeId("customers");

    private HttpServer server;

    @BeforeEach
    void echo() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] said = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("authorization") + " "
                    + exchange.getRequestHeaders().getFirst("x-shop") + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private FakeCloud cloud() {
        return new FakeCloud(new Address(SHOP, "API", "http://127.0.0.1:" + server.getAddress().getPort() + "/products"));
    }

    private static Design design(boolean authorized) {
        Wire authorizes = Wire.of(new WireId("a"), End.out(POOL), End.in(SHOP), WireRole.AUTHORIZE);
        return Design.of("x", List.of(Node.of(SHOP, "http-api", "shop"), Node.of(POOL, "user-pool", "customers"), Node.of(new NodeId("web"), "client", "web")),
                authorized ? List.of(authorizes) : List.of());
    }

    @Test
    void aRequestIsSentWithItsHeadersAndBody() throws Exception {
        HttpAgain request = new HttpAgain(SHOP, "POST /purchases?x=1\nhost: elsewhere\nX-Shop: blue\ncontent-length: 3\n\n{\"id\":\n1}");
        assertThat(request.send(cloud(), design(false))).isEqualTo("201\nPOST /purchases?x=1 null blue {\"id\":\n1}");
    }

    @Test
    void anApiThatAsksForATokenGetsAFreshOne() throws Exception {
        assertThat(new HttpAgain(SHOP, "GET /me").send(cloud(), design(true))).contains("Bearer token-of-tester");
        assertThat(new HttpAgain(SHOP, "GET /me\nAuthorization: mine").send(cloud(), design(true))).contains(" mine ");
    }

    @Test
    void aLineThatIsNoRequestIsRefused() {
        assertThatThrownBy(() -> new HttpAgain(SHOP, "products").send(cloud(), design(false))).hasMessageContaining("no request line");
    }

    @Test
    void onlyARequestToAnApiCanBeSentAgain() {
        Message request = new Message(1, Instant.EPOCH, Optional.empty(), new NodeId("web"), SHOP, "GET /products", 0, Duration.ZERO, true, "200", "", "");
        Message query = new Message(2, Instant.EPOCH, Optional.empty(), SHOP, POOL, "GET /products", 0, Duration.ZERO, true, "200", "", "");
        assertThat(HttpAgain.of(request, design(false))).isPresent();
        assertThat(HttpAgain.of(query, design(false))).isEmpty();
    }
}
