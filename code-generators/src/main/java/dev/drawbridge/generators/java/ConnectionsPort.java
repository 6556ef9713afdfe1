package dev.drawbridge.generators.java;

import java.util.List;
import java.util.Optional;

/** The open connections of a WebSocket API that a function sends to. */
record ConnectionsPort(Facts facts) implements ServicePort {
    private static final TextTemplate AWS = TextTemplate.of("""
            import ${json};
            import java.net.URI;
            import software.amazon.awssdk.core.SdkBytes;
            import software.amazon.awssdk.http.SdkHttpClient;
            import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
            import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

            /** The connections of the WebSocket API ${card} on API Gateway. */
            final class ${type} implements ${port} {
                private final ApiGatewayManagementApiClient client;

                /** Each API has an address of its own. */
                ${type}(SdkHttpClient http, String url) {
                    this.client = ApiGatewayManagementApiClient.builder().httpClient(http).endpointOverride(URI.create(url)).build();
                }

                @Override
                public boolean send(String connectionId, String text) {
                    try {
                        client.postToConnection(request -> request.connectionId(connectionId).data(SdkBytes.fromUtf8String(text)));
                        return true;
                    } catch (GoneException e) {
                        return false;
                    }
                }

                @Override
                public boolean sendJson(String connectionId, Object value) {
                    return send(connectionId, Json.write(value));
                }

                @Override
                public boolean isOpen(String connectionId) {
                    try {
                        client.getConnection(request -> request.connectionId(connectionId));
                        return true;
                    } catch (GoneException e) {
                        return false;
                    }
                }

                @Override
                public void close(String connectionId) {
                    try {
                        client.deleteConnection(request -> request.connectionId(connectionId));
                    } catch (GoneException e) {
                        // it is closed, as was wished
                    }
                }
            }
            """);
    private static final TextTemplate IN_MEMORY = TextTemplate.of("""
            import ${json};
            import java.util.ArrayList;
            import java.util.HashSet;
            import java.util.List;
            import java.util.Set;

            /** Connections in memory, for tests: all are open until they are closed. Not for several threads. */
            public final class ${type} implements ${port} {
                private final List<Sent> sent = new ArrayList<>();
                private final Set<String> closed = new HashSet<>();

                /** What went over a connection. */
                public record Sent(String connectionId, String text) {}

                /** What was sent, in order. */
                public List<Sent> sent() {
                    return List.copyOf(sent);
                }

                @Override
                public boolean send(String connectionId, String text) {
                    return isOpen(connectionId) && sent.add(new Sent(connectionId, text));
                }

                @Override
                public boolean sendJson(String connectionId, Object value) {
                    return send(connectionId, Json.write(value));
                }

                @Override
                public boolean isOpen(String connectionId) {
                    return !closed.contains(connectionId);
                }

                @Override
                public void close(String connectionId) {
                    closed.add(connectionId);
                }
            }
            """);

    @Override
    public Client client() {
        return new Client("apigatewaymanagementapi", "software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient", "http", "ApiGateway");
    }

    @Override
    public String story() {
        return "The open connections of the WebSocket API " + JavaNames.comment(facts.card().name()) + ".";
    }

    @Override
    public List<String> members(JavaSource unit) {
        return List.of(
                PortSource.method("Sends text, at most 128 KB; false if nobody is there any more. A connection can be sent to once its $connect was answered.",
                        "boolean send(String connectionId, String text)"),
                PortSource.method("Like the other, with a value as JSON.", "boolean sendJson(String connectionId, Object value)"),
                PortSource.method("Whether the connection is open.", "boolean isOpen(String connectionId)"),
                PortSource.method("Closes the connection, if it is open.", "void close(String connectionId)"));
    }

    @Override
    public String adapter(JavaSource unit, FunctionCode code, String type, String interfaceName, String settings) {
        return AWS.fill("json", code.eventsPackage() + ".Json", "card", JavaNames.comment(facts.card().name()), "type", type, "port", interfaceName);
    }

    @Override
    public String inMemory(FunctionCode code, String type, String interfaceName) {
        return IN_MEMORY.fill("json", code.eventsPackage() + ".Json", "type", type, "port", interfaceName);
    }

    /** A request does not say which connection it is for. */
    @Override
    public Optional<Use> use(Starter starter) {
        return Optional.empty();
    }

    @Override
    public boolean makesClient() {
        return true;
    }
}
