package dev.drawbridge.cloud.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.cloud.local.lambda.RuntimeChannel.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The platform's side of the Lambda Runtime API, for all functions. A process is known by a secret in the path of its address, so no function can
 * take another one's events, and requests of browsers are refused. Listens on 127.0.0.1 alone; each request has a virtual thread, because a process
 * that waits for an event holds its request open.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda Runtime API</a>
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "2018-06-01/runtime/";
    private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);

    private final LoopbackServer server;
    private final Map<String, RuntimeChannel> channels = new ConcurrentHashMap<>();

    private RuntimeApi() {
        this.server = new LoopbackServer("The local Lambda", 0, this::handle);
    }

    /**
     * Starts the server on a free port.
     *
     * @throws CloudException when the machine has no free port on loopback
     */
    public static RuntimeApi start() {
        return new RuntimeApi();
    }

    /** An address of its own for one process. */
    RuntimeChannel open(String functionArn) {
        String token = UUID.randomUUID().toString();
        RuntimeChannel channel = new RuntimeChannel("127.0.0.1:" + server.port() + "/" + token, functionArn, () -> channels.remove(token));
        channels.put(token, channel);
        return channel;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/", 2);
            RuntimeChannel channel = channels.get(path[0]);
            if (channel == null || path.length < 2 || !path[1].startsWith(PREFIX) || exchange.getRequestHeaders().containsKey("Origin")) {
                answer(exchange, 403, InvocationResult.error("AccessDenied", "This address belongs to a local function."));
                return;
            }
            route(exchange, channel, path[1].substring(PREFIX.length()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the process says it has used; 0 where it does not. */
    private static long memory(HttpExchange exchange) {
        String told = exchange.getRequestHeaders().getFirst("Drawbridge-Memory-Bytes");
        return told != null && told.matches("[0-9]{1,15}") ? Long.parseLong(told) : 0;
    }

    private void route(HttpExchange exchange, RuntimeChannel channel, String call) throws IOException, InterruptedException {
        if (call.equals("invocation/next")) {
            next(exchange, channel);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type"));
        String[] parts = call.split("/");
        if (call.equals("init/error")) {
            channel.initFailed(new Reply.Failed(type, body));
            answer(exchange, 202, ACCEPTED);
        } else if (parts.length == 3 && parts[0].equals("invocation") && (parts[2].equals("response") || parts[2].equals("error"))) {
            channel.used(memory(exchange));
            boolean known = channel.reply(parts[1], parts[2].equals("error") ? new Reply.Failed(type, body) : new Reply.Answered(body));
            answer(exchange, known ? 202 : 400, known ? ACCEPTED : InvocationResult.error("InvalidRequestID", "No event with this id is being worked on."));
        } else {
            answer(exchange, 404, InvocationResult.error("NotFound", "The Runtime API has no " + call + "."));
        }
    }

    private static void next(HttpExchange exchange, RuntimeChannel channel) throws IOException, InterruptedException {
        var taken = channel.take();
        if (taken.isEmpty()) {
            answer(exchange, 410, InvocationResult.error("Closed", "The function has been stopped."));
            return;
        }
        Invocation invocation = taken.get().invocation();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(taken.get().deadlineMs()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", channel.functionArn());
        invocation.traceId().ifPresent(trace -> headers.set("Lambda-Runtime-Trace-Id", trace));
        invocation.clientContext().ifPresent(context -> headers.set("Lambda-Runtime-Client-Context", context));
        answer(exchange, 200, invocation.payload());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Ends every channel and gives the port back. */
    @Override
    public void close() {
        channels.values().forEach(RuntimeChannel::close);
        server.close();
    }
}
