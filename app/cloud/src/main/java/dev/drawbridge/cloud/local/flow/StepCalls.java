package dev.drawbridge.cloud.local.flow;

import dev.drawbridge.cloud.local.LocalNames;
import dev.drawbridge.cloud.local.door.Callers;
import dev.drawbridge.model.NodeId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services that steps use, called through the front door with the machine's own key: optimised integrations and those of the SDK
 * (docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html).
 */
final class StepCalls {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern INTEGRATION = Pattern.compile("arn:[^:]+:states:::(?:aws-sdk:)?([a-z]+):([A-Za-z]+)(\\..+)?");
    /** A function may take 15 minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(16);
    private static final Map<String, String> TARGETS = Map.of("dynamodb", "DynamoDB_20120810", "sqs", "AmazonSQS", "eventbridge", "AWSEvents", "events", "AWSEvents");

    private final HttpClient http;
    private final Supplier<URI> door;

    StepCalls(HttpClient http, Supplier<URI> door) {
        this.http = http;
        this.door = door;
    }

    JsonNode call(NodeId machine, String resource, JsonNode parameters) throws InterruptedException {
        if (resource.contains(":function:")) {
            return invoke(machine, resource, parameters);
        }
        Matcher integration = INTEGRATION.matcher(resource);
        if (!integration.matches()) {
            throw new FlowError("States.Runtime", "The local cloud does not know the resource \"" + resource + "\".");
        }
        if (integration.group(3) != null) {
            throw new FlowError("States.Runtime", "The local cloud does not wait for \"" + integration.group(3) + "\" of " + resource + ".");
        }
        String service = integration.group(1);
        String operation = integration.group(2).substring(0, 1).toUpperCase(Locale.ROOT) + integration.group(2).substring(1);
        return switch (service) {
            case "lambda" -> {
                JsonNode payload = invoke(machine, parameters.path("FunctionName").asString(""), parameters.has("Payload") ? parameters.get("Payload") : JSON.createObjectNode());
                ObjectNode answer = JSON.createObjectNode().put("ExecutedVersion", "$LATEST").put("StatusCode", 200);
                answer.set("Payload", payload);
                yield answer;
            }
            case "sns" -> publish(machine, operation, parameters);
            case "sqs", "dynamodb", "events", "eventbridge" -> json(machine, service, operation, texts(parameters));
            default -> throw new FlowError("States.Runtime", "The local cloud runs no steps of " + service + "; it knows lambda, sqs, sns, dynamodb and events.");
        };
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

    private JsonNode invoke(NodeId machine, String function, JsonNode payload) throws InterruptedException {
        HttpResponse<String> reply = send(machine, "lambda", "/2015-03-31/functions/" + URLEncoder.encode(function, StandardCharsets.UTF_8) + "/invocations",
                payload.toString(), "content-type", "application/json");
        JsonNode answer = tree(reply.body());
        if (reply.statusCode() >= 400) {
            throw new FlowError("Lambda." + reply.headers().firstValue("x-amzn-errortype").orElse("SdkClientException"), answer.path("message").asString(reply.body()));
        }
        if (reply.headers().firstValue("x-amz-function-error").isPresent()) {
            throw new FlowError(answer.path("errorType").asString("Lambda.Unknown"), reply.body());
        }
        return answer;
    }

    private JsonNode publish(NodeId machine, String operation, JsonNode parameters) throws InterruptedException {
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
        HttpResponse<String> reply = send(machine, "sns", "/", form.toString(), "content-type", "application/x-www-form-urlencoded");
        if (reply.statusCode() >= 400) {
            throw new FlowError("SNS." + tag(reply.body(), "Code"), tag(reply.body(), "Message"));
        }
        return JSON.createObjectNode().put("MessageId", tag(reply.body(), "MessageId"));
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String tag(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    private JsonNode json(NodeId machine, String service, String operation, JsonNode parameters) throws InterruptedException {
        HttpResponse<String> reply = send(machine, service.equals("eventbridge") ? "events" : service, "/", parameters.toString(),
                "content-type", "application/x-amz-json-1.0", "x-amz-target", TARGETS.get(service) + "." + operation);
        JsonNode answer = tree(reply.body());
        if (reply.statusCode() >= 400) {
            String type = answer.path("__type").asString("Unknown");
            String prefix = service.equals("dynamodb") ? "DynamoDB" : service.equals("sqs") ? "SQS" : "EventBridge";
            throw new FlowError(prefix + "." + type.substring(type.indexOf('#') + 1), answer.path("message").asString(answer.path("Message").asString(reply.body())));
        }
        if (answer.path("FailedEntryCount").asInt(0) > 0) {
            throw new FlowError("EventBridge.FailedEntry", reply.body());
        }
        return answer;
    }

    private static JsonNode tree(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }

    private HttpResponse<String> send(NodeId machine, String service, String path, String body, String... headers) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(door.get() + path)).timeout(PATIENCE).headers(headers)
                .header("authorization", "AWS4-HMAC-SHA256 Credential=" + Callers.key(machine) + "/20200101/" + LocalNames.REGION + "/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=local")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new FlowError("States.TaskFailed", "The service " + service + " does not answer: " + e.getMessage());
        }
    }
}
