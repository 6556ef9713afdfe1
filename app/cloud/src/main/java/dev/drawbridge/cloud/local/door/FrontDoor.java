package dev.drawbridge.cloud.local.door;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.http.Cors;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The address behind {@code AWS_ENDPOINT_URL}. */
public final class FrontDoor implements AutoCloseable {
    /** Larger objects must come in parts; a whole body is held in memory here. */
    private static final int MAX_BODY = 256 * 1024 * 1024;

    private final LoopbackServer server;
    private final Journal journal;
    private final Clock clock;
    private final Map<String, Part> parts;
    private final BiConsumer<NodeId, String> refused;
    private volatile Rules rules;

    /**
     * What the drawing says; replaced as a whole when it changes.
     *
     * @param browsers pages that may call with a client's key
     */
    public record Rules(Callers callers, Permissions permissions, Cors browsers) {}

    /**
     * @param parts service (as it is signed for) to what answers
     * @param refused hears of each call that no wire grants, with the sentence
     */
    public FrontDoor(Rules rules, Map<String, Part> parts, Journal journal, Clock clock, BiConsumer<NodeId, String> refused) {
        this.rules = rules;
        this.parts = Map.copyOf(parts);
        this.journal = journal;
        this.clock = clock;
        this.refused = refused;
        this.server = new LoopbackServer("The front door of the local cloud", 0, this::serve);
    }

    public URI address() {
        return server.address();
    }

    /** Calls from now on see this. */
    public void replace(Rules next) {
        rules = next;
    }

    private void serve(HttpExchange exchange) throws IOException {
        HttpCall call = HttpCall.read(exchange, MAX_BODY);
        Rules now = rules;
        Optional<String> origin = call.header("origin");
        HttpReply reply;
        if (now.browsers().isPreflight(call)) {
            reply = new HttpReply(204, Map.of(), new byte[0]);
            now.browsers().preflightHeaders(call).forEach(exchange.getResponseHeaders()::set);
        } else if (origin.isPresent() && now.browsers().answerHeaders(origin).isEmpty()) {
            // a page of somebody else must not reach the tables behind, whatever key it guesses
            reply = ErrorReply.of(AwsCall.Protocol.REST_XML, 403, "AccessDenied", "The page " + origin.get() + " is no client of this drawing.");
        } else {
            now.browsers().answerHeaders(origin).forEach(exchange.getResponseHeaders()::set);
            reply = answer(now, call);
        }
        reply.headers().forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding") && !name.equals("connection") && !name.equals("date")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        send(exchange, reply);
    }

    private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            // HeadObject tells the size of the object, which it does not send
            Optional.ofNullable(reply.headers().get("content-length")).ifPresent(length -> exchange.getResponseHeaders().put("Content-Length", length));
        }
        if (waitsBeforeReuse(exchange)) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        LoopbackServer.answer(exchange, reply.status(), reply.body());
    }

    /**
     * Before a POST on a kept connection, {@code HttpURLConnection} waits a whole millisecond to see whether the server closed it
     * (sun.net.www.http.HttpClient#available). A new connection over loopback takes a tenth of that.
     */
    private static boolean waitsBeforeReuse(HttpExchange exchange) {
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        return exchange.getRequestMethod().equals("POST") && agent != null && agent.contains("http#UrlConnection");
    }

    private HttpReply answer(Rules now, HttpCall call) {
        if (call.body().length > MAX_BODY) {
            return ErrorReply.of(AwsCall.Protocol.REST_XML, 400, "EntityTooLarge", "A body may have 256 MB here; send larger objects in parts.");
        }
        Instant began = clock.instant();
        long start = System.nanoTime();
        Optional<Signature> signature = Signature.of(call);
        Optional<NodeId> caller = signature.flatMap(s -> now.callers().caller(s.accessKey()));
        if (signature.isEmpty() || caller.isEmpty()) {
            boolean json = call.header("x-amz-target").isPresent();
            return ErrorReply.of(json ? AwsCall.Protocol.JSON : AwsCall.Protocol.REST_XML, 403, json ? "UnrecognizedClientException" : "InvalidAccessKeyId",
                    "Only functions and clients of the running drawing may call here.");
        }
        Optional<AwsCall> asked = AwsCallReader.read(signature.get(), call);
        Optional<Part> part = Optional.ofNullable(parts.get(signature.get().service()));
        if (asked.isEmpty() || part.isEmpty()) {
            String sentence = "A call to " + signature.get().service() + " " + call.header("x-amz-target").orElse(call.method() + " " + call.rawPath())
                    + " was stopped: no card of the drawing stands for it.";
            refused.accept(caller.get(), sentence);
            return ErrorReply.of(call.header("x-amz-target").isPresent() ? AwsCall.Protocol.JSON : AwsCall.Protocol.REST_XML, 403, "AccessDeniedException", sentence);
        }
        return switch (now.permissions().decide(caller.get(), asked.get())) {
            case Permissions.Decision.Granted(var wire, Node resource) -> {
                HttpReply reply = handled(part.get(), new Part.Caller(caller.get(), wire.id()), asked.get());
                record(asked.get(), Optional.of(wire.id()), caller.get(), resource.id(), reply, began, start);
                yield reply;
            }
            case Permissions.Decision.Denied(String sentence, Optional<Node> resource) -> {
                HttpReply reply = ErrorReply.of(asked.get().protocol(), asked.get().protocol() == AwsCall.Protocol.JSON ? 400 : 403, denialCode(asked.get()), sentence);
                record(asked.get(), Optional.empty(), caller.get(), resource.map(Node::id).orElse(caller.get()), reply, began, start);
                refused.accept(caller.get(), sentence);
                yield reply;
            }
        };
    }

    private static HttpReply handled(Part part, Part.Caller caller, AwsCall asked) {
        try {
            return part.handle(caller, asked.operation(), asked.http());
        } catch (CloudException known) {
            return ErrorReply.of(asked.protocol(), 500, "InternalFailure", known.getMessage());
        } catch (RuntimeException bug) {
            return ErrorReply.of(asked.protocol(), 500, "InternalFailure", "The local cloud failed: " + bug + ".");
        }
    }

    /** Each service has its own word for the same refusal. */
    private static String denialCode(AwsCall call) {
        return switch (call.service()) {
            case "s3" -> "AccessDenied";
            case "execute-api" -> "ForbiddenException";
            case "appsync" -> "UnauthorizedException";
            case "sqs", "sns" -> call.protocol() == AwsCall.Protocol.JSON ? "AccessDeniedException" : "AuthorizationError";
            default -> "AccessDeniedException";
        };
    }

    private void record(AwsCall asked, Optional<WireId> wire, NodeId from, NodeId to, HttpReply reply, Instant began, long start) {
        boolean ok = reply.status() < 400;
        String result = ok ? Results.words(asked, reply) : reply.status() + (wire.isEmpty() ? " no wire grants it" : " " + Results.errorCode(reply));
        journal.record(new Message(0, began, wire, from, to, asked.summary(), asked.http().body().length, Duration.ofNanos(System.nanoTime() - start), ok, result,
                Message.text(asked.http().body()),
                // what is secret stays out of the journal
                asked.service().equals("secretsmanager") && ok ? "(hidden)" : Message.text(reply.body())));
    }

    @Override
    public void close() {
        server.close();
    }
}
