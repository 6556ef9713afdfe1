package dev.drawbridge.cloud.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HttpEventTest {
    private static final Instant NOW = Instant.parse("2026-03-12T19:03:58.390Z");

    private static JsonNode event(HttpCall call, String key, Optional<Claims> claims) {
        Route route = new Route(key.split(" ")[0], key.split(" ")[1], true, new WireId("w"), new NodeId("f"));
        RouteTable.Match match = new RouteTable(List.of(route)).match(call.method(), call.rawPath()).orElseThrow();
        return JsonMapper.shared().readTree(HttpEvent.of(call, match, "shop", "id-1", NOW, claims));
    }

    /** The members of https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html. */
    @Test
    void anEventHasTheShapeOfPayloadFormatTwo() {
        HttpCall call = Calls.of("POST", "/my/path?parameter1=value1&parameter1=value2&parameter2=value", "Hello from Lambda",
                "cookie", "cookie1; cookie2", "header1", "value1", "header1", "value2", "content-type", "text/plain", "host", "127.0.0.1:8000", "user-agent", "agent");
        JsonNode event = event(call, "POST /my/{part}", Optional.of(new Claims(Map.of("claim1", "value1", "groups", List.of("a", "b"), "level", 3), List.of("scope1"))));
        String expected = """
                {"version": "2.0", "routeKey": "POST /my/{part}", "rawPath": "/my/path",
                 "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=value",
                 "cookies": ["cookie1", "cookie2"],
                 "headers": {"header1": "value1,value2", "content-type": "text/plain", "host": "127.0.0.1:8000", "user-agent": "agent"},
                 "queryStringParameters": {"parameter1": "value1,value2", "parameter2": "value"},
                 "requestContext": {
                   "accountId": "000000000000", "apiId": "shop",
                   "authorizer": {"jwt": {"claims": {"claim1": "value1", "groups": "[a b]", "level": "3"}, "scopes": ["scope1"]}},
                   "domainName": "127.0.0.1:8000", "domainPrefix": "shop",
                   "http": {"method": "POST", "path": "/my/path", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "agent"},
                   "requestId": "id-1", "routeKey": "POST /my/{part}", "stage": "$default",
                   "time": "12/Mar/2026:19:03:58 +0000", "timeEpoch": 1773342238390},
                 "pathParameters": {"part": "path"},
                 "body": "Hello from Lambda", "isBase64Encoded": false}
                """;
        assertThat(event).isEqualTo(JsonMapper.shared().readTree(expected));
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        JsonNode event = event(Calls.of("GET", "/a", ""), "GET /a", Optional.empty());
        assertThat(event.propertyNames()).doesNotContain("cookies", "queryStringParameters", "pathParameters", "body");
        assertThat(event.path("requestContext").has("authorizer")).isFalse();
        assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
    }

    @Test
    void bytesComeAsBase64AndTextThatIsNoTextToo() {
        JsonNode image = event(Calls.of("POST", "/a", "png", "content-type", "image/png"), "POST /a", Optional.empty());
        assertThat(image.path("body").asString()).isEqualTo("cG5n");
        assertThat(image.path("isBase64Encoded").asBoolean()).isTrue();
        HttpCall broken = new HttpCall("POST", "/a", "", Map.of("content-type", List.of("application/json")), new byte[] {(byte) 0xff}, "127.0.0.1");
        assertThat(event(broken, "POST /a", Optional.empty()).path("body").asString()).isEqualTo("/w==");
    }

    @Test
    void aQueryIsDecodedAndANameWithoutValueIsEmpty() {
        assertThat(HttpEvent.query("q=a%20b+c&flag&bad=%zz")).isEqualTo(Map.of("q", "a b c", "flag", "", "bad", "%zz"));
    }
}
