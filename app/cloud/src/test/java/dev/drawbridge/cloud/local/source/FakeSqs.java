package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.LoopbackServer;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A queue server that hands out what a test put in, and notes what it was asked. */
final class FakeSqs implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    final List<String> deleted = new CopyOnWriteArrayList<>();
    final List<String> givenBack = new CopyOnWriteArrayList<>();
    final BlockingQueue<JsonNode> sent = new LinkedBlockingQueue<>();
    private final LoopbackServer server = new LoopbackServer("The fake queue", 0, exchange -> {
        HttpCall call = HttpCall.read(exchange, 1_000_000);
        JsonNode body = JSON.readTree(call.body());
        String answer = switch (call.header("x-amz-target").orElseThrow()) {
            case "AmazonSQS.ReceiveMessage" -> receive(body);
            case "AmazonSQS.DeleteMessage" -> note(deleted, body);
            case "AmazonSQS.ChangeMessageVisibility" -> note(givenBack, body);
            case "AmazonSQS.SendMessage" -> {
                sent.add(body);
                yield "{}";
            }
            default -> "{}";
        };
        LoopbackServer.answer(exchange, 200, answer.getBytes(StandardCharsets.UTF_8));
    });

    SqsClient client(HttpClient http) {
        return new SqsClient(http, server::address);
    }

    private static String note(List<String> where, JsonNode body) {
        where.add(body.path("ReceiptHandle").asString());
        return "{}";
    }

    private String receive(JsonNode body) {
        List<String> some = new ArrayList<>();
        try {
            String first = waiting.poll(body.path("WaitTimeSeconds").asInt() * 100L, TimeUnit.MILLISECONDS);
            if (first != null) {
                some.add(first);
                waiting.drainTo(some, body.path("MaxNumberOfMessages").asInt() - 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ObjectNode answer = JSON.createObjectNode();
        var messages = answer.putArray("Messages");
        Stream.of(some.toArray(String[]::new)).forEach(text -> messages.addObject().put("MessageId", text).put("ReceiptHandle", text).put("Body", text));
        return JSON.writeValueAsString(answer);
    }

    @Override
    public void close() {
        server.close();
    }
}
