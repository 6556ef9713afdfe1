package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.flow.Execution;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpGateway;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.model.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Routes of a REST API that start a state machine: the body is the input, and the answer is that of StartExecution, at once. So it is with
 * the mapping that SAM writes for an Api event of a state machine.
 */
final class StartIntegration implements HttpGateway.Integration {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Flows flows;
    private final NodeId machine;

    StartIntegration(Flows flows, NodeId machine) {
        this.flows = flows;
        this.machine = machine;
    }

    @Override
    public HttpReply answer(HttpCall call) {
        try {
            // $input.json('$') of no body is an empty object
            JsonNode input = call.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(call.body());
            Execution execution = flows.start(machine, "", input);
            return reply(200, JSON.createObjectNode().put("executionArn", execution.arn()).put("startDate", execution.started().toEpochMilli() / 1000.0));
        } catch (JacksonException notJson) {
            return reply(400, JSON.createObjectNode().put("__type", "InvalidExecutionInput").put("message", "Invalid State Machine Execution Input: '" + notJson.getOriginalMessage() + "'"));
        } catch (CloudException unusable) {
            return reply(500, JSON.createObjectNode().put("message", unusable.getMessage()));
        }
    }

    private static HttpReply reply(int status, ObjectNode body) {
        return new HttpReply(status, new LinkedHashMap<>(Map.of("content-type", List.of("application/json"))), JSON.writeValueAsBytes(body));
    }
}
