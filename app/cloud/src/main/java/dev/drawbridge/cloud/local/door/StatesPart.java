package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.flow.Execution;
import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.cloud.local.flow.Flows;
import dev.drawbridge.cloud.local.flow.Tokens;
import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final int DEFAULT_PAGE = 100;
    private static final int DEFAULT_HISTORY = 1_000;

    private final Flows flows;

    public StatesPart(Flows flows) {
        this.flows = flows;
    }

    /** What a call needs: the machine that it names, by itself, by one of its executions or by a token of one of its steps. */
    static AwsCall call(HttpCall call, String operation, JsonNode body) {
        boolean byExecution = body.has("executionArn");
        String token = body.path("taskToken").asString("");
        String arn = body.path("stateMachineArn").asString(body.path("executionArn").asString(""));
        // arn:aws:states:REGION:ACCOUNT:stateMachine:NAME, or ...:execution:NAME:EXECUTION
        String[] words = arn.split(":");
        String name = !token.isEmpty() ? Tokens.machine(token) : words.length > 6 ? words[6] : arn;
        String input = body.path("input").asString(body.path("output").asString(""));
        return new AwsCall("states", operation, List.of(new AwsCall.Need(operation, "state-machine", name, byExecution ? "execution" : "")),
                AwsCallReader.oneLine(operation + (input.isEmpty() ? "" : " " + input)), AwsCall.Protocol.JSON, call);
    }

    @Override
    public HttpReply handle(Caller caller, String operation, HttpCall call) {
        JsonNode body = JSON.readTree(call.body());
        return switch (operation) {
            case "StartExecution", "StartSyncExecution" -> start(body, operation.equals("StartSyncExecution"));
            case "DescribeExecution", "GetExecutionHistory", "StopExecution" -> flows.execution(body.path("executionArn").asString(""))
                    .map(execution -> of(operation, execution, body)).orElseGet(() -> error("ExecutionDoesNotExist", "Execution Does Not Exist: '" + body.path("executionArn").asString("") + "'"));
            case "ListExecutions" -> list(body);
            case "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat" -> answered(operation, body);
            default -> error("UnknownOperationException", "The local cloud does not know " + operation + " of Step Functions.");
        };
    }

    private HttpReply answered(String operation, JsonNode body) {
        String token = body.path("taskToken").asString("");
        try {
            boolean waiting = switch (operation) {
                case "SendTaskSuccess" -> flows.tokens().success(token, JSON.readTree(body.path("output").asString("")));
                case "SendTaskFailure" -> flows.tokens().failure(token, body.path("error").asString(""), body.path("cause").asString(""));
                default -> flows.tokens().heartbeat(token);
            };
            return waiting ? reply(JSON.createObjectNode()) : error("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        } catch (JacksonException notJson) {
            return error("InvalidOutput", "Invalid output: '" + notJson.getOriginalMessage() + "'");
        }
    }

    private HttpReply list(JsonNode body) {
        String arn = body.path("stateMachineArn").asString("");
        Optional<Flows.Machine> machine = flows.machine(arn);
        if (machine.isEmpty()) {
            return error("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        if (machine.get().express()) {
            return error("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }
        String status = body.path("statusFilter").asString("");
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode all = answer.putArray("executions");
        flows.executions(arn).stream().map(StatesPart::description).filter(each -> status.isEmpty() || each.get("status").asString().equals(status))
                .limit(body.path("maxResults").asInt(0) > 0 ? body.get("maxResults").asInt() : DEFAULT_PAGE)
                .forEach(each -> all.add(each.without(List.of("input", "output", "error", "cause"))));
        return reply(answer);
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
        if (waits && !machine.get().express()) {
            return error("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
        }
        JsonNode input;
        try {
            input = JSON.readTree(text);
        } catch (JacksonException notJson) {
            return error("InvalidExecutionInput", "Invalid State Machine Execution Input: '" + notJson.getOriginalMessage() + "'");
        }
        Execution execution = flows.start(machine.get().card(), body.path("name").asString(""), input);
        if (!machine.get().express() && !execution.input().equals(input)) {
            return error("ExecutionAlreadyExists", "Execution Already Exists: '" + execution.arn() + "'");
        }
        if (waits) {
            execution.await();
            return reply(description(execution));
        }
        return reply(JSON.createObjectNode().put("executionArn", execution.arn()).put("startDate", seconds(execution.started())));
    }

    private HttpReply of(String operation, Execution execution, JsonNode body) {
        return switch (operation) {
            case "StopExecution" -> {
                flows.stop(execution.arn(), body.path("error").asString(""), body.path("cause").asString(""));
                yield reply(JSON.createObjectNode().put("stopDate", seconds(Instant.now())));
            }
            case "GetExecutionHistory" -> reply(history(execution, body));
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
            if (!how.error().isEmpty()) {
                answer.put("error", how.error()).put("cause", how.cause());
            }
        });
        return answer;
    }

    private static ObjectNode history(Execution execution, JsonNode body) {
        List<ObjectNode> events = new ArrayList<>();
        int id = 0;
        for (Execution.Happening each : execution.history()) {
            ObjectNode event = JSON.createObjectNode().put("timestamp", seconds(each.time())).put("type", each.type()).put("id", ++id).put("previousEventId", id - 1);
            boolean entered = each.type().endsWith("StateEntered");
            if (entered || each.type().endsWith("StateExited")) {
                event.putObject(entered ? "stateEnteredEventDetails" : "stateExitedEventDetails").put("name", each.step()).put(entered ? "input" : "output", each.detail().toString());
            } else {
                String details = each.type().substring(0, 1).toLowerCase(Locale.ROOT) + each.type().substring(1) + "EventDetails";
                details(event.putObject(details), each);
            }
            events.add(event);
        }
        if (body.path("reverseOrder").asBoolean(false)) {
            events = events.reversed();
        }
        ObjectNode answer = JSON.createObjectNode();
        int most = body.path("maxResults").asInt(0) > 0 ? body.get("maxResults").asInt() : DEFAULT_HISTORY;
        answer.putArray("events").addAll(events.stream().limit(most).toList());
        return answer;
    }

    private static void details(ObjectNode details, Execution.Happening each) {
        switch (each.type()) {
            case "ExecutionStarted" -> details.put("input", each.detail().toString());
            case "ExecutionSucceeded" -> details.put("output", each.detail().toString());
            case "TaskScheduled" -> details.put("resourceType", resource(each)).put("resource", resource(each)).put("region", LocalNames.REGION).put("parameters", each.detail().path("parameters").toString());
            case "TaskSucceeded" -> details.put("resourceType", "task").put("resource", "task").put("output", each.detail().toString());
            case "TaskFailed" -> {
                details.put("resourceType", "task").put("resource", "task");
                details.setAll((ObjectNode) each.detail());
            }
            default -> {
                if (each.detail() instanceof ObjectNode object) {
                    details.setAll(object);
                }
            }
        }
    }

    private static String resource(Execution.Happening each) {
        return each.detail().path("resource").asString("").replaceFirst("^arn:[^:]+:states:::", "");
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
