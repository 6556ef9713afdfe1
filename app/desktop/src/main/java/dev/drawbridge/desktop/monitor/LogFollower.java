package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.Backoff;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.desktop.concurrent.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Follows logs and keeps the newest lines, asking while they are seen and more rarely after each failure. Memory is bounded. Belongs to the JavaFX
 * thread; the asking is done elsewhere.
 */
final class LogFollower {
    /** The pace where asking goes over the network. */
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Background background;
    private final InstantSource clock;
    private final Runnable changed;
    private final List<Consumer<List<LogEntry>>> listeners = new CopyOnWriteArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();
    private final Backoff backoff = new Backoff();
    private Optional<LogTail> tail = Optional.empty();
    private Duration pace = PACE;
    private boolean asking;
    private Instant next = Instant.EPOCH;
    private String note = "";

    /** @param changed told when there is something new */
    LogFollower(Background background, InstantSource clock, Runnable changed) {
        this.background = background;
        this.clock = clock;
        this.changed = changed;
    }

    /** Hears new entries; an empty list when they begin anew. */
    void listen(Consumer<List<LogEntry>> listener) {
        listeners.add(listener);
    }

    List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** What is worth knowing of them; empty for nothing. */
    String note() {
        return note;
    }

    /** Begins anew. @param near whether asking costs nothing, so that it may be done at every tick */
    void follow(Monitor monitor, LogQuery query, boolean near) {
        letGo();
        pace = near ? Duration.ZERO : PACE;
        tail = Optional.of(monitor.tail(query));
    }

    /** Follows nothing; answers that are on their way are let go of. */
    void letGo() {
        tail = Optional.empty();
        asking = false;
        next = Instant.EPOCH;
        backoff.good();
        entries.clear();
        note = "";
        listeners.forEach(listener -> listener.accept(List.of()));
    }

    /** Reads on if it is time; to be called again and again while the lines are seen. */
    void tick() {
        if (tail.isEmpty() || asking || clock.instant().isBefore(next)) {
            return;
        }
        LogTail mine = tail.get();
        asking = true;
        background.io(mine::next, fresh -> {
            if (isNow(mine)) {
                asking = false;
                backoff.good();
                next = clock.instant().plus(pace);
                note = mine.note();
                take(fresh);
            }
        }, failure -> {
            if (isNow(mine)) {
                asking = false;
                backoff.failed();
                next = clock.instant().plus(backoff.pause(PACE));
                note = LiveWords.sentence(failure);
                changed.run();
            }
        });
    }

    /** Whether an answer is on its way. */
    boolean isAsking() {
        return asking;
    }

    private boolean isNow(LogTail which) {
        return tail.filter(now -> now == which).isPresent();
    }

    private void take(List<LogEntry> fresh) {
        entries.addAll(fresh);
        if (entries.size() > LiveController.ENTRIES) {
            entries.subList(0, entries.size() - LiveController.ENTRIES).clear();
        }
        if (!fresh.isEmpty()) {
            listeners.forEach(listener -> listener.accept(fresh));
        }
        changed.run();
    }
}
