package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A REST API with stage, key, authorizer and pages, and one function that an HTTP API calls, too. */
class RestApiTest {
    private static final Design DESIGN = Drawings.of("rest",
            "add client web", "add user-pool users", "add rest-api shop", "add rest-api open", "add http-api other", "add function orders",
            "set web.origins '[\"https://shop.example\"]'", "set shop.apiKey true", "set shop.stage prod",
            "connect web shop", "connect web open", "connect users shop",
            "connect shop orders --routes '[{\"method\":\"GET\",\"path\":\"/orders/{id}\",\"authorize\":false},{\"method\":\"POST\",\"path\":\"/orders\"}]'",
            "connect open orders --routes '[{\"method\":\"ANY\",\"path\":\"/{rest+}\"}]'",
            "connect other orders --routes '[{\"method\":\"GET\",\"path\":\"/v2\"}]'");

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("rest"));
        project.code("orders", """
                public class Orders {
                    public HttpResponse handle(HttpRequest request) {
                        if (request.path().endsWith("/fail")) {
                            throw new IllegalStateException("no stock left");
                        }
                        return HttpResponse.text(request.method() + " " + request.path() + " id=" + (request.path().contains("orders/7") ? request.pathParameter("id") : "-")
                                + " q=" + request.query("q").orElse("-") + " sub=" + request.claim("sub").orElse("-") + " body=" + request.body()).cookie("a=1").cookie("b=2");
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    private static String key() {
        return project.run().addresses().stream().map(Address::text).filter(text -> text.startsWith("x-api-key: ")).findFirst().orElseThrow().substring("x-api-key: ".length());
    }

    @Test
    void theStageStandsBeforeThePathAndTheFunctionSeesThePathOfTheRoute() throws Exception {
        HttpResponse<String> response = project.send("GET", project.api("shop") + "/orders/7?q=a%20b", "", "x-api-key", key());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("GET /orders/7 id=7 q=a b sub=- body=");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(project.api("shop")).endsWith("/prod");
        var message = project.message(m -> m.to().equals(project.card("orders")) && m.summary().contains("/orders/7"));
        assertThat(message.wire()).isPresent();
        assertThat(message.result()).isEqualTo("200");
    }

    @Test
    void aRequestWithoutTheKeyOrToNoRouteIsRefusedAsApiGatewayDoes() throws Exception {
        HttpResponse<String> keyless = project.send("GET", project.api("shop") + "/orders/7", "");
        assertThat(keyless.statusCode()).isEqualTo(403);
        assertThat(keyless.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        HttpResponse<String> lost = project.send("GET", project.api("shop") + "/nothing", "", "x-api-key", key());
        assertThat(lost.statusCode()).isEqualTo(403);
        assertThat(lost.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(project.send("GET", project.api("shop").replace("/prod", "") + "/orders/7", "", "x-api-key", key()).statusCode()).isEqualTo(403);
    }

    @Test
    void theAuthorizerLetsTokensOfThePoolIn() throws Exception {
        assertThat(project.send("POST", project.api("shop") + "/orders", "{}", "x-api-key", key()).statusCode()).isEqualTo(401);
        String token = project.run().token(project.card("users"), "ada", Map.of());
        HttpResponse<String> in = project.send("POST", project.api("shop") + "/orders", "{}", "x-api-key", key(), "authorization", token);
        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(in.body()).contains("sub=ada", "body={}");
    }

    @Test
    void pagesAskFirstAndTheAdapterNamesThemInTheAnswer() throws Exception {
        HttpResponse<String> asked = project.send("OPTIONS", project.api("shop") + "/orders", "", "origin", "https://shop.example", "access-control-request-method", "POST");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("access-control-allow-headers")).hasValueSatisfying(value -> assertThat(value).contains("x-api-key"));
        HttpResponse<String> read = project.send("GET", project.api("open") + "/x", "", "origin", "https://shop.example");
        assertThat(read.headers().firstValue("access-control-allow-origin")).contains("https://shop.example");
        assertThat(project.send("GET", project.api("open") + "/x", "", "origin", "https://other.example").headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void theSameFunctionAnswersBothSortsOfApi() throws Exception {
        assertThat(project.send("GET", project.api("other") + "/v2?q=1", "").body()).isEqualTo("GET /v2 id=- q=1 sub=- body=");
        HttpResponse<String> failed = project.send("GET", project.api("open") + "/fail", "");
        assertThat(failed.statusCode()).isEqualTo(500);
    }
}
