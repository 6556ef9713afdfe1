package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.monitor.Hop;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows messages of a journal from card to card. What a function or an API sends while it works belongs to what it works on; what leaves a queue or
 * a topic belongs to what was put in with the same body; what a state machine sends, to its execution; what leaves a table or a bucket, to the last write before it. Where two copies of a
 * function work at once, what they send can be taken for each other's. Pure.
 */
final class JournalTraces {
    /** Messages that are looked at, of the newest. */
    private static final int MOST = 4_000;
    /** How far back the cause of a message is looked for, in messages of the same card. */
    private static final int REACH = 400;
    private static final int MOST_HOPS = 200;
    /** Clocks of threads: what is written a moment after its cause ended still belongs to it. */
    private static final Duration SLACK = Duration.ofMillis(5);
    /** What comes over a connection is told before the function is called that takes it. */
    private static final Duration SOCKET_SLACK = Duration.ofMillis(250);
    private static final String SOCKETS = "websocket-api";
    private static final String MACHINE = "state-machine";
    /** Shorter texts stand in too many messages to tell executions apart. */
    private static final int TELLING = 8;
    private static final Duration CHANGE_REACH = Duration.ofSeconds(10);

    private final Design design;
    private final Map<Message, Set<String>> bodies = new IdentityHashMap<>();

    JournalTraces(Design design) {
        this.design = design;
    }

    /** The newest traces that began at or after a moment, the newest first. */
    List<Trace> of(List<Message> all, Instant from, int limit) {
        List<Message> messages = all.stream().filter(message -> !message.time().isBefore(from.minus(CHANGE_REACH)))
                // of two that began at once, the one that took longer waited for the other
                .sorted(Comparator.comparing(Message::time).thenComparing(Message::duration, Comparator.reverseOrder())).toList();
        messages = messages.subList(Math.max(0, messages.size() - MOST), messages.size());
        Map<NodeId, List<Message>> reached = new HashMap<>();
        Map<Message, List<Message>> children = new IdentityHashMap<>();
        List<Message> roots = new ArrayList<>();
        for (Message message : messages) {
            Optional<Message> cause = cause(message, reached.getOrDefault(isPushed(message) ? message.to() : message.from(), List.of()));
            if (cause.isPresent()) {
                children.computeIfAbsent(cause.get(), key -> new ArrayList<>()).add(message);
            } else {
                roots.add(message);
            }
            if (!message.from().equals(message.to()) || isExecution(message)) {
                reached.computeIfAbsent(message.to(), key -> new ArrayList<>()).add(message);
            }
        }
        List<Trace> traces = new ArrayList<>();
        for (Message root : roots.reversed()) {
            if (traces.size() >= limit) {
                break;
            }
            if (!root.time().isBefore(from)) {
                traces.add(trace(root, children));
            }
        }
        return traces;
    }

