package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.cloud.local.LocalCloud;
import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What the journal of a run has told so far, and how full its queues were each time somebody asked. As long as the journal itself is; not safe for threads. */
final class JournalWindow {
    private static final int DEPTH_SAMPLES = 4_000;

    private final JournalFeed feed;
    private final Instant began;
    private final Deque<Crossing> crossings = new ArrayDeque<>();
    private final Deque<Invoked> invocations = new ArrayDeque<>();
    private final Deque<Depths> depths = new ArrayDeque<>();
    private long nextMessage;
    private long nextInvocation;

    /** How full the queues were at one moment. */
    record Depths(Instant at, Map<NodeId, LocalCloud.Depth> queues) {}

    /** @param began when watching began */
    JournalWindow(JournalFeed feed, Instant began) {
        this.feed = feed;
        this.began = began;
    }

    /** Reads what is new. */
    void read() {
        Journal.Page<Message> fresh = feed.messagesFrom(nextMessage);
        nextMessage = fresh.next();
        fresh.items().forEach(message -> crossings.addLast(Crossing.of(message)));
        while (crossings.size() > Journal.MESSAGES) {
            crossings.removeFirst();
        }
        Journal.Page<Invoked> ran = feed.invocationsFrom(nextInvocation);
        nextInvocation = ran.next();
        ran.items().forEach(invocations::addLast);
        while (invocations.size() > Journal.INVOCATIONS) {
            invocations.removeFirst();
        }
    }

    /** Notes how full the queues are. */
    void measure(Instant now) {
        depths.addLast(new Depths(now, feed.depths()));
        if (depths.size() > DEPTH_SAMPLES) {
            depths.removeFirst();
        }
    }

    Collection<Crossing> crossings() {
        return Collections.unmodifiableCollection(crossings);
    }

    List<Message> messages() {
        return crossings.stream().map(Crossing::message).toList();
    }

    Deque<Invoked> invocations() {
        return new ArrayDeque<>(invocations);
    }

    Collection<Depths> depths() {
        return Collections.unmodifiableCollection(depths);
    }

    /** Of the time before nothing is known. */
    Instant since() {
        Instant first = crossings.isEmpty() ? began : crossings.getFirst().message().time();
        return first.isBefore(began) ? first : began;
    }
}
