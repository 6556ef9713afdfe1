package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.graph.GraphGateway;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** GraphQL APIs for functions that ask them, with requests that they signed. The path is {@code /API/graphql}. */
public final class GraphPart implements Part {
    private final Function<String, Optional<GraphGateway>> apis;

    /** @param apis the API of a name */
    public GraphPart(Function<String, Optional<GraphGateway>> apis) {
        this.apis = apis;
    }

    static AwsCall call(HttpCall call) {
        String kind = GraphGateway.kind(call.body());
        return new AwsCall("appsync", "GraphQL", List.of(new AwsCall.Need("GraphQL", "graphql-api", name(call), kind)),
                AwsCallReader.oneLine(new String(call.body(), StandardCharsets.UTF_8)), AwsCall.Protocol.GRAPHQL, call);
    }

    private static String name(HttpCall call) {
        String[] steps = call.rawPath().split("/");
        return steps.length == 3 && steps[2].equals("graphql") ? steps[1] : "";
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        return apis.apply(name(call)).map(api -> api.ask(caller.card(), "arn:aws:sts::000000000000:assumed-role/" + caller.card().value(), call))
                .orElseGet(() -> ErrorReply.of(AwsCall.Protocol.GRAPHQL, 404, "NotFoundException", "There is no such API."));
    }
}