    private Optional<Message> cause(Message message, List<Message> before) {
        String kind = kind(message.from());
        if (kind.equals(MACHINE) && !isExecution(message)) {
            Optional<Message> execution = execution(message, before);
            if (execution.isPresent()) {
                return execution;
            }
        }
        for (int i = before.size() - 1; i >= Math.max(0, before.size() - REACH); i--) {
            Message candidate = before.get(i);
            boolean causes = switch (kind) {
                case "queue", "topic" -> shared(candidate, message);
                case "client" -> isPushed(message) && !kind(candidate.from()).equals("client") && shared(candidate, message);
                case SOCKETS -> kind(candidate.from()).equals("client") && !isPushed(candidate) && !message.time().isAfter(candidate.time().plus(candidate.duration()).plus(SOCKET_SLACK));
                case "table", "bucket" -> candidate.ok() && candidate.time().isAfter(message.time().minus(CHANGE_REACH)) && !reads(candidate);
                default -> !isExecution(candidate) && covers(candidate, message);
            };
            if (causes) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean covers(Message candidate, Message message) {
        return !message.time().isAfter(candidate.time().plus(candidate.duration()).plus(SLACK));
    }

    private String kind(NodeId card) {
        return design.node(card).map(Node::kind).orElse("");
    }

    /** Whether a message went from an API to a connection, against the direction of the wire that it is told of. */
    private boolean isPushed(Message message) {
        return message.summary().startsWith("got ") && kind(message.to()).equals(SOCKETS);
    }

    /** Whether a message is an execution of a state machine, which lies between what started it and what its steps send. */
    private boolean isExecution(Message message) {
        return message.from().equals(message.to()) && kind(message.to()).equals(MACHINE);
    }

    /** The execution that a step belongs to: of those that go on at once the one that knows most of what the step carries, the newest of equals. */
    private Optional<Message> execution(Message step, List<Message> before) {
        Set<String> carried = texts(step);
        return before.reversed().stream().limit(REACH).filter(candidate -> isExecution(candidate) && covers(candidate, step))
                .max(Comparator.comparingLong(candidate -> carried.stream().filter(text -> candidate.payload().contains(text) || candidate.answer().contains(text)).count()));
    }

    private static Set<String> texts(Message step) {
        Set<String> found = new HashSet<>();
        try {
            collect(JsonMapper.shared().readTree(step.payload()), found);
        } catch (JacksonException noJson) {
            found.add(step.payload());
        }
        return found;
    }

    private static void collect(JsonNode json, Set<String> into) {
        if (json.isString() && json.asString().length() >= TELLING) {
            into.add(json.asString());
        }
        json.forEach(child -> collect(child, into));
    }

    private static boolean reads(Message message) {
        return message.summary().startsWith("Get") || message.summary().startsWith("Query") || message.summary().startsWith("Scan") || message.summary().startsWith("List");
    }

    private boolean shared(Message put, Message taken) {
        Set<String> in = bodies.computeIfAbsent(put, JournalTraces::bodies);
        return bodies.computeIfAbsent(taken, JournalTraces::bodies).stream().anyMatch(in::contains);
    }

    /** What a request to a queue or topic carries, and what an event of theirs does. */
    private static Set<String> bodies(Message message) {
        Set<String> found = new HashSet<>();
        found.add(message.payload());
        if (message.payload().startsWith("{")) {
            try {
                JsonNode json = JsonMapper.shared().readTree(message.payload());
                for (String name : List.of("MessageBody", "Message")) {
                    if (json.path(name).isString()) {
                        found.add(json.path(name).asString());
                    }
                }
                json.path("Entries").forEach(entry -> found.add(entry.path("MessageBody").asString("")));
                json.path("Records").forEach(record -> {
                    found.add(record.path("body").asString(""));
                    found.add(record.path("Sns").path("Message").asString(""));
                });
            } catch (JacksonException cut) {
                return found;
            }
        } else if (message.payload().contains("Message=")) {
            // the query protocol of SNS
            for (String pair : message.payload().split("&")) {
                if (pair.startsWith("Message=")) {
                    found.add(java.net.URLDecoder.decode(pair.substring("Message=".length()), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
        found.remove("");
        return found;
    }

    private static Trace trace(Message root, Map<Message, List<Message>> children) {
        List<Hop> hops = new ArrayList<>();
        walk(root, 0, children, hops);
        Instant end = hops.stream().map(Hop::end).max(Comparator.naturalOrder()).orElse(root.time());
        return new Trace("m" + root.sequence(), root.time(), Duration.between(root.time(), end), hops.stream().allMatch(Hop::ok), hops, false);
    }

    private static void walk(Message message, int depth, Map<Message, List<Message>> children, List<Hop> hops) {
        if (hops.size() >= MOST_HOPS) {
            return;
        }
        hops.add(new Hop(Optional.of(message.to()), message.wire(), depth, message.summary(), message.time(), message.duration(), message.ok(), message.result()));
        children.getOrDefault(message, List.of()).forEach(child -> walk(child, depth + 1, children, hops));
    }
}
