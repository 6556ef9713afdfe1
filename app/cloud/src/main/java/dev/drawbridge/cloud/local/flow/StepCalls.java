package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.model.NodeId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services that steps use, called through the front door with the machine's own key: optimised integrations and those of the SDK
 * (docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html).
 */
final class StepCalls implements FlowRun.Work {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern INTEGRATION = Pattern.compile("arn:[^:]+:states:::(aws-sdk:)?([a-zA-Z0-9]+):([A-Za-z0-9]+)");

    /**
     * A service of the JSON protocol.
     *
     * @param signed as requests are signed for it
     * @param target before the operation in the header
     * @param error before the names of its errors, in integrations of the SDK
     */
    private record Service(String signed, String target, String error) {}

    private static final Map<String, Service> SERVICES = Map.of(
            "dynamodb", new Service("dynamodb", "DynamoDB_20120810", "DynamoDb"), "sqs", new Service("sqs", "AmazonSQS", "Sqs"),
            "events", new Service("events", "AWSEvents", "EventBridge"), "eventbridge", new Service("events", "AWSEvents", "EventBridge"),
            "sfn", new Service("states", "AWSStepFunctions", "Sfn"), "kinesis", new Service("kinesis", "Kinesis_20131202", "Kinesis"),
            "secretsmanager", new Service("secretsmanager", "secretsmanager", "SecretsManager"), "ssm", new Service("ssm", "AmazonSSM", "Ssm"));
    private static final Map<String, String> OPTIMISED_ERRORS = Map.of("dynamodb", "DynamoDB", "sqs", "SQS", "events", "EventBridge");

    private final DoorCalls door;
    private final ChildExecutions children;

    /** @param executions finds an execution by its ARN */
    StepCalls(HttpClient http, Supplier<URI> door, NodeId machine, Function<String, Execution> executions) {
        this.door = new DoorCalls(http, door, machine);
        this.children = new ChildExecutions(this.door, executions);
    }

    @Override
    public JsonNode call(StepCall call) throws InterruptedException {
        String resource = call.resource();
        if (resource.contains(":function:")) {
            return invoke(resource, call.parameters());
        }
        Matcher integration = INTEGRATION.matcher(resource);
        if (!integration.matches()) {
            throw FlowError.runtime("The local cloud does not run the resource \"" + resource + "\".");
        }
        boolean sdk = integration.group(1) != null;
        String service = integration.group(2).toLowerCase(Locale.ROOT);
        String operation = integration.group(3).substring(0, 1).toUpperCase(Locale.ROOT) + integration.group(3).substring(1);
        if (!call.pattern().isEmpty() && !call.waitsForToken() && !(service.equals("states") && call.pattern().startsWith("sync"))) {
            throw FlowError.runtime("The local cloud does not wait for \"." + call.pattern() + "\" of " + resource + ".");
        }
        return switch (service) {
            case "lambda" -> lambda(operation, call.parameters());
            case "sns" -> publish(operation, call.parameters());
            case "s3" -> new S3Steps(door).call(operation, call.parameters());
            case "states" -> children.start(operation, call.pattern(), call.parameters());
            default -> {
                Service known = SERVICES.get(service);
                if (known == null) {
                    throw FlowError.runtime("The local cloud runs no steps of " + service + " (" + resource + "); it knows lambda, sqs, sns, dynamodb, events, states, s3, kinesis, secretsmanager and ssm.");
                }
                yield json(known, sdk ? known.error() : OPTIMISED_ERRORS.getOrDefault(service, known.error()), sdk, operation, texts(call.parameters()));
            }
        };
    }

    private JsonNode lambda(String operation, JsonNode parameters) throws InterruptedException {
        if (!operation.equals("Invoke")) {
            throw FlowError.runtime("The local cloud knows no " + operation + " of Lambda, only Invoke.");
        }
        if (parameters.path("InvocationType").asString("").equals("Event")) {
            HttpResponse<String> reply = door.send("lambda", "POST", path(parameters.path("FunctionName").asString("")), payload(parameters), "content-type", "application/json", "x-amz-invocation-type", "Event");
            refuse(reply);
            return JSON.createObjectNode().put("StatusCode", 202);
        }
        JsonNode payload = invoke(parameters.path("FunctionName").asString(""), parameters.has("Payload") ? parameters.get("Payload") : JSON.createObjectNode());
        ObjectNode answer = JSON.createObjectNode().put("ExecutedVersion", "$LATEST").put("StatusCode", 200);
        answer.set("Payload", payload);
        return answer;
    }

