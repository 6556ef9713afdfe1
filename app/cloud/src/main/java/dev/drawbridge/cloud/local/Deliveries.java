package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.Message;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** Hands events over wires to whatever card is at their end. A kind that can receive events says here how it does. Safe from any thread. */
final class Deliveries implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final Journal journal;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;

    Deliveries(Journal journal, Clock clock, BiConsumer<NodeId, String> problems) {
        this.journal = journal;
        this.clock = clock;
        this.problems = problems;
    }

    /**
     * An event on its way.
     *
     * @param group of an ordered queue; empty for none
     */
    record Parcel(WireId wire, NodeId from, Node to, String summary, String body, String group) {}

    /** How a kind takes an event. */
    @FunctionalInterface
    interface Receiver {
        /** @throws CloudException if it cannot be taken */
        void take(Parcel parcel) throws InterruptedException;
    }

    /** From now on cards of that kind take events so. */
    void receiver(String kind, Receiver receiver) {
        receivers.put(kind, receiver);
    }

    /** Delivers and returns at once. */
    void start(Parcel parcel) {
        try {
            threads.execute(() -> {
                try {
                    deliver(parcel);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                } catch (CloudException lost) {
                    problems.accept(parcel.to().id(), "An event was not delivered: " + lost.getMessage());
                }
            });
        } catch (RejectedExecutionException ending) {
            // an event that comes while the run ends goes nowhere any more
            return;
        }
    }

    /**
     * Delivers and waits until it is taken.
     *
     * @throws CloudException if it is not
     */
    void deliver(Parcel parcel) throws InterruptedException {
        Receiver receiver = receivers.get(parcel.to().kind());
        if (receiver == null) {
            throw new CloudException(parcel.to().name() + " cannot take events here.");
        }
        // a function writes its own lines, one for each try
        if (parcel.to().kind().equals("function")) {
            receiver.take(parcel);
            return;
        }
        long start = System.nanoTime();
        String result = "delivered";
        boolean ok = false;
        try {
            receiver.take(parcel);
            ok = true;
        } catch (CloudException refused) {
            result = refused.getMessage();
            throw refused;
        } finally {
            journal.record(new Message(0, clock.instant(), Optional.of(parcel.wire()), parcel.from(), parcel.to().id(), parcel.summary(), parcel.body().length(),
                    Duration.ofNanos(System.nanoTime() - start), ok, result, parcel.body(), ""));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
