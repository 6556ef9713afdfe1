package dev.drawbridge.cloud.local.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP API: payload format 2.0. */
public record HttpStyle() implements ApiStyle {
    @Override
    public Optional<String> routed(String rawPath) {
        return Optional.of(rawPath);
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public Optional<HttpReply> refusal(HttpCall call) {
        return Optional.empty();
    }

    @Override
    public HttpReply noRoute() {
        return HttpReply.message(404, "Not Found");
    }

    @Override
    public HttpReply unauthorized(int status, String reason) {
        HttpReply rejected = HttpReply.message(status, status == 401 ? "Unauthorized" : "Forbidden");
        rejected.headers().put("www-authenticate", List.of("Bearer error=\"invalid_token\" error_description=\"" + reason.replace('"', '\'') + "\""));
        return rejected;
    }

    @Override
    public HttpReply refused(FunctionGuard.Refusal why) {
        return switch (why) {
            case NOBODY -> HttpReply.message(401, "Unauthorized");
            case DENIED, UNSPOKEN -> HttpReply.message(403, "Forbidden");
            case BROKEN -> HttpReply.message(500, "Internal Server Error");
        };
    }

    /** Source: "AWS Lambda authorizers for HTTP APIs", payload format 2.0. */
    @Override
    public ObjectNode question(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<String> token) {
        ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(HttpEvent.of(call, match, apiId, requestId, now, Optional.empty()));
        event.remove("body");
        event.remove("isBase64Encoded");
        event.put("type", "REQUEST").put("routeArn", arn(call, match, apiId));
        event.putArray("identitySource");
        return event;
    }

    @Override
    public String arn(HttpCall call, RouteTable.Match match, String apiId) {
        return FunctionGuard.ARN + apiId + "/$default/" + call.method() + call.rawPath();
    }

    @Override
    public HttpReply tooLarge() {
        return HttpReply.message(413, "Request Entity Too Large");
    }

    @Override
    public byte[] event(HttpCall call, RouteTable.Match match, String apiId, String requestId, Instant now, Optional<? extends Admitted> admitted) {
        return HttpEvent.of(call, match, apiId, requestId, now, admitted);
    }

    @Override
    public HttpReply reply(byte[] answer) {
        return HttpReply.of(answer);
    }

    @Override
    public String trouble(byte[] answer) {
        return HttpReply.isReply(answer) ? "" : "the function's answer is no HTTP response";
    }

    /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html: a function that fails is a 500, one that is throttled a 503. */
    @Override
    public HttpReply failed(boolean throttled) {
        return throttled ? HttpReply.message(503, "Service Unavailable") : HttpReply.message(500, "Internal Server Error");
    }

    @Override
    public HttpReply timedOut() {
        return HttpReply.message(503, "Service Unavailable");
    }

    @Override
    public Duration patience() {
        return HttpGateway.PATIENCE;
    }

    @Override
    public boolean writesCors() {
        return true;
    }
}
