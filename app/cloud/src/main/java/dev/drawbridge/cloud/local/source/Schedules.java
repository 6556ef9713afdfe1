package dev.drawbridge.cloud.local.source;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

/** Starts what is wired to schedules when it is time, or when somebody asks for a tick. */
public final class Schedules implements AutoCloseable {
    /** A tick that is later than this was missed, not delayed. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Starter starter;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private final Map<Entry, Thread> threads = new HashMap<>();
    private List<Entry> entries = List.of();

    /**
     * A wire from a schedule to what it starts.
     *
     * @param arn of the schedule
     * @param input for what is started; empty for the usual event
     */
    public record Entry(WireId wire, NodeId schedule, NodeId target, Times times, boolean enabled, String arn, String input) {}

    /** What happens when it is time. */
    @FunctionalInterface
    public interface Starter {
        /** Must not wait long: the schedule's next time is counted after it. */
        void start(Entry entry, Instant time);
    }

    /** @param problems hears of expressions that cannot be read, at the card of the schedule */
    public Schedules(Starter starter, Clock clock, BiConsumer<NodeId, String> problems) {
        this.starter = starter;
        this.clock = clock;
        this.problems = problems;
    }

    /** What the drawing says now. Times of a new or changed schedule are counted from now; one that is as it was keeps its beat. */
    public synchronized void entries(List<Entry> next) {
        entries = List.copyOf(next);
        threads.entrySet().removeIf(running -> {
            boolean gone = !entries.contains(running.getKey());
            if (gone) {
                running.getValue().interrupt();
            }
            return gone;
        });
        for (Entry entry : entries) {
            if (entry.enabled() && !threads.containsKey(entry)) {
                threads.put(entry, Thread.ofVirtual().name("schedule " + entry.schedule()).start(() -> follow(entry)));
            }
        }
    }

    private void follow(Entry entry) {
        try {
            loop(entry);
        } catch (CloudException unreadable) {
            problems.accept(entry.schedule(), unreadable.getMessage());
        }
    }

    /** Starts what is wired to the schedule now, enabled or not. */
    public synchronized void tick(NodeId schedule) {
        entries.stream().filter(entry -> entry.schedule().equals(schedule)).forEach(entry -> starter.start(entry, clock.instant()));
    }

    private void loop(Entry entry) {
        Instant last = clock.instant();
        while (true) {
            Optional<Instant> next = entry.times().next(last);
            if (next.isEmpty()) {
                return;
            }
            try {
                Thread.sleep(Duration.between(clock.instant(), next.get()).plusMillis(1).plus(delay(entry.times().window())));
            } catch (InterruptedException stop) {
                return;
            }
            starter.start(entry, next.get());
            // a machine that slept does not make up for what it missed
            last = next.get().isBefore(clock.instant().minus(LATE).minus(entry.times().window())) ? clock.instant() : next.get();
        }
    }

    /** Some moment of the window. */
    private static Duration delay(Duration window) {
        return window.isZero() ? Duration.ZERO : Duration.ofMillis(ThreadLocalRandom.current().nextLong(window.toMillis()));
    }

    @Override
    public synchronized void close() {
        threads.values().forEach(Thread::interrupt);
        threads.clear();
    }
}
