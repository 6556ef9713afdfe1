package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.cloud.local.source.AsyncInvocations;
import dev.drawbridge.cloud.local.source.Functions;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lambda for functions: Invoke, waiting ({@code RequestResponse}) or not ({@code Event}, with Lambda's retries and failure queue). */
public final class LambdaPart implements Part {
    /** Limits of a payload: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    private static final int MAX_WAITING = 6 * 1024 * 1024;
    private static final int MAX_EVENT = 1024 * 1024;

    private final Functions functions;
    private final AsyncInvocations async;
    private final Function<String, Optional<NodeId>> functionOfName;

    public LambdaPart(Functions functions, AsyncInvocations async, Function<String, Optional<NodeId>> functionOfName) {
        this.functions = functions;
        this.async = async;
        this.functionOfName = functionOfName;
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        String name = AwsCallReader.functionName(call);
        Optional<NodeId> function = functionOfName.apply(name);
        if (function.isEmpty()) {
            return ErrorReply.of(AwsCall.Protocol.REST_JSON, 404, "ResourceNotFoundException", "Function not found: " + name);
        }
        String type = call.header("x-amz-invocation-type").orElse("RequestResponse");
        int limit = type.equals("Event") ? MAX_EVENT : MAX_WAITING;
        if (call.body().length > limit) {
            return ErrorReply.of(AwsCall.Protocol.REST_JSON, 413, "RequestTooLargeException", "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
        }
        byte[] event = call.body().length == 0 ? new byte[] {'{', '}'} : call.body();
        return switch (type) {
            case "DryRun" -> new HttpReply(204, Map.of(), new byte[0]);
            case "Event" -> {
                async.start(caller.wire(), caller.card(), function.get(), "event", event);
                yield new HttpReply(202, Map.of(), new byte[0]);
            }
            default -> answered(functions.run(function.get(), event));
        };
    }

    private static HttpReply answered(Functions.Outcome outcome) {
        if (outcome.throttled()) {
            return ErrorReply.of(AwsCall.Protocol.REST_JSON, 429, "TooManyRequestsException", "Rate Exceeded.");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(Map.of("content-type", List.of("application/json"), "x-amz-executed-version", List.of("$LATEST")));
        if (!outcome.ok()) {
            headers.put("x-amz-function-error", List.of("Unhandled"));
        }
        return new HttpReply(200, headers, outcome.answer());
    }
}
