package dev.drawbridge.cloud.local.dynamodb.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine;
import dev.drawbridge.cloud.local.dynamodb.DynamoDbReply;
import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/** Serves an engine on 127.0.0.1, each request on a virtual thread. Closing it leaves the engine open. */
public final class DynamoDbHttpServer implements AutoCloseable {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    static {
        // the JDK's server writes head and body apart; without this each answer waits up to 40 ms for the client's acknowledgement of the head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DynamoDbEngine engine;

    private DynamoDbHttpServer(DynamoDbEngine engine, HttpServer server) {
        this.engine = engine;
        this.server = server;
    }

    /** Starts serving; port 0 takes any free one. */
    public static DynamoDbHttpServer start(DynamoDbEngine engine, int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            var started = new DynamoDbHttpServer(engine, HttpServer.create(address, 0));
            started.server.setExecutor(started.threads);
            started.server.createContext("/", started::serve);
            started.server.start();
            return started;
        } catch (IOException failed) {
            throw DynamoDbException.storage("The local DynamoDB cannot listen on port " + port + " of 127.0.0.1: " + failed.getMessage(), failed);
        }
    }

    /** Where it listens, for an SDK's endpoint setting. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                // no web page of any site has business with a developer's tables
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
            if (body.length > MAX_REQUEST_BYTES) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
            send(exchange, engine.handle(target.substring(target.indexOf('.') + 1), body));
        }
    }

    private static void send(HttpExchange exchange, DynamoDbReply reply) throws IOException {
        byte[] body = reply.bytes();
        var crc = new CRC32();
        crc.update(body);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", CONTENT_TYPE);
        headers.set("x-amz-crc32", String.valueOf(crc.getValue()));
        headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops listening; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
