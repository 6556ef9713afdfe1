package dev.drawbridge.cloud.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Design;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A GraphQL API with functions in JVMs of their own. */
class GraphqlApiTest {
    private static final Design DESIGN = Drawings.of("graphs", "add client web", "add graphql-api shop", "add graphql-api inner", "add function catalog", "add function reviews", "add function notify", "add function stranger",
            "add http-api tell", "add user-pool people", "set inner.schemaUri inner.graphql", "connect web shop", "connect people inner",
            "connect shop catalog --fields '[\"Query.getProduct\",\"Query.search\",\"Mutation.addProduct\"]'", "connect shop reviews --fields '[\"Product.reviews\"]'",
            "connect inner catalog --fields '[\"Query.getProduct\"]'", "connect notify shop --mode write", "connect tell notify --routes '[{\"method\":\"POST\",\"path\":\"/tell\",\"authorize\":false}]'",
            "connect tell stranger --routes '[{\"method\":\"POST\",\"path\":\"/stranger\",\"authorize\":false}]'");
    private static final String SCHEMA = """
            # ours
            type Query {
              getProduct(id: ID!): Product
              search(text: String, since: AWSDate): [Product!]
              nobody: String
            }

            type Mutation {
              addProduct(id: ID!, more: AWSJSON): Product @aws_iam @aws_api_key
            }

            type Product @aws_iam @aws_api_key {
              id: ID!
              name: String
              reviews(top: Int = 3): [String]
            }
            """;

    @TempDir
    static Path temporary;
    private static Project project;

