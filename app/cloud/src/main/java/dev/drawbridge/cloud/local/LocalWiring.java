package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.local.event.Events;
import dev.drawbridge.cloud.local.event.ObjectChange;
import dev.drawbridge.cloud.local.source.AsyncInvocations;
import dev.drawbridge.cloud.local.source.QueuePoller;
import dev.drawbridge.cloud.local.source.Schedules;
import dev.drawbridge.cloud.local.source.Times;
import dev.drawbridge.cloud.local.source.SqsClient;
import dev.drawbridge.cloud.local.source.Topics;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what starts functions in step with the wires: queues, topics, schedules, buckets. */
final class LocalWiring implements AutoCloseable {
    private final LocalFunctions functions;
    private final AsyncInvocations async;
    private final Topics topics;
    private final Schedules schedules;
    private final SqsClient sqs;
    private final Journal journal;
    private final Clock clock;
    private final Map<QueuePoller.Source, QueuePoller> pollers = new HashMap<>();
    /** Those that may still work on their last batch. */
    private final List<QueuePoller> retired = new ArrayList<>();
    private final Map<NodeId, Queue> queues = new HashMap<>();
    private final Map<NodeId, String> queueUrls = new ConcurrentHashMap<>();
    private final List<Wired> others = new ArrayList<>();
    private volatile java.util.function.BiConsumer<Node, ObjectChange> objectListener = (bucket, change) -> { };
    private Optional<Deliveries> deliveries = Optional.empty();
    private volatile LocalPlan plan;

    LocalWiring(LocalFunctions functions, SqsClient sqs, Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.functions = functions;
        this.sqs = sqs;
        this.journal = journal;
        this.clock = clock;
        this.async = new AsyncInvocations(functions, sqs, journal, clock, problems);
        this.topics = new Topics(async, sqs, journal, clock, problems);
        this.schedules = new Schedules(this::tick, clock, problems);
    }

    /** Hears of changes of objects, too. */
    void onObject(java.util.function.BiConsumer<Node, ObjectChange> listener) {
        objectListener = listener;
    }

    /** How cards that are no functions take events; for the time before the first {@link #follow}. */
    void deliveries(Deliveries how) {
        deliveries = Optional.of(how);
    }

    private void start(WireId wire, NodeId from, NodeId to, String summary, byte[] event) {
        Optional<Node> target = Optional.ofNullable(plan).flatMap(now -> now.find(to)).filter(node -> !node.kind().equals("function"));
        if (target.isPresent() && deliveries.isPresent()) {
            deliveries.get().start(new Deliveries.Parcel(wire, from, target.get(), summary, new String(event, StandardCharsets.UTF_8), ""));
        } else {
            async.start(wire, from, to, summary, event);
        }
    }

    /** Lets another kind of source follow the wires, too; for the time before the first {@link #follow}. */
    void add(Wired source) {
        others.add(source);
    }

    /** The address of a queue at the queue server. */
    String queueUrl(NodeId queue) {
        return queueUrls.get(queue);
    }

    AsyncInvocations async() {
        return async;
    }

    Topics topics() {
        return topics;
    }

    Schedules schedules() {
        return schedules;
    }

    /** Makes queues that are missing and starts, stops or changes what the wires say. */
    void follow(LocalPlan next) throws InterruptedException {
        queues(next);
        async.routes(failureRoutes(next));
        topics.subscriptions(subscriptions(next));
        pollers(next);
        schedules.entries(scheduleEntries(next));
        for (Wired other : others) {
            other.follow(next, queueUrls::get);
        }
        plan = next;
    }

    /** A dead-letter queue must be there before the queue that names it. */
    private void queues(LocalPlan next) throws InterruptedException {
        List<Node> last = new ArrayList<>();
        for (Node queue : next.nodes("queue")) {
            if (next.outOf(queue, WireRole.ON_FAILURE).isEmpty()) {
                create(next, queue);
            } else {
                last.add(queue);
            }
        }
        for (Node queue : last) {
            create(next, queue);
        }
    }

    private void create(LocalPlan next, Node queue) throws InterruptedException {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("VisibilityTimeout", next.kind(queue).whole(queue, "visibilityTimeout").orElse(60).toString());
        attributes.put("DelaySeconds", next.kind(queue).whole(queue, "delay").orElse(0).toString());
        if (next.kind(queue).flag(queue, "fifo")) {
            attributes.put("FifoQueue", "true");
            attributes.put("ContentBasedDeduplication", "true");
        }
        for (LocalPlan.Ruled failure : next.outOf(queue, WireRole.ON_FAILURE)) {
            attributes.put("RedrivePolicy", JsonMapper.shared().writeValueAsString(new TreeMap<>(Map.of(
                    "deadLetterTargetArn", next.names().arn(failure.to()),
                    "maxReceiveCount", next.kind(queue).whole(queue, "maxReceiveCount").orElse(3)))));
        }
        Queue made = new Queue(next.names().name(queue), attributes);
        Queue before = made(queue.id());
        if (!made.name().equals(before.name())) {
            queueUrls.put(queue.id(), sqs.create(made.name(), attributes));
        } else if (!made.equals(before)) {
            Map<String, String> changed = new TreeMap<>(attributes);
            changed.remove("FifoQueue");
            sqs.change(queueUrls.get(queue.id()), changed);
        }
        queues.put(queue.id(), made);
    }

    private Queue made(NodeId queue) {
        return queues.getOrDefault(queue, Queue.NONE);
    }

    /** A queue as it was last made. */
    private record Queue(String name, Map<String, String> attributes) {
        private static final Queue NONE = new Queue("", Map.of());
    }

