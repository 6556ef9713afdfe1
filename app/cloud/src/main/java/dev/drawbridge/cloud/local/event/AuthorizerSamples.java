package dev.drawbridge.cloud.local.event;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.wire.WireRule;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an API asks the function that decides who may pass. Source: the guide of API Gateway. Pure. */
final class AuthorizerSamples {
    private AuthorizerSamples() {}

    /** @param time that the request has */
    static ObjectNode of(WireRule row, Wire wire, Node api, Instant time) {
        List<String> identity = row.value(wire, "identity").map(Value::asItems).orElse(List.of()).stream().map(Value::display).toList();
        String token = "Bearer token";
        String arn = "arn:aws:execute-api" + SampleJson.ACCOUNT + api.id().value() + "/";
        ObjectNode headers = SampleJson.NODES.objectNode().put("host", "127.0.0.1").put("user-agent", "drawbridge");
        ObjectNode query = SampleJson.NODES.objectNode();
        identity.forEach(place -> (place.startsWith("query.") ? query : headers).put(place.substring(place.indexOf('.') + 1), token));
        if (api.kind().equals("rest-api") && row.text(wire, "given").equals("TOKEN")) {
            return SampleJson.NODES.objectNode().put("type", "TOKEN").put("methodArn", arn + "live/GET/").put("authorizationToken", token);
        }
        ObjectNode event = SampleJson.NODES.objectNode();
        ObjectNode context = SampleJson.NODES.objectNode().put("accountId", LocalNames.ACCOUNT).put("apiId", api.id().value()).put("domainName", "127.0.0.1").put("requestId", "1");
        if (api.kind().equals("http-api")) {
            event.put("version", "2.0").put("type", "REQUEST").put("routeArn", arn + "$default/GET/");
            identity.forEach(_ -> event.withArray("/identitySource").add(token));
            event.put("routeKey", "GET /").put("rawPath", "/").put("rawQueryString", "");
            event.putArray("cookies");
            context.put("domainPrefix", "local").put("routeKey", "GET /").put("stage", "$default").put("time", "01/Jan/2030:00:00:00 +0000").put("timeEpoch", time.toEpochMilli())
                    .putObject("http").put("method", "GET").put("path", "/").put("protocol", "HTTP/1.1").put("sourceIp", "127.0.0.1").put("userAgent", "drawbridge");
        } else {
            boolean socket = api.kind().equals("websocket-api");
            event.put("type", "REQUEST").put("methodArn", arn + (socket ? "live/$connect" : "live/GET/"));
            context.put("stage", "live").putObject("identity").put("sourceIp", "127.0.0.1").put("userAgent", "drawbridge");
            if (socket) {
                context.put("routeKey", "$connect").put("eventType", "CONNECT").put("connectionId", "sample=").put("connectedAt", time.toEpochMilli());
            } else {
                event.put("resource", "/").put("path", "/").put("httpMethod", "GET");
                context.put("resourcePath", "/").put("httpMethod", "GET").put("path", "/live/");
            }
        }
        event.set("headers", headers);
        event.set("queryStringParameters", query);
        event.putObject("pathParameters");
        event.putObject("stageVariables");
        event.set("requestContext", context);
        return event;
    }
}
