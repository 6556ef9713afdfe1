package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.socket.SocketGateway;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The connections of WebSocket APIs for functions: send, ask, close. The path is {@code /API/STAGE/@connections/ID}. Source: "Use @connections commands in
 * your backend service" in the API Gateway guide.
 */
public final class ConnectionsPart implements Part {
    private static final String CONNECTIONS = "@connections";
    private static final int LONGEST = 128 * 1024;

    private final Function<String, Optional<SocketGateway>> apis;

    /** @param apis the API of a name */
    public ConnectionsPart(Function<String, Optional<SocketGateway>> apis) {
        this.apis = apis;
    }

    static AwsCall call(HttpCall call) {
        String[] words = words(call);
        String operation = switch (call.method()) {
            case "POST" -> "PostToConnection";
            case "DELETE" -> "DeleteConnection";
            default -> "GetConnection";
        };
        String text = new String(call.body(), StandardCharsets.UTF_8);
        return new AwsCall("execute-api", operation, List.of(new AwsCall.Need("ManageConnections", "websocket-api", words[0], "connections")),
                AwsCallReader.oneLine(operation + (text.isEmpty() ? "" : " " + text)), AwsCall.Protocol.REST_JSON, call);
    }

    /** API, stage and connection; empty texts where the path has none. */
    private static String[] words(HttpCall call) {
        String[] steps = call.rawPath().split("/");
        boolean known = steps.length == 5 && URLDecoder.decode(steps[3], StandardCharsets.UTF_8).equals(CONNECTIONS);
        return known ? new String[] {steps[1], steps[2], URLDecoder.decode(steps[4].replace("+", "%2B"), StandardCharsets.UTF_8)} : new String[] {"", "", ""};
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        String[] words = words(call);
        Optional<SocketGateway> api = apis.apply(words[0]).filter(gateway -> gateway.stage().equals(words[1]));
        if (api.isEmpty()) {
            return error(403, "ForbiddenException", "Forbidden");
        }
        if (call.body().length > LONGEST) {
            return error(413, "PayloadTooLargeException", "A message may have 128 KB.");
        }
        return switch (operation) {
            case "PostToConnection" -> done(api.get().send(words[2], new String(call.body(), StandardCharsets.UTF_8)), 200);
            case "DeleteConnection" -> done(api.get().end(words[2]), 204);
            default -> api.get().info(words[2]).map(ConnectionsPart::info).orElseGet(() -> done(false, 200));
        };
    }

    private static HttpReply done(boolean open, int status) {
        return open ? new HttpReply(status, Map.of("content-type", List.of("application/json")), new byte[0]) : error(410, "GoneException", "Gone");
    }

    private static HttpReply info(SocketGateway.Info info) {
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("connectedAt", info.opened().toString()).put("lastActiveAt", info.active().toString());
        answer.putObject("identity").put("sourceIp", info.sourceIp()).put("userAgent", info.userAgent());
        return new HttpReply(200, Map.of("content-type", List.of("application/json")), JsonMapper.shared().writeValueAsBytes(answer));
    }

    private static HttpReply error(int status, String code, String message) {
        return ErrorReply.of(AwsCall.Protocol.REST_JSON, status, code, message);
    }
}
