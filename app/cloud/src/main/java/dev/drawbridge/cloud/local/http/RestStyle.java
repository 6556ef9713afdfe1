package dev.drawbridge.cloud.local.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API with its one stage: payload format 1.0. Its refusals are those of "Gateway response types"
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
 *
 * @param stage stands first in every path
 * @param key that requests must carry, if they must
 */
public record RestStyle(String stage, Optional<String> key) implements ApiStyle {
    private static final Duration PATIENCE = Duration.ofSeconds(29);

    @Override
    public Optional<String> routed(String rawPath) {
        String start = prefix();
        if (!rawPath.equals(start) && !rawPath.startsWith(start + "/")) {
            return Optional.empty();
        }
        String rest = rawPath.substring(start.length());
        return Optional.of(rest.isEmpty() ? "/" : rest);
    }

    @Override
    public String prefix() {
        return "/" + stage;
    }

    @Override
    public Optional<HttpReply> refusal(HttpCall call) {
        return key.filter(wanted -> !call.header("x-api-key").filter(wanted::equals).isPresent()).map(_ -> error(403, "Forbidden", "ForbiddenException"));
    }

    @Override
    public HttpReply noRoute() {
        return error(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
    }

    @Override
    public HttpReply unauthorized(int status, String reason) {
        return error(401, "Unauthorized", "UnauthorizedException");
    }

    @Override
    public HttpReply refused(FunctionGuard.Refusal why) {
        return switch (why) {
            case NOBODY -> error(401, "Unauthorized", "UnauthorizedException");
            case DENIED -> denied("User is not authorized to access this resource with an explicit deny");
            case UNSPOKEN -> denied("User is not authorized to access this resource");
            case BROKEN -> broken();
        };
    }

    /** This one answer is spelled with a capital. */
    private static HttpReply denied(String message) {
        HttpReply reply = new HttpReply(403, new TreeMap<>(Map.of("content-type", List.of("application/json"))), JsonMapper.shared().writeValueAsBytes(Map.of("Message", message)));
        reply.headers().put("x-amzn-errortype", List.of("AccessDeniedException"));
        return reply;
    }

    private static HttpReply broken() {
        HttpReply reply = new HttpReply(500, new TreeMap<>(Map.of("content-type", List.of("application/json"))), "{\"message\":null}".getBytes(StandardCharsets.UTF_8));
        reply.headers().put("x-amzn-errortype", List.of("AuthorizerConfigurationException"));
        return reply;
    }

    /** Source: "Input to an API Gateway Lambda authorizer". */
    @Override
    public ObjectNode question(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<String> token) {
        if (token.isPresent()) {
            return JsonMapper.shared().createObjectNode().put("type", "TOKEN").put("methodArn", arn(call, match, apiId)).put("authorizationToken", token.get());
        }
        ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(RestEvent.of(call, match, apiId, stage, requestId, now, Optional.empty()));
        event.remove("body");
        event.remove("isBase64Encoded");
        return event.put("type", "REQUEST").put("methodArn", arn(call, match, apiId));
    }

    @Override
    public String arn(HttpCall call, RouteTable.Match match, String apiId) {
        return FunctionGuard.ARN + apiId + "/" + stage + "/" + call.method() + call.rawPath();
    }

    @Override
    public HttpReply tooLarge() {
        return error(413, "Request Too Long", "RequestTooLargeException");
    }

    @Override
    public byte[] event(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<? extends Admitted> admitted) {
        return RestEvent.of(call, match, apiId, stage, requestId, now, admitted);
    }

    @Override
    public HttpReply reply(byte[] answer) {
        return RestReply.of(answer).orElseGet(() -> failed(false));
    }

    @Override
    public String trouble(byte[] answer) {
        return RestReply.trouble(answer);
    }

    @Override
    public HttpReply failed(boolean throttled) {
        return error(throttled ? 500 : 502, "Internal server error", "InternalServerErrorException");
    }

    @Override
    public HttpReply timedOut() {
        return error(504, "Endpoint request timed out", "IntegrationTimeoutException");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public boolean writesCors() {
        return false;
    }

    private static HttpReply error(int status, String message, String type) {
        HttpReply reply = HttpReply.message(status, message);
        reply.headers().put("x-amzn-errortype", List.of(type));
        return reply;
    }
}
