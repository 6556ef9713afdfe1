package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lambda for functions: Invoke, waiting ({@code RequestResponse}) or not ({@code Event}). */
public final class LambdaPart implements Part {
    private final Functions functions;
    private final Function<String, Optional<NodeId>> functionOfName;

    public LambdaPart(Functions functions, Function<String, Optional<NodeId>> functionOfName) {
        this.functions = functions;
        this.functionOfName = functionOfName;
    }

    @Override
    public HttpReply handle(NodeId caller, String operation, HttpCall call) {
        String name = URLDecoder.decode(call.rawPath().split("/")[3], StandardCharsets.UTF_8);
        Optional<NodeId> function = functionOfName.apply(name.substring(name.lastIndexOf(':') + 1));
        if (function.isEmpty()) {
            return ErrorReply.of(AwsCall.Protocol.REST_JSON, 404, "ResourceNotFoundException", "Function not found: " + name);
        }
        return switch (call.header("x-amz-invocation-type").orElse("RequestResponse")) {
            case "DryRun" -> new HttpReply(204, Map.of(), new byte[0]);
            case "Event" -> {
                Thread.startVirtualThread(() -> functions.run(function.get(), call.body()));
                yield new HttpReply(202, Map.of(), new byte[0]);
            }
            default -> {
                Functions.Outcome outcome = functions.run(function.get(), call.body());
                Map<String, List<String>> headers = new LinkedHashMap<>(Map.of("content-type", List.of("application/json"), "x-amz-executed-version", List.of("$LATEST")));
                if (!outcome.ok()) {
                    headers.put("x-amz-function-error", List.of("Unhandled"));
                }
                yield new HttpReply(200, headers, outcome.answer());
            }
        };
    }
}
