package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.local.event.LogBatch;
import dev.drawbridge.cloud.local.source.AsyncInvocations;
import dev.drawbridge.cloud.local.source.LogPattern;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.Wire;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.wire.Trigger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts functions with lines that other functions log. Lines are handed over together, a quarter of a second after the first. A subscription by which a function would hear of what its own work
 * makes others log, or logs itself, is not followed: it would never end. The lines that Lambda itself writes around an invocation are not among them.
 */
final class LogSubscriptions implements Wired {
    private static final Duration GATHERS = Duration.ofMillis(250);
    private static final int MOST_LINES = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

    private final AsyncInvocations async;
    private final BiConsumer<NodeId, String> problems;
    private final LinkedBlockingQueue<LogLine> lines = new LinkedBlockingQueue<>(100_000);
    private final AtomicLong numbers = new AtomicLong();
    private final Runnable unlisten;
    private final Thread reader;
    private final Set<String> told = new HashSet<>();
    private volatile Map<NodeId, List<Subscription>> subscriptions = Map.of();

    /**
     * One wire to a function, for one function that logs.
     *
     * @param group whose lines they are
     */
    private record Subscription(WireId wire, NodeId card, NodeId target, String group, LogPattern pattern) {}

    /** @param problems hears of subscriptions that are not followed, at the card of the source */
    LogSubscriptions(AsyncInvocations async, Journal journal, BiConsumer<NodeId, String> problems) {
        this.async = async;
        this.problems = problems;
        this.unlisten = journal.onLine(this::take);
        this.reader = Thread.ofVirtual().name("log subscriptions").start(this::read);
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<NodeId, List<Subscription>> next = new HashMap<>();
        Map<NodeId, Set<NodeId>> hears = new HashMap<>();
        for (String kind : List.of("log-events", "log-group")) {
            for (Node card : plan.nodes(kind)) {
                for (LocalPlan.Ruled starts : plan.outOf(card, WireRole.TRIGGER)) {
                    if (starts.rule().trigger().filter(Trigger.LOG_LINES::equals).isPresent()) {
                        writers(plan, card).forEach(writer -> {
                            LogPattern pattern = pattern(starts.rule().text(starts.wire(), "pattern"), card);
                            next.computeIfAbsent(writer.id(), _ -> new ArrayList<>())
                                    .add(new Subscription(starts.wire().id(), card.id(), starts.to().id(), "/aws/lambda/" + plan.names().name(writer), pattern));
                            hears.computeIfAbsent(writer.id(), _ -> new HashSet<>()).add(starts.to().id());
                        });
                    }
                }
            }
        }
        next.forEach((writer, all) -> all.removeIf(subscription -> {
            boolean circle = leads(plan, subscription.target(), writer, hears);
            if (circle && told.add(writer + " " + subscription.wire())) {
                Node card = plan.design().requireNode(subscription.card());
                problems.accept(card.id(), "What " + name(plan, writer) + " logs would start " + name(plan, subscription.target()) + ", whose work makes " + name(plan, writer)
                        + " log again, without end. Here " + card.name() + " leaves these lines out; give the wire a filter before it is deployed.");
            }
            return circle;
        }));
        subscriptions = Map.copyOf(next);
    }

    private static String name(LocalPlan plan, NodeId node) {
        return plan.design().requireNode(node).name();
    }

    private LogPattern pattern(String text, Node card) {
        return LogPattern.of(text).orElseGet(() -> {
            if (told.add(card.id() + " " + text)) {
                problems.accept(card.id(), "The filter " + text + " of " + card.name() + " is not known on this machine, so every line starts the function here.");
            }
            return LogPattern.of("").orElseThrow();
        });
    }

    /** The functions whose lines come to the card: those that are wired to it, and the one whose group it names. */
    private static List<Node> writers(LocalPlan plan, Node card) {
        List<Node> writers = new ArrayList<>(plan.into(card, WireRole.DELIVER).stream().map(LocalPlan.Ruled::from).toList());
        Optional<String> group = card.field(card.kind().equals("log-group") ? "logName" : "logGroup").flatMap(Value::asText).filter(name -> name.startsWith("/aws/lambda/"));
        plan.nodes("function").stream().filter(function -> group.filter(("/aws/lambda/" + plan.names().name(function))::equals).isPresent() && !writers.contains(function)).forEach(writers::add);
        return writers;
    }

    /** Whether the work of one function leads to another, by wires or by what is logged. */
    private static boolean leads(LocalPlan plan, NodeId start, NodeId end, Map<NodeId, Set<NodeId>> hears) {
        Set<NodeId> seen = new HashSet<>(Set.of(start));
        Deque<NodeId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            NodeId here = open.pop();
            if (here.equals(end)) {
                return true;
            }
            List<NodeId> onward = new ArrayList<>(hears.getOrDefault(here, Set.of()));
            for (Wire wire : plan.index().outOf(here)) {
                // who only reads or says who may call starts nothing
                if (Set.of(WireRole.CALL, WireRole.TRIGGER, WireRole.SEND, WireRole.DELIVER, WireRole.ON_FAILURE).contains(wire.role())) {
                    onward.add(wire.to().node());
                }
            }
            onward.stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }

    private void take(LogLine line) {
        if (subscriptions.containsKey(line.function()) && !lines.offer(line) && told.add("full")) {
            problems.accept(line.function(), "More is logged than functions that hear of it can take; lines are left out.");
        }
    }

    private void read() {
        try {
            while (true) {
                List<LogLine> batch = new ArrayList<>(List.of(lines.take()));
                long end = System.nanoTime() + GATHERS.toNanos();
                for (LogLine more = lines.poll(GATHERS.toMillis(), TimeUnit.MILLISECONDS); more != null && batch.size() < MOST_LINES;
                        more = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    batch.add(more);
                }
                send(batch);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<LogLine> batch) {
        Map<Subscription, List<LogBatch.Line>> picked = new LinkedHashMap<>();
        for (LogLine line : batch) {
            for (Subscription subscription : subscriptions.getOrDefault(line.function(), List.of())) {
                if (subscription.pattern().picks(line.text())) {
                    picked.computeIfAbsent(subscription, _ -> new ArrayList<>()).add(new LogBatch.Line("%056d".formatted(numbers.incrementAndGet()), line.time(), line.text()));
                }
            }
        }
        picked.forEach((subscription, own) -> {
            String stream = DAY.format(own.getFirst().time()) + "/[$LATEST]0123456789abcdef0123456789abcdef";
            byte[] event = JsonMapper.shared().writeValueAsBytes(new LogBatch(subscription.group(), stream, subscription.wire().value(), own).event());
            String first = own.getFirst().message();
            async.start(subscription.wire(), subscription.card(), subscription.target(), own.size() == 1 ? (first.length() > 120 ? first.substring(0, 120) + "…" : first) : own.size() + " lines", event);
        });
    }

    @Override
    public void close() {
        unlisten.run();
        reader.interrupt();
    }
}
