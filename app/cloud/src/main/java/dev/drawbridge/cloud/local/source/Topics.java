package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.event.Events;
import dev.drawbridge.cloud.local.event.Notification;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import software.amazon.event.ruler.Ruler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Hands each message of a topic to all who subscribe and whose filter lets it through. */
public final class Topics implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AsyncInvocations functions;
    private final SqsClient sqs;
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private volatile Map<NodeId, List<Subscription>> subscriptions = Map.of();

    /** Who gets the messages of a topic. */
    public sealed interface Subscription {
        WireId wire();

        /** JSON of a policy on message attributes; empty for none. */
        String filterPolicy();

        record ToFunction(WireId wire, NodeId function, String filterPolicy) implements Subscription {}

        /** @param raw the message alone, with its attributes, instead of the notification's JSON */
        record ToQueue(WireId wire, NodeId queue, String url, boolean raw, String filterPolicy) implements Subscription {}
    }

    /** @param problems hears of filters that cannot be used, at the card of the topic */
    public Topics(AsyncInvocations functions, SqsClient sqs, Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.functions = functions;
        this.sqs = sqs;
        this.journal = journal;
        this.clock = clock;
        this.problems = problems;
    }

    /** What the drawing says now. */
    public void subscriptions(Map<NodeId, List<Subscription>> byTopic) {
        subscriptions = Map.copyOf(byTopic);
    }

    /** Delivers the message and returns at once. */
    public void publish(NodeId topic, Notification message) {
        for (Subscription subscription : subscriptions.getOrDefault(topic, List.of())) {
            try {
                if (passes(subscription.filterPolicy(), message)) {
                    deliver(topic, subscription, message);
                }
            } catch (CloudException unusable) {
                // the other subscribers still get the message
                problems.accept(topic, unusable.getMessage());
            }
        }
    }

    private void deliver(NodeId topic, Subscription subscription, Notification message) {
        switch (subscription) {
            case Subscription.ToFunction(WireId wire, NodeId function, String filter) -> functions.start(wire, topic, function, line(message), Events.topicMessage(message));
            case Subscription.ToQueue queue -> threads.execute(() -> toQueue(topic, queue, message));
        }
    }

    private void toQueue(NodeId topic, Subscription.ToQueue to, Notification message) {
        String body = to.raw() ? message.message() : message.envelope();
        ObjectNode attributes = JSON.createObjectNode();
        if (to.raw()) {
            message.attributes().forEach((name, value) -> attributes.putObject(name).put("DataType", value.type())
                    .put(value.type().startsWith("Binary") ? "BinaryValue" : "StringValue", value.value()));
        }
        long start = System.nanoTime();
        boolean ok = true;
        String result = "delivered";
        try {
            sqs.send(to.url(), body, attributes);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        } catch (CloudException e) {
            ok = false;
            result = e.getMessage();
        }
        journal.record(new Message(0, clock.instant(), Optional.of(to.wire()), topic, to.queue(), line(message), body.length(), Duration.ofNanos(System.nanoTime() - start), ok, result, body, ""));
    }

    private static String line(Notification message) {
        String text = message.message().replaceAll("\\s+", " ");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /**
     * Whether a filter policy on message attributes lets the message through
     * (https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html).
     *
     * @throws CloudException if the policy cannot be read
     */
    static boolean passes(String filterPolicy, Notification message) {
        if (filterPolicy.isBlank()) {
            return true;
        }
        ObjectNode event = JSON.createObjectNode();
        message.attributes().forEach((name, attribute) -> {
            switch (attribute.type()) {
                case "Number" -> event.put(name, new BigDecimal(attribute.value()));
                case "String.Array" -> event.set(name, JSON.readTree(attribute.value()));
                case "Binary" -> {
                    // no filter can ask for bytes
                }
                default -> event.put(name, attribute.value());
            }
        });
        try {
            return Ruler.matchesRule(JSON.writeValueAsString(event), filterPolicy);
        } catch (IOException | IllegalArgumentException e) {
            throw new CloudException("The filter " + filterPolicy + " cannot be read, so nothing passes it: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        } catch (Exception e) {
            throw new CloudException("The filter " + filterPolicy + " cannot be used, so nothing passes it: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
