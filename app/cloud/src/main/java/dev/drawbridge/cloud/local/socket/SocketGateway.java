package dev.drawbridge.cloud.local.socket;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.FunctionContext;
import dev.drawbridge.cloud.local.http.FunctionGuard;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One WebSocket API of the drawing, on a port of its own that only this machine can reach. As in the cloud, messages of one connection are worked on side
 * by side. Safe from any thread.
 */
public final class SocketGateway implements AutoCloseable {
    private static final String CONNECT = "$connect";
    private static final String DISCONNECT = "$disconnect";
    private static final String DEFAULT = "$default";
    /** How long API Gateway waits for a function behind a WebSocket API. */
    private static final Duration PATIENCE = Duration.ofSeconds(29);
    /** How long the head of a request may take. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, SocketConnection> connections = new ConcurrentHashMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Functions functions;
    private final Journal journal;
    private final Clock clock;
    private volatile Api api;

    /**
     * What the API is now; replaced as a whole when the drawing changes.
     *
     * @param selection where in a message its route stands
     * @param routes by their keys
     * @param callers the wires that clients connect by, to write the journal
     * @param guard the function that says who may open a connection
     */
    public record Api(NodeId node, String name, String stage, String selection, Map<String, Route> routes, List<HttpGateway.Caller> callers, Optional<FunctionGuard> guard) {
        public Api {
            routes = Map.copyOf(routes);
            callers = List.copyOf(callers);
        }

        /** The same with that guard. */
        public Api guardedBy(Optional<FunctionGuard> function) {
            return new Api(node, name, stage, selection, routes, callers, function);
        }
    }

    /** @param answers whether what the function returns goes back */
    public record Route(WireId wire, NodeId function, boolean answers) {}

    /** What is known of a connection. */
    public record Info(Instant opened, Instant active, String sourceIp, String userAgent) {}

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @throws CloudException if the port is in use
     */
    public SocketGateway(Api api, int port, Functions functions, Journal journal, Clock clock) {
        this.api = api;
        this.functions = functions;
        this.journal = journal;
        this.clock = clock;
        try {
            server = new ServerSocket(port, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new CloudException("The WebSocket API " + api.name() + " cannot listen on port " + port + ": another program uses it. Stop that program, or choose another port.", e);
        }
        threads.submit(this::accept);
    }

    /** {@code ws://127.0.0.1:PORT/STAGE}. */
    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/" + api.stage());
    }

    /** The stage that the address ends with. */
    public String stage() {
        return api.stage();
    }

