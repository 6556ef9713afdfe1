package dev.drawbridge.desktop.run;

import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The newest messages and lines of the last run, for the panels, and the live figures of each card. Belongs to the JavaFX thread. */
public final class RunRecord {
    /** Messages that the panel keeps. */
    public static final int MESSAGES = 2_000;
    /** Lines that the panel keeps. */
    public static final int LINES = 5_000;
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final List<Message> messages = new ArrayList<>();
    private final List<LogLine> lines = new ArrayList<>();
    private final Deque<Message> recent = new ArrayDeque<>();
    private final List<Consumer<List<Message>>> messageListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<LogLine>>> lineListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> clearListeners = new CopyOnWriteArrayList<>();
    private long last;
    private long total;

    /** Takes over a batch; gives back those that are new. */
    public List<Message> addMessages(List<Message> batch) {
        long newest = last;
        List<Message> fresh = batch.stream().filter(message -> message.sequence() > newest).sorted(java.util.Comparator.comparingLong(Message::sequence)).distinct().toList();
        if (fresh.isEmpty()) {
            return fresh;
        }
        last = fresh.getLast().sequence();
        total += fresh.size();
        messages.addAll(fresh);
        if (messages.size() > MESSAGES) {
            messages.subList(0, messages.size() - MESSAGES).clear();
        }
        recent.addAll(fresh);
        while (recent.size() > MESSAGES) {
            recent.removeFirst();
        }
        messageListeners.forEach(listener -> listener.accept(fresh));
        return fresh;
    }

    public void addLines(List<LogLine> batch) {
        lines.addAll(batch);
        if (lines.size() > LINES) {
            lines.subList(0, lines.size() - LINES).clear();
        }
        lineListeners.forEach(listener -> listener.accept(batch));
    }

    /** Empties the lists; the run, its numbers and the live figures go on. */
    public void clearShown() {
        messages.clear();
        lines.clear();
        total = 0;
        clearListeners.forEach(Runnable::run);
    }

    /** Forgets everything: a new run begins. */
    public void clear() {
        messages.clear();
        lines.clear();
        recent.clear();
        last = 0;
        total = 0;
        clearListeners.forEach(Runnable::run);
    }

    /** The kept messages, the oldest first. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The kept lines, the oldest first. */
    public List<LogLine> lines() {
        return List.copyOf(lines);
    }

    /** How many messages there were, kept or not. */
    public long total() {
        return total;
    }

    /** What reached the card in the last ten seconds, such as {@code 8.1/s   2 err}; empty when it never was reached. */
    public String live(NodeId card, Instant now) {
        Instant since = now.minus(WINDOW);
        int count = 0;
        int errors = 0;
        boolean ever = false;
        for (Message message : recent) {
            if (message.to().equals(card)) {
                ever = true;
                if (message.time().isAfter(since)) {
                    count++;
                    errors += message.ok() ? 0 : 1;
                }
            }
        }
        return ever ? String.format(Locale.ROOT, "%.1f/s   %d err", count / (double) WINDOW.toSeconds(), errors) : "";
    }

    public void onMessages(Consumer<List<Message>> listener) {
        messageListeners.add(listener);
    }

    public void onLines(Consumer<List<LogLine>> listener) {
        lineListeners.add(listener);
    }

    public void onClear(Runnable listener) {
        clearListeners.add(listener);
    }
}
