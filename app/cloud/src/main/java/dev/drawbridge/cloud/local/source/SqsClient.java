package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.CloudException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The few calls that the local cloud itself makes to the queue server, in SQS's JSON protocol. */
public final class SqsClient {
    /** A receive gives no more: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
    public static final int RECEIVE_LIMIT = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient client;
    private final Supplier<URI> server;

    /** @param server where the queue server is now; it may start later than this */
    public SqsClient(HttpClient client, Supplier<URI> server) {
        this.client = client;
        this.server = server;
    }

    /** Makes the queue; gives its address at the server. */
    public String create(String name, Map<String, String> attributes) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueName", name);
        ObjectNode object = request.putObject("Attributes");
        attributes.forEach(object::put);
        return call("CreateQueue", request).path("QueueUrl").asString();
    }

    /** Brings attributes of a queue up to date. */
    public void change(String queueUrl, Map<String, String> attributes) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl);
        ObjectNode object = request.putObject("Attributes");
        attributes.forEach(object::put);
        call("SetQueueAttributes", request);
    }

    /** What the queue says about itself. */
    public Map<String, String> attributes(String queueUrl) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl);
        request.putArray("AttributeNames").add("All");
        Map<String, String> attributes = new java.util.TreeMap<>();
        call("GetQueueAttributes", request).path("Attributes").properties().forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString("")));
        return attributes;
    }

    /** Up to ten messages; waits up to {@code waitSeconds} for the first. */
    List<JsonNode> receive(String queueUrl, int max, int waitSeconds) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("MaxNumberOfMessages", Math.min(max, RECEIVE_LIMIT)).put("WaitTimeSeconds", waitSeconds);
        request.putArray("MessageAttributeNames").add("All");
        request.putArray("AttributeNames").add("All");
        return call("ReceiveMessage", request).path("Messages").valueStream().toList();
    }

    void delete(String queueUrl, String receiptHandle) throws InterruptedException {
        call("DeleteMessage", JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("ReceiptHandle", receiptHandle));
    }

    /** Gives a message back to the queue at once, as if it had not been received. */
    void giveBack(String queueUrl, String receiptHandle) throws InterruptedException {
        call("ChangeMessageVisibility", JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("ReceiptHandle", receiptHandle).put("VisibilityTimeout", 0));
    }

    /** Puts a message into the queue. */
    public void send(String queueUrl, String body) throws InterruptedException {
        send(queueUrl, body, JsonNodeFactory.instance.objectNode());
    }

    /** Puts a message into an ordered queue; into any other if the group is empty. */
    public void send(String queueUrl, String body, String group) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("MessageBody", body);
        if (!group.isEmpty()) {
            request.put("MessageGroupId", group);
        }
        call("SendMessage", request);
    }

    /** @param attributes name to {@code DataType} and {@code StringValue}, may be empty */
    void send(String queueUrl, String body, ObjectNode attributes) throws InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("QueueUrl", queueUrl).put("MessageBody", body);
        if (!attributes.isEmpty()) {
            request.set("MessageAttributes", attributes);
        }
        call("SendMessage", request);
    }

    private JsonNode call(String operation, ObjectNode body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.get()).timeout(Duration.ofSeconds(40))
                .header("content-type", "application/x-amz-json-1.0").header("x-amz-target", "AmazonSQS." + operation)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))).build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw new CloudException("The local queue server refused " + operation + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new CloudException("The local queue server does not answer: " + e.getMessage(), e);
        }
    }
}
