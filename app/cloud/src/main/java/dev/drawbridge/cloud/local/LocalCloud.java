package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A drawing that runs on this machine. Everything listens on 127.0.0.1; {@link #close} leaves no process and no port.
 * All methods may be called from any thread and may block; none belongs on the JavaFX thread.
 */
public interface LocalCloud extends AutoCloseable {
    /** Where every source can be reached, and how to get a token, in the order of the cards. */
    List<Address> addresses();

    /** What happens while it runs. */
    Journal journal();

    /**
     * Takes over changed code and a changed drawing: functions whose code or wires changed get new processes, everything
     * else goes on.
     *
     * @throws dev.drawbridge.cloud.CloudException if the code does not compile; what ran goes on
     */
    void reload(Design design);

    /** Starts what is wired to the schedule now, without waiting for its time. */
    void tick(NodeId schedule);

    /**
     * Sends the samples that a card has ({@link dev.drawbridge.cloud.local.event.SampleEvents}) to what it starts, and waits for the answers; they are messages of the journal.
     *
     * @throws dev.drawbridge.cloud.CloudException if the card has none
     */
    default void sample(NodeId source) {
        throw new dev.drawbridge.cloud.CloudException("This run sends no samples.");
    }

    /** Runs a function with this event, as JSON, and gives what it answered. */
    Invocation invoke(NodeId function, byte[] event);

    /** A signed token of a user of the pool, good for its authorizer. Claims are added to the usual ones. */
    String token(NodeId userPool, String user, Map<String, Object> claims);

    /** How full the queues are now. Asks the queue server. */
    default Map<NodeId, Depth> depths() {
        return Map.of();
    }

    /**
     * How full a queue is.
     *
     * @param waiting messages that can be received
     * @param working messages that were received and are not done yet
     */
    record Depth(int waiting, int working) {}

    /** Completes when the run has ended, whoever ended it: also {@code drawbridge stop} of another process. */
    default CompletableFuture<Void> ended() {
        return new CompletableFuture<>();
    }

    @Override
    void close();

    /**
     * The outcome of one invocation.
     *
     * @param ok whether the function returned
     * @param answer what it returned, or Lambda's JSON of the error
     * @param initDuration zero unless the function had to be started for it
     */
    record Invocation(boolean ok, byte[] answer, Duration duration, Duration initDuration, List<String> log) {}
}
