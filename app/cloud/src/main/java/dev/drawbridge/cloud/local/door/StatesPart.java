package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.flow.Execution;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions for functions. Source: docs.aws.amazon.com/step-functions/latest/apireference. */
public final class StatesPart implements Part {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_INPUT = 256 * 1024;

    private final Flows flows;

    public StatesPart(Flows flows) {
        this.flows = flows;
    }

    /** What a call needs: the machine that it names, by itself or by one of its executions. */
    static AwsCall call(HttpCall call, String operation, JsonNode body) {
        String arn = body.path("stateMachineArn").asString(body.path("executionArn").asString(""));
        // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, or ...:execution:NAME:EXECUTION
        String[] words = arn.split(":");
        String name = words.length > 6 ? words[6] : arn;
        String input = body.path("input").asString("");
        return new AwsCall("states", operation, List.of(new AwsCall.Need(operation, "state-machine", name, "")),
                AwsCallReader.oneLine(operation + (input.isEmpty() ? "" : " " + input)), AwsCall.Protocol.JSON, call);
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        JsonNode body = JSON.readTree(call.body());
        return switch (operation) {
            case "StartExecution", "StartSyncExecution" -> start(body, operation.equals("StartSyncExecution"));
            case "DescribeExecution", "GetExecutionHistory", "StopExecution" -> flows.execution(body.path("executionArn").asString(""))
                    .map(execution -> of(operation, execution)).orElseGet(() -> error("ExecutionDoesNotExist", "Execution Does Not Exist: '" + body.path("executionArn").asString("") + "'"));
            default -> error("UnknownOperationException", "The local cloud does not know " + operation + " of Step Functions.");
        };
    }

    private HttpReply start(JsonNode body, boolean waits) {
        String arn = body.path("stateMachineArn").asString("");
        Optional<Flows.Machine> machine = flows.machine(arn);
        if (machine.isEmpty()) {
            return error("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        String text = body.path("input").asString("{}");
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT) {
            return error("InvalidExecutionInput", "The input must be smaller than 256 KB.");
        }
        JsonNode input;
        try {
            input = JSON.readTree(text);
        } catch (JacksonException notJson) {
            return error("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + notJson.getOriginalMessage() + "'");
        }
        Execution execution = flows.start(machine.get().card(), body.path("name").asString(""), input);
        if (!execution.input().equals(input)) {
            return error("ExecutionAlreadyExists", "Execution Already Exists: '" + execution.arn() + "'");
        }
        if (waits) {
            execution.await();
            return reply(description(execution));
        }
        return reply(JSON.createObjectNode().put("executionArn", execution.arn()).put("startDate", seconds(execution.started())));
    }

    private HttpReply of(String operation, Execution execution) {
        return switch (operation) {
            case "StopExecution" -> {
                flows.stop(execution.arn());
                yield reply(JSON.createObjectNode().put("stopDate", seconds(Instant.now())));
            }
            case "GetExecutionHistory" -> reply(history(execution));
            default -> reply(description(execution));
        };
    }

    private static ObjectNode description(Execution execution) {
        ObjectNode answer = JSON.createObjectNode().put("executionArn", execution.arn()).put("stateMachineArn", execution.machineArn())
                .put("name", execution.name()).put("startDate", seconds(execution.started())).put("input", execution.input().toString());
        Optional<Execution.End> end = execution.end();
        answer.put("status", end.map(Execution.End::status).orElse("RUNNING"));
        end.ifPresent(how -> {
            answer.put("stopDate", seconds(how.time()));
            how.output().ifPresent(output -> answer.put("output", output.toString()));
            if (how.status().equals("FAILED")) {
                answer.put("error", how.error()).put("cause", how.cause());
            }
        });
        return answer;
    }

    private static ObjectNode history(Execution execution) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        int id = 0;
        for (Execution.Happening each : execution.history()) {
            ObjectNode event = events.addObject().put("timestamp", seconds(each.time())).put("type", each.type()).put("id", ++id).put("previousEventId", id - 1);
            boolean entered = each.type().endsWith("StateEntered");
            if (entered || each.type().endsWith("StateExited")) {
                event.putObject(entered ? "stateEnteredEventDetails" : "stateExitedEventDetails").put("name", each.step()).put(entered ? "input" : "output", each.detail().toString());
            } else if (each.type().equals("ExecutionFailed")) {
                event.set("executionFailedEventDetails", each.detail());
            } else {
                String details = each.type().substring(0, 1).toLowerCase(Locale.ROOT) + each.type().substring(1) + "EventDetails";
                event.putObject(details).put(each.type().equals("ExecutionStarted") ? "input" : "output", each.detail().toString());
            }
        }
        return answer;
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static HttpReply reply(ObjectNode answer) {
        return new HttpReply(200, Map.of("content-type", List.of("application/x-amz-json-1.0")), JSON.writeValueAsBytes(answer));
    }

    private static HttpReply error(String code, String message) {
        return ErrorReply.of(AwsCall.Protocol.JSON, 400, code, message);
    }
}