    private Map<NodeId, AsyncInvocations.FailureRoute> failureRoutes(LocalPlan next) {
        Map<NodeId, AsyncInvocations.FailureRoute> routes = new HashMap<>();
        for (Node function : next.nodes("function")) {
            for (LocalPlan.Ruled failure : next.outOf(function, WireRole.ON_FAILURE)) {
                routes.put(function.id(), new AsyncInvocations.FailureRoute(failure.wire().id(), failure.to().id(), queueUrls.get(failure.to().id()),
                        next.names().arn(function), failure.rule().whole(failure.wire(), "retries").orElse(2)));
            }
        }
        return routes;
    }

    private Map<NodeId, List<Topics.Subscription>> subscriptions(LocalPlan next) {
        Map<NodeId, List<Topics.Subscription>> all = new HashMap<>();
        for (Node topic : next.nodes("topic")) {
            List<Topics.Subscription> list = new ArrayList<>();
            next.outOf(topic, WireRole.TRIGGER).forEach(t -> list.add(new Topics.Subscription.ToFunction(t.wire().id(), t.to().id(), t.rule().text(t.wire(), "filterPolicy"))));
            next.outOf(topic, WireRole.DELIVER).forEach(d -> list.add(new Topics.Subscription.ToQueue(d.wire().id(), d.to().id(), queueUrls.get(d.to().id()),
                    d.rule().flag(d.wire(), "raw"), d.rule().text(d.wire(), "filterPolicy"))));
            all.put(topic.id(), list);
        }
        return all;
    }

    private void pollers(LocalPlan next) {
        List<QueuePoller.Source> wanted = new ArrayList<>();
        for (Node queue : next.nodes("queue")) {
            for (LocalPlan.Ruled trigger : next.outOf(queue, WireRole.TRIGGER)) {
                Wire wire = trigger.wire();
                wanted.add(new QueuePoller.Source(wire.id(), queue.id(), trigger.to().id(), queueUrls.get(queue.id()), next.names().arn(queue),
                        trigger.rule().whole(wire, "batchSize").orElse(10), Duration.ofSeconds(trigger.rule().whole(wire, "batchWindow").orElse(0)),
                        trigger.rule().whole(wire, "maximumConcurrency").orElse(Integer.MAX_VALUE)));
            }
        }
        pollers.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().retire();
                retired.add(entry.getValue());
            }
            return gone;
        });
        wanted.forEach(source -> pollers.computeIfAbsent(source, s -> new QueuePoller(s, sqs, functions, journal, clock)));
    }

    private void tick(Schedules.Entry entry, Instant time) {
        byte[] event = entry.input().isBlank() ? Events.scheduleTick(entry.arn(), time) : entry.input().getBytes(StandardCharsets.UTF_8);
        start(entry.wire(), entry.schedule(), entry.target(), "tick", event);
    }

    private static List<Schedules.Entry> scheduleEntries(LocalPlan next) {
        List<Schedules.Entry> entries = new ArrayList<>();
        for (Node schedule : next.nodes("schedule")) {
            for (LocalPlan.Ruled trigger : next.outOf(schedule, WireRole.TRIGGER)) {
                entries.add(new Schedules.Entry(trigger.wire().id(), schedule.id(), trigger.to().id(), Times.utc(next.kind(schedule).text(schedule, "expression")),
                        next.kind(schedule).flag(schedule, "enabled"), next.names().arn(schedule), trigger.rule().text(trigger.wire(), "input")));
            }
        }
        return entries;
    }

    /** An object of a bucket came or went; starts the functions that are wired to it and whose filter fits. */
    void objectChanged(ObjectChange change) {
        LocalPlan now = plan;
        if (now == null) {
            return;
        }
        now.names().find(now.design(), "bucket", change.bucket()).ifPresent(bucket -> {
            objectListener.accept(bucket, change);
            for (LocalPlan.Ruled trigger : now.outOf(bucket, WireRole.TRIGGER)) {
                // s3:ObjectCreated:* stands for every event that starts like it
                String wanted = trigger.rule().text(trigger.wire(), "events").replaceFirst("^s3:", "").replaceFirst("\\*$", "");
                if (change.event().startsWith(wanted) && change.key().startsWith(trigger.rule().text(trigger.wire(), "prefix"))
                        && change.key().endsWith(trigger.rule().text(trigger.wire(), "suffix"))) {
                    async.start(trigger.wire().id(), bucket.id(), trigger.to().id(), change.event() + " " + change.key(), Events.objectChange(change));
                }
            }
        });
    }

    /** How full the queues are; a queue that cannot be asked is left out. */
    Map<NodeId, LocalCloud.Depth> depths() {
        Map<NodeId, LocalCloud.Depth> depths = new HashMap<>();
        try {
            for (Map.Entry<NodeId, String> queue : Map.copyOf(queueUrls).entrySet()) {
                Map<String, String> attributes = sqs.attributes(queue.getValue());
                depths.put(queue.getKey(), new LocalCloud.Depth(number(attributes, "ApproximateNumberOfMessages"), number(attributes, "ApproximateNumberOfMessagesNotVisible")));
            }
        } catch (CloudException restarting) {
            return depths;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return depths;
    }

    private static int number(Map<String, String> attributes, String name) {
        String text = attributes.getOrDefault(name, "0");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    @Override
    public void close() {
        others.reversed().forEach(Wired::close);
        schedules.close();
        retired.forEach(QueuePoller::close);
        pollers.values().forEach(QueuePoller::close);
        topics.close();
        async.close();
    }
}