    private static String payload(JsonNode parameters) {
        return parameters.has("Payload") ? parameters.get("Payload").toString() : "{}";
    }

    private static String path(String function) {
        return "/2015-03-31/functions/" + DoorCalls.encoded(function) + "/invocations";
    }

    /** Messages and details may be written as JSON; the services want text. */
    private static JsonNode texts(JsonNode parameters) {
        if (!parameters.isObject()) {
            return parameters;
        }
        ObjectNode copy = (ObjectNode) parameters.deepCopy();
        text(copy, "MessageBody");
        text(copy, "Message");
        copy.path("Entries").forEach(entry -> text((ObjectNode) entry, "Detail"));
        return copy;
    }

    private static void text(ObjectNode object, String name) {
        if (object.has(name) && !object.get(name).isString()) {
            object.put(name, object.get(name).toString());
        }
    }

    private JsonNode invoke(String function, JsonNode payload) throws InterruptedException {
        HttpResponse<String> reply = door.send("lambda", "POST", path(function), payload.toString(), "content-type", "application/json");
        refuse(reply);
        JsonNode answer = DoorCalls.tree(reply.body());
        if (reply.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new FlowError(answer.path("errorType").asString("Lambda.Unknown"), reply.body());
        }
        return answer;
    }

    private static void refuse(HttpResponse<String> reply) {
        if (reply.statusCode() >= 400) {
            throw new FlowError("Lambda." + reply.headers().firstValue("x-amzn-errortype").orElse("SdkClientException"), DoorCalls.tree(reply.body()).path("message").asString(reply.body()));
        }
    }

    private JsonNode publish(String operation, JsonNode parameters) throws InterruptedException {
        StringBuilder form = new StringBuilder("Version=2010-03-31");
        field(form, "Action", operation);
        texts(parameters).properties().forEach(entry -> {
            if (entry.getKey().equals("MessageAttributes")) {
                int n = 1;
                for (Map.Entry<String, JsonNode> attribute : entry.getValue().properties()) {
                    String prefix = "MessageAttributes.entry." + n++ + ".";
                    field(form, prefix + "Name", attribute.getKey());
                    attribute.getValue().properties().forEach(part -> field(form, prefix + "Value." + part.getKey(), part.getValue().asString()));
                }
            } else {
                field(form, entry.getKey(), entry.getValue().asString());
            }
        });
        HttpResponse<String> reply = door.send("sns", "POST", "/", form.toString(), "content-type", "application/x-www-form-urlencoded");
        if (reply.statusCode() >= 400) {
            throw new FlowError("SNS." + DoorCalls.tag(reply.body(), "Code"), DoorCalls.tag(reply.body(), "Message"));
        }
        return JSON.createObjectNode().put("MessageId", DoorCalls.tag(reply.body(), "MessageId"));
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(DoorCalls.encoded(value));
    }

    private JsonNode json(Service service, String errors, boolean sdk, String operation, JsonNode parameters) throws InterruptedException {
        boolean camel = service.signed().equals("states");
        HttpResponse<String> reply = door.json(service.signed(), service.target() + "." + operation, camel ? ChildExecutions.named(parameters, false) : parameters);
        JsonNode answer = DoorCalls.tree(reply.body());
        if (reply.statusCode() >= 400) {
            throw failure(errors, sdk, answer, reply.body());
        }
        if (answer.path("FailedEntryCount").asInt(0) > 0) {
            throw new FlowError("EventBridge.FailedEntry", reply.body());
        }
        return camel ? ChildExecutions.named(answer, true) : answer;
    }

    /** Errors of the SDK's integrations are named after the SDK's exceptions. */
    private static FlowError failure(String errors, boolean sdk, JsonNode answer, String body) {
        String type = answer.path("__type").asString("Unknown");
        String plain = type.substring(type.indexOf('#') + 1);
        return new FlowError(errors + "." + plain + (sdk && !plain.endsWith("Exception") ? "Exception" : ""),
                answer.path("message").asString(answer.path("Message").asString(body)));
    }
}