    @BeforeAll
    static void start() throws IOException {
        project = Project.of(DESIGN, temporary.resolve("graphs"));
        Files.writeString(project.folder.resolve("schema.graphql"), SCHEMA);
        Files.writeString(project.folder.resolve("inner.graphql"), "type Query { getProduct(id: ID!): Product }\ntype Product { id: ID!, name: String }\n");
        project.code("catalog", """
                public class Catalog {
                    record Wanted(String id, Map<String, Object> more) {}

                    public Object handle(GraphCall call) {
                        return switch (call.field()) {
                            case "Query.getProduct" -> {
                                String id = call.argument("id", String.class).orElseThrow();
                                if (id.equals("broken")) {
                                    throw new IllegalStateException("no stock left");
                                }
                                yield id.equals("none") ? null : Map.of("id", id, "name", call.user().orElse(String.join(",", call.selection())));
                            }
                            case "Query.search" -> List.of(Map.of("id", "1", "name", call.argument("since", String.class).orElse("-")), Map.of("id", "2"));
                            default -> {
                                Wanted wanted = call.arguments(Wanted.class);
                                yield Map.of("id", wanted.id(), "name", String.valueOf(wanted.more()));
                            }
                        };
                    }
                }
                """);
        project.code("reviews", """
                public class Reviews {
                    public Object handle(GraphCall call) {
                        String id = String.valueOf(call.source(Map.class).orElseThrow().get("id"));
                        return List.of(id + " is good", "top " + call.argument("top", Integer.class).orElse(0));
                    }
                }
                """);
        project.code("notify", """
                public class Notify {
                    private final ShopGraph shop;

                    public Notify(ShopGraph shop) {
                        this.shop = shop;
                    }

                    public HttpResponse handle(HttpRequest request) {
                        try {
                            Map<?, ?> product = shop.ask("mutation Add($id: ID!) { addProduct(id: $id) { id } }", Map.of("id", request.body()), "addProduct", Map.class);
                            String refused = "";
                            try {
                                shop.ask("{ search { id } }", Map.of());
                            } catch (GraphException e) {
                                refused = e.getMessage();
                            } catch (IllegalArgumentException e) {
                                refused = e.getMessage();
                            }
                            return HttpResponse.ok(Map.of("product", product, "refused", refused));
                        } catch (GraphException e) {
                            return HttpResponse.problem(500, e.type() + " " + e.getMessage());
                        }
                    }
                }
                """);
        project.start();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    private static HttpResponse<String> post(String api, Map<String, Object> body, String... headers) throws Exception {
        return project.send("POST", project.api(api), JsonMapper.shared().writeValueAsString(body), headers);
    }

    private static JsonNode ask(String query, Map<String, Object> variables) throws Exception {
        HttpResponse<String> response = post("shop", Map.of("query", query, "variables", variables), "x-api-key", "local-api-key-for-shop");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void fieldsGetTheirValuesFromTheFunctionsThatAreWiredForThem() throws Exception {
        assertThat(project.api("shop")).matches("http://127\\.0\\.0\\.1:\\d+/graphql");
        JsonNode answer = ask("query One($id: ID!) { getProduct(id: $id) { id name reviews(top: 2) } other: getProduct(id: \"none\") { id } nobody }", Map.of("id", "7"));
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        assertThat(answer.path("data").path("getProduct")).hasToString("{\"id\":\"7\",\"name\":\"id,name,reviews\",\"reviews\":[\"7 is good\",\"top 2\"]}");
        assertThat(answer.path("data").path("other").isNull()).isTrue();
        assertThat(answer.path("data").path("nobody").isNull()).isTrue();
        assertThat(ask("{ search(since: \"2026-01-31\") { name reviews } }", Map.of()).path("data").path("search")).hasToString(
                "[{\"name\":\"2026-01-31\",\"reviews\":[\"1 is good\",\"top 3\"]},{\"name\":null,\"reviews\":[\"2 is good\",\"top 3\"]}]");
        assertThat(ask("mutation { addProduct(id: 9, more: \"{\\\"a\\\": 1}\") { id name } }", Map.of()).path("data").path("addProduct")).hasToString("{\"id\":\"9\",\"name\":\"{a=1}\"}");
        Message crossed = project.message(message -> message.summary().equals("Product.reviews"));
        assertThat(crossed.wire()).isPresent();
        assertThat(crossed.payload()).contains("\"parentTypeName\":\"Product\"", "\"source\":{", "\"stash\":{}", "\"prev\":null");
        assertThat(project.message(message -> message.from().equals(project.card("web")) && message.summary().startsWith("query One")).result()).isEqualTo("200");
    }

    @Test
    void whatGoesWrongIsToldAsAppSyncTellsIt() throws Exception {
        JsonNode failed = ask("{ getProduct(id: \"broken\") { id } }", Map.of());
        JsonNode error = failed.path("errors").path(0);
        assertThat(error.path("message").asString()).isEqualTo("no stock left");
        assertThat(error.path("errorType").asString()).isEqualTo("Lambda:Unhandled");
        assertThat(error.path("path")).hasToString("[\"getProduct\"]");
        assertThat(failed.path("data").path("getProduct").isNull()).isTrue();
        assertThat(ask("{ unknown }", Map.of()).path("errors").path(0).path("message").asString()).contains("FieldUndefined", "unknown");
        assertThat(ask("{ search(since: \"yesterday\") { id } }", Map.of()).path("errors").path(0).path("message").asString()).contains("AWSDate");
        assertThat(ask("{ __schema { queryType { name } } }", Map.of()).path("data").path("__schema").path("queryType").path("name").asString()).isEqualTo("Query");
        HttpResponse<String> noKey = post("shop", Map.of("query", "{ nobody }"));
        assertThat(noKey.statusCode()).isEqualTo(401);
        assertThat(noKey.body()).contains("UnauthorizedException", "x-api-key");
        assertThat(post("shop", Map.of("query", "{ nobody }"), "x-api-key", "other").statusCode()).isEqualTo(401);
        assertThat(post("shop", Map.of("nothing", 1), "x-api-key", "local-api-key-for-shop").body()).contains("MalformedHttpRequestException");
        assertThat(post("shop", Map.of("query", "subscription { a }"), "x-api-key", "local-api-key-for-shop").body()).contains("UnsupportedOperation");
        assertThat(project.send("GET", project.api("shop"), "").statusCode()).isEqualTo(405);
    }

    @Test
    void aPoolThatIsWiredAsksForItsTokens() throws Exception {
        assertThat(post("inner", Map.of("query", "{ getProduct(id: 1) { id } }")).statusCode()).isEqualTo(401);
        String token = project.run().token(project.card("people"), "ada", Map.of());
        HttpResponse<String> known = post("inner", Map.of("query", "{ getProduct(id: 1) { id name } }"), "authorization", token);
        assertThat(known.body()).isEqualTo("{\"data\":{\"getProduct\":{\"id\":\"1\",\"name\":\"ada\"}}}");
    }

    @Test
    void aFunctionAsksWithItsOwnSignatureAndOnlyWhatItsWirePermits() throws Exception {
        HttpResponse<String> told = project.send("POST", project.api("tell") + "/tell", "42");
        assertThat(told.body()).contains("\"id\":\"42\"");
        assertThat(told.body()).contains("notify is not permitted to perform appsync:GraphQL on shop");
        Message asked = project.message(message -> message.from().equals(project.card("notify")) && message.to().equals(project.card("shop")) && message.ok());
        assertThat(asked.wire()).isPresent();
    }

    @Test
    void anEditOfTheSchemaCountsFromTheNextRequestOn() throws Exception {
        Path inner = project.folder.resolve("inner.graphql");
        String token = project.run().token(project.card("people"), "ada", Map.of());
        String before = Files.readString(inner);
        try {
            Files.writeString(inner, before + "extend type Query { later: String }\n");
            assertThat(post("inner", Map.of("query", "{ later }"), "authorization", token).body()).isEqualTo("{\"data\":{\"later\":null}}");
            Files.writeString(inner, "type Query {\n  getProduct(id: ID!) Product\n}\n");
            assertThat(post("inner", Map.of("query", "{ later }"), "authorization", token).body()).contains("inner.graphql:2:");
        } finally {
            Files.writeString(inner, before);
        }
    }
}
