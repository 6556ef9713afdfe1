package dev.drawbridge.cloud.local.flow;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Steps that start another state machine, and perhaps wait for its end
 * (docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html).
 */
final class ChildExecutions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TARGET = "AWSStepFunctions.";
    /** Parts of answers that are texts of JSON. */
    private static final Set<String> TEXTS = Set.of("Input", "Output");

    private final DoorCalls door;
    private final Function<String, Execution> executions;

    ChildExecutions(DoorCalls door, Function<String, Execution> executions) {
        this.door = door;
        this.executions = executions;
    }

    JsonNode start(String operation, String pattern, JsonNode parameters) throws InterruptedException {
        if (!operation.equals("StartExecution")) {
            throw FlowError.runtime("The local cloud knows no " + operation + " of Step Functions in a step, only startExecution.");
        }
        ObjectNode ask = (ObjectNode) named(parameters, false);
        if (ask.has("input") && !ask.get("input").isString()) {
            ask.put("input", ask.get("input").toString());
        }
        JsonNode started = named(answer("StartExecution", ask), true);
        return pattern.startsWith("sync") ? finished(started.path("ExecutionArn").asString(""), pattern.equals("sync:2")) : started;
    }

    private JsonNode answer(String operation, JsonNode ask) throws InterruptedException {
        HttpResponse<String> reply = door.json("states", TARGET + operation, ask);
        JsonNode answer = DoorCalls.tree(reply.body());
        if (reply.statusCode() >= 400) {
            String type = answer.path("__type").asString("Unknown");
            throw new FlowError("StepFunctions." + type + (type.endsWith("Exception") ? "" : "Exception"), answer.path("message").asString(reply.body()));
        }
        return answer;
    }

    private JsonNode finished(String arn, boolean parsed) throws InterruptedException {
        Execution child = executions.apply(arn);
        try {
            child.awaitEnd();
        } catch (InterruptedException stop) {
            // who no longer waits ends what he waited for
            child.requestStop();
            throw stop;
        }
        // asked through the front door, so that what the cloud would refuse is refused here
        ObjectNode end = (ObjectNode) named(answer("DescribeExecution", JSON.createObjectNode().put("executionArn", arn)), true);
        if (parsed) {
            TEXTS.stream().filter(end::has).forEach(name -> end.set(name, DoorCalls.tree(end.get(name).asString())));
        }
        if (!end.path("Status").asString("").equals("SUCCEEDED")) {
            throw new FlowError("States.TaskFailed", end.toString());
        }
        return end;
    }

    /** Names with a small or a capital letter at their start: the service has the former, its integration the latter. */
    static JsonNode named(JsonNode tree, boolean capital) {
        if (!tree.isObject()) {
            return tree;
        }
        ObjectNode renamed = JSON.createObjectNode();
        tree.properties().forEach(entry -> {
            String first = entry.getKey().substring(0, 1);
            renamed.set((capital ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT)) + entry.getKey().substring(1), entry.getValue());
        });
        return renamed;
    }
}