    /** What comes from now on sees this. */
    public void replace(Api next) {
        api = next;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.submit(() -> serve(socket));
            } catch (IOException closed) {
                // told by the loop's condition
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) HANDSHAKE.toMillis());
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            Optional<Handshake> handshake = Handshake.read(in);
            Api now = api;
            if (handshake.isEmpty()) {
                Handshake.refuse(out, HttpReply.message(400, "Bad Request"));
            } else if (!handshake.get().path().replaceFirst("/$", "").equals("/" + now.stage())) {
                Handshake.refuse(out, HttpReply.message(403, "Forbidden"));
            } else if (!handshake.get().isUpgrade()) {
                Handshake.refuse(out, HttpReply.message(426, "Upgrade Required"));
            } else {
                talk(now, handshake.get(), socket, in, out);
            }
        } catch (IOException gone) {
            // the other side went away
        } finally {
            sockets.remove(socket);
        }
    }

    private void talk(Api now, Handshake handshake, Socket socket, InputStream in, OutputStream out) throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 15) + "=";
        SocketConnection connection = new SocketConnection(id, handshake, socket, in, out, clock);
        Route connect = now.routes().get(CONNECT);
        Optional<String> protocol = Optional.empty();
        Instant began = clock.instant();
        if (now.guard().isPresent() && !isAdmitted(now, handshake, connection, began, out)) {
            return;
        }
        if (connect != null) {
            Answer answer = run(now, connect, connection, CONNECT, new SocketEvent(now.name(), now.stage(), host(), connection, began, UUID.randomUUID().toString()).connect(handshake));
            boolean fine = answer.status() >= 200 && answer.status() < 300;
            tell(now, began, "connects", "", fine ? "open" : Integer.toString(answer.status()), fine);
            if (!fine) {
                Handshake.refuse(out, answer.problem() ? HttpReply.message(answer.status(), "Internal server error") : HttpReply.message(answer.status(), "Forbidden"));
                return;
            }
            protocol = answer.header("sec-websocket-protocol");
        } else {
            tell(now, began, "connects", "", "open", true);
        }
        // from here on it can be sent to: the function of $connect could not yet, as in the cloud
        connections.put(id, connection);
        try {
            handshake.accept(out, protocol);
            for (Optional<String> message = connection.next(); message.isPresent(); message = connection.next()) {
                String text = message.get();
                threads.submit(() -> message(connection, text));
            }
        } finally {
            connections.remove(id);
            connection.cut();
            disconnected(connection);
        }
    }

    private String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Asks the function that guards the API; whoever is refused reads why. */
    private boolean isAdmitted(Api now, Handshake handshake, SocketConnection connection, Instant began, OutputStream out) throws IOException {
        SocketEvent event = new SocketEvent(now.name(), now.stage(), host(), connection, began, UUID.randomUUID().toString());
        String arn = FunctionGuard.ARN + now.node().value() + "/" + now.stage() + "/" + CONNECT;
        FunctionGuard.Outcome outcome = now.guard().orElseThrow().check(place -> event.value(place, handshake), () -> event.question(handshake, arn), arn, "connect");
        switch (outcome) {
            case FunctionGuard.Outcome.Accepted(FunctionContext context) -> {
                connection.admit(context);
                return true;
            }
            case FunctionGuard.Outcome.Refused(FunctionGuard.Refusal refusal, String reason) -> {
                int status = switch (refusal) {
                    case NOBODY -> 401;
                    case DENIED, UNSPOKEN -> 403;
                    case BROKEN -> 500;
                };
                tell(now, began, "connects", reason, Integer.toString(status), false);
                Handshake.refuse(out, HttpReply.message(status, status == 401 ? "Unauthorized" : status == 403 ? "Forbidden" : "Internal server error"));
                return false;
            }
        }
    }

    private void disconnected(SocketConnection connection) {
        Api now = api;
        Instant began = clock.instant();
        tell(now, began, "disconnects", connection.status() + " " + connection.reason(), Integer.toString(connection.status()), true);
        Route route = now.routes().get(DISCONNECT);
        if (route != null && !server.isClosed()) {
            run(now, route, connection, DISCONNECT, new SocketEvent(now.name(), now.stage(), host(), connection, began, UUID.randomUUID().toString()).disconnect());
        }
    }

    private void message(SocketConnection connection, String text) {
        Api now = api;
        Instant began = clock.instant();
        String requestId = UUID.randomUUID().toString();
        String key = RouteSelection.of(now.selection(), text).filter(now.routes()::containsKey).filter(name -> !name.equals(CONNECT) && !name.equals(DISCONNECT)).orElse(DEFAULT);
        Route route = now.routes().get(key);
        tell(now, began, line(text), text, route == null ? "no route" : key, route != null);
        if (route == null) {
            connection.send(refusal("Forbidden", connection, requestId));
            return;
        }
        Answer answer = run(now, route, connection, key, new SocketEvent(now.name(), now.stage(), host(), connection, began, requestId).message(key, text));
        if (answer.problem()) {
            connection.send(refusal(answer.status() == 504 ? "Endpoint request timed out" : "Internal server error", connection, requestId));
        } else if (route.answers() && !answer.body().isEmpty() && connection.send(answer.body())) {
            tell(now, clock.instant(), line(answer.body()), answer.body(), "sent", true);
        }
    }

    /** What API Gateway itself sends over a connection. */
    private static String refusal(String message, SocketConnection connection, String requestId) {
        return JsonMapper.shared().writeValueAsString(JsonMapper.shared().createObjectNode().put("message", message).put("connectionId", connection.id()).put("requestId", requestId));
    }

    /** @param problem whether it is no answer of the function */
    private record Answer(int status, JsonNode reply, boolean problem) {
        String body() {
            JsonNode body = reply.path("body");
            return body.isMissingNode() || body.isNull() ? "" : body.isString() ? body.asString() : body.toString();
        }

        Optional<String> header(String name) {
            return reply.path("headers").properties().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(header -> header.getValue().asString("")).findFirst();
        }
    }

    private Answer run(Api now, Route route, SocketConnection connection, String key, byte[] event) {
        Instant began = clock.instant();
        long start = System.nanoTime();
        String trouble = "";
        byte[] returned = new byte[0];
        Answer answer;
        try {
            Functions.Outcome outcome = threads.submit(() -> functions.run(route.function(), event)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            returned = outcome.answer();
            trouble = outcome.ok() ? outcome.trouble() : outcome.problem();
            answer = outcome.ok() ? answer(outcome.answer(), key) : new Answer(outcome.throttled() ? 503 : 502, JsonMapper.shared().createObjectNode(), true);
            if (outcome.ok() && answer.problem()) {
                trouble = "the function's answer has no statusCode";
            }
        } catch (TimeoutException e) {
            trouble = "no answer within " + PATIENCE.toSeconds() + " s; the function goes on";
            answer = new Answer(504, JsonMapper.shared().createObjectNode(), true);
        } catch (ExecutionException e) {
            trouble = String.valueOf(e.getCause().getMessage());
            answer = new Answer(502, JsonMapper.shared().createObjectNode(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            trouble = "the run is ending";
            answer = new Answer(504, JsonMapper.shared().createObjectNode(), true);
        }
        String result = trouble.isEmpty() ? Integer.toString(answer.status()) : answer.status() + " " + trouble;
        journal.record(new Message(0, began, Optional.of(route.wire()), now.node(), route.function(), key + " " + connection.id(), event.length, Duration.ofNanos(System.nanoTime() - start),
                !answer.problem() && answer.status() < 500, result, Message.text(event), Message.text(returned)));
        return answer;
    }

    /** Only the answer to {@code $connect} decides something by its form. */
    private static Answer answer(byte[] returned, String key) {
        JsonNode reply;
        try {
            reply = returned.length == 0 ? JsonMapper.shared().nullNode() : JsonMapper.shared().readTree(returned);
        } catch (JacksonException notJson) {
            reply = JsonMapper.shared().nullNode();
        }
        int status = reply.path("statusCode").asInt(0);
        boolean known = status >= 100 && status <= 599;
        return new Answer(known ? status : key.equals(CONNECT) ? 502 : 200, reply, !known && key.equals(CONNECT));
    }

    /** Writes into the journal what goes over the wire of the client. */
    private void tell(Api now, Instant time, String summary, String payload, String result, boolean ok) {
        now.callers().stream().findFirst().ifPresent(caller -> journal.record(new Message(0, time, Optional.of(caller.wire()), caller.client(), now.node(), summary,
                payload.getBytes(StandardCharsets.UTF_8).length, Duration.ZERO, ok, result, payload, "")));
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    /** Sends to a connection; false if it is not open. */
    public boolean send(String connectionId, String text) {
        SocketConnection connection = connections.get(connectionId);
        boolean sent = connection != null && connection.send(text);
        if (sent) {
            tell(api, clock.instant(), "got " + line(text), text, "sent", true);
        }
        return sent;
    }

    /** What is known of a connection; empty if it is not open. */
    public Optional<Info> info(String connectionId) {
        return Optional.ofNullable(connections.get(connectionId)).map(connection -> new Info(connection.opened(), connection.active(), connection.sourceIp(), connection.userAgent()));
    }

    /** Closes a connection; false if it is not open. */
    public boolean end(String connectionId) {
        Optional<SocketConnection> connection = Optional.ofNullable(connections.get(connectionId));
        connection.ifPresent(open -> open.close(1000, ""));
        return connection.isPresent();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // it listens no more, as was wished
        }
        connections.values().forEach(connection -> connection.close(1001, "Going away"));
        connections.values().forEach(SocketConnection::cut);
        sockets.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                // gone already
            }
        });
        threads.shutdownNow();
    }
}
