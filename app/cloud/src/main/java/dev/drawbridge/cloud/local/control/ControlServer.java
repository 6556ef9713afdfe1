package dev.drawbridge.cloud.local.control;

import com.sun.net.httpserver.HttpExchange;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets other programs of this user steer a run. Everything but {@code GET /token/POOL} asks for the secret of the {@link RunFile};
 * pages in a browser are refused altogether.
 */
public final class ControlServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalCloud cloud;
    private final Supplier<Design> design;
    private final Runnable stop;
    private final String secret;
    private final LoopbackServer server;

    /** @param stop ends the run; called on a thread of its own, after the answer has gone out */
    public ControlServer(LocalCloud cloud, Supplier<Design> design, Runnable stop) {
        this.cloud = cloud;
        this.design = design;
        this.stop = stop;
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
        this.server = new LoopbackServer("The control server", 0, this::serve);
    }

    public URI address() {
        return server.address();
    }

    public String secret() {
        return secret;
    }

    private void serve(HttpExchange exchange) throws IOException {
        HttpCall call = HttpCall.read(exchange, HttpCall.MAX_BODY);
        int status = 200;
        byte[] body;
        try {
            if (call.header("origin").isPresent() || !call.header("host").orElse("").startsWith("127.0.0.1:")) {
                status = 403;
                body = text("Pages in a browser may not steer a run.");
            } else {
                body = answer(call);
            }
        } catch (NotAllowed e) {
            status = 403;
            body = text(e.getMessage());
        } catch (CloudException | ModelException e) {
            status = 400;
            body = text(e.getMessage());
        } catch (RuntimeException bug) {
            status = 500;
            body = text("The run failed: " + bug + ".");
        }
        LoopbackServer.answer(exchange, status, body);
        if (status == 200 && call.rawPath().split("/", 3)[1].equals("stop")) {
            // not before the answer is out: the end of the run is the end of this server, too
            Thread.ofPlatform().name("stop run").start(stop);
        }
    }

    private byte[] answer(HttpCall call) {
        String[] parts = call.rawPath().split("/", 3);
        String action = parts.length > 1 ? parts[1] : "";
        String name = parts.length > 2 ? URLDecoder.decode(parts[2], StandardCharsets.UTF_8) : "";
        if (call.method().equals("GET") && action.equals("token")) {
            String user = call.rawQuery().startsWith("user=") ? URLDecoder.decode(call.rawQuery().substring("user=".length()), StandardCharsets.UTF_8) : "ada";
            return text(cloud.token(card(name), user, Map.of()));
        }
        String given = call.header("authorization").orElse("");
        if (!MessageDigest.isEqual(text("Bearer " + secret), text(given))) {
            throw new NotAllowed("The secret of the run is missing or wrong.");
        }
        return switch (action) {
            case "invoke" -> invoke(cloud.invoke(card(name), call.body()));
            case "tick" -> {
                cloud.tick(card(name));
                yield text("ticked");
            }
            case "sample" -> {
                cloud.sample(card(name));
                yield text("sent");
            }
            case "journal" -> JournalJson.write(cloud, new String(call.body(), StandardCharsets.UTF_8));
            case "stop" -> text("stopping");
            default -> throw new CloudException("There is no action \"" + action + "\".");
        };
    }

    private NodeId card(String name) {
        return design.get().nodeNamed(name).map(Node::id).orElseThrow(() -> new CloudException("The drawing has no card \"" + name + "\"."));
    }

    private static byte[] invoke(LocalCloud.Invocation invocation) {
        ObjectNode json = JSON.createObjectNode().put("ok", invocation.ok()).put("answer", new String(invocation.answer(), StandardCharsets.UTF_8))
                .put("durationMs", invocation.duration().toNanos() / 1e6).put("initMs", invocation.initDuration().toNanos() / 1e6);
        var log = json.putArray("log");
        invocation.log().forEach(log::add);
        return JSON.writeValueAsBytes(json);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The caller did not show the secret. */
    private static final class NotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAllowed(String message) {
            super(message);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
