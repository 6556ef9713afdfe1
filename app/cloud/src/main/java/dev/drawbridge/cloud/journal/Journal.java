package dev.drawbridge.cloud.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest messages and log lines of a run, and those who want to hear of new ones. Safe from any thread; listeners
 * are called on the thread that recorded and must return at once.
 */
public final class Journal {
    /** Messages kept in memory; the oldest go first. */
    public static final int MESSAGES = 10_000;
    /** Log lines kept in memory; the oldest go first. */
    public static final int LINES = 20_000;

    /** Invocations kept in memory; the oldest go first. */
    public static final int INVOCATIONS = 10_000;

    /** Memory that kept messages may take, in bytes: large payloads push older ones out earlier. */
    static final long MESSAGE_BYTES = 64L * 1024 * 1024;

    private final Deque<Message> messages = new ArrayDeque<>();
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final Deque<Invoked> invocations = new ArrayDeque<>();
    private final List<Consumer<Message>> messageListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<LogLine>> lineListeners = new CopyOnWriteArrayList<>();
    private long sequence;
    private long weight;
    private long lineCount;
    private long invocationCount;

    /** Keeps the message under the next number and tells every listener. */
    public Message record(Message message) {
        Message numbered;
        synchronized (messages) {
            numbered = message.withSequence(++sequence);
            messages.addLast(numbered);
            weight += numbered.weight();
            while (messages.size() > MESSAGES || weight > MESSAGE_BYTES && messages.size() > 1) {
                weight -= messages.removeFirst().weight();
            }
        }
        messageListeners.forEach(listener -> listener.accept(numbered));
        return numbered;
    }

    /** Keeps the line and tells every listener. */
    public void record(LogLine line) {
        synchronized (lines) {
            lines.addLast(line);
            lineCount++;
            if (lines.size() > LINES) {
                lines.removeFirst();
            }
        }
        lineListeners.forEach(listener -> listener.accept(line));
    }

    /** Keeps what a function did. */
    public void record(Invoked invocation) {
        synchronized (invocations) {
            invocations.addLast(invocation);
            invocationCount++;
            if (invocations.size() > INVOCATIONS) {
                invocations.removeFirst();
            }
        }
    }

    /**
     * Items from a running number on.
     *
     * @param next where to go on, for the next question
     */
    public record Page<T>(List<T> items, long next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The kept messages from a number on; 0 for all. */
    public Page<Message> messagesFrom(long number) {
        synchronized (messages) {
            return page(messages, sequence, number);
        }
    }

    /** The kept lines from a number on; 0 for all. */
    public Page<LogLine> linesFrom(long number) {
        synchronized (lines) {
            return page(lines, lineCount, number);
        }
    }

    /** The kept invocations from a number on; 0 for all. */
    public Page<Invoked> invocationsFrom(long number) {
        synchronized (invocations) {
            return page(invocations, invocationCount, number);
        }
    }

    private static <T> Page<T> page(Deque<T> kept, long count, long from) {
        long first = count - kept.size();
        return new Page<>(kept.stream().skip(Math.clamp(from - first, 0, kept.size())).toList(), count);
    }

    /** The kept messages, the oldest first. */
    public List<Message> messages() {
        synchronized (messages) {
            return new ArrayList<>(messages);
        }
    }

    /** The kept lines, the oldest first. */
    public List<LogLine> lines() {
        synchronized (lines) {
            return new ArrayList<>(lines);
        }
    }

    /** Hears of every message from now on; the returned action ends that. */
    public Runnable onMessage(Consumer<Message> listener) {
        messageListeners.add(listener);
        return () -> messageListeners.remove(listener);
    }

    /** Hears of every line from now on; the returned action ends that. */
    public Runnable onLine(Consumer<LogLine> listener) {
        lineListeners.add(listener);
        return () -> lineListeners.remove(listener);
    }
}
