package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Optional;

/** A GraphQL API that a function asks, with requests that it signs. */
record GraphPort(Facts facts) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import ${failure};
            import ${json};
            import com.fasterxml.jackson.databind.JsonNode;
            import java.io.IOException;
            import java.io.InputStream;
            import java.net.URI;
            import java.nio.charset.StandardCharsets;
            import java.util.Map;
            import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
            import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
            import software.amazon.awssdk.http.ContentStreamProvider;
            import software.amazon.awssdk.http.HttpExecuteRequest;
            import software.amazon.awssdk.http.HttpExecuteResponse;
            import software.amazon.awssdk.http.SdkHttpClient;
            import software.amazon.awssdk.http.SdkHttpMethod;
            import software.amazon.awssdk.http.SdkHttpRequest;
            import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
            import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
            import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

            /** The GraphQL API ${card} on AppSync. */
            final class ${type} implements ${port} {
                private final SdkHttpClient http;
                private final URI url;
                private final AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
                private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
                private final String region = new DefaultAwsRegionProviderChain().getRegion().id();

                ${type}(SdkHttpClient http, String url) {
                    this.http = http;
                    this.url = URI.create(url);
                }

                @Override
                public JsonNode ask(String query, Map<String, ?> variables) {
                    byte[] body = Json.write(Map.of("query", query, "variables", variables)).getBytes(StandardCharsets.UTF_8);
                    JsonNode answer = Json.tree(send(body));
                    JsonNode errors = answer.path("errors");
                    if (errors.size() > 0) {
                        throw new GraphException(errors.path(0).path("message").asText(), errors.path(0).path("errorType").asText());
                    }
                    if (!answer.has("data")) {
                        throw new GraphException(answer.path("message").asText("The API gave no data."), "");
                    }
                    return answer.path("data");
                }

                @Override
                public <T> T ask(String query, Map<String, ?> variables, String field, Class<T> valueType) {
                    return Json.read(Json.write(ask(query, variables).path(field)), valueType);
                }

                private String send(byte[] body) {
                    SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(url)
                            .putHeader("Content-Type", "application/json").putHeader("Content-Length", String.valueOf(body.length)).build();
                    SignedRequest signed = signer.sign(sign -> sign.identity(credentials.resolveCredentials()).request(request)
                            .payload(ContentStreamProvider.fromByteArray(body)).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "appsync")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region));
                    HttpExecuteRequest call = HttpExecuteRequest.builder().request(signed.request())
                            .contentStreamProvider(ContentStreamProvider.fromByteArray(body)).build();
                    try {
                        HttpExecuteResponse response = http.prepareRequest(call).call();
                        try (InputStream in = response.responseBody().map(InputStream.class::cast).orElseGet(InputStream::nullInputStream)) {
                            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        }
                    } catch (IOException e) {
                        throw new GraphException("The API cannot be reached: " + e.getMessage(), "Connection");
                    }
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import ${json};
            import com.fasterxml.jackson.databind.JsonNode;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;

            /** The API in memory, for tests: it gives the data it was told. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<String> queries = new ArrayList<>();
                private Object data = Map.of();

                /** The data of all answers from now on. */
                public void answers(Object value) {
                    data = value;
                }

                /** What was asked, in order. */
                public List<String> queries() {
                    return List.copyOf(queries);
                }

                @Override
                public JsonNode ask(String query, Map<String, ?> variables) {
                    queries.add(query);
                    return Json.tree(Json.write(data));
                }

                @Override
                public <T> T ask(String query, Map<String, ?> variables, String field, Class<T> valueType) {
                    return Json.read(Json.write(ask(query, variables).path(field)), valueType);
                }
            }
            """);

    @Override
    public Client client() {
        return new Client("auth", "software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner", "http", "AppSync");
    }

    @Override
    public String story() {
        return "The GraphQL API " + JavaNames.comment(facts.card().name()) + ", which this function asks.";
    }

    @Override
    public List<String> types() {
        return List.of("GraphException");
    }

    @Override
    public List<String> members(JavaSource unit) {
        String node = unit.type("com.fasterxml.jackson.databind.JsonNode");
        String map = unit.type("java.util.Map");
        return List.of(
                PortSource.method("Sends a query or mutation with its variables and gives the data of the answer; throws a GraphException when the answer has errors.",
                        node + " ask(String query, " + map + "<String, ?> variables)"),
                PortSource.method("Like the other; gives the value of one field of the data.",
                        "<T> T ask(String query, " + map + "<String, ?> variables, String field, Class<T> valueType)"));
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("failure", code.portsPackage() + ".GraphException", "json", code.eventsPackage() + ".Json", "card", JavaNames.comment(facts.card().name()), "type", type,
                "port", interfaceName);
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("json", code.eventsPackage() + ".Json", "type", type, "port", interfaceName);
    }

    /** What is asked is up to the schema. */
    @Override
    public Optional<Use> use(Starter starter) {
        return Optional.empty();
    }

    @Override
    public boolean makesClient() {
        return true;
    }
}
