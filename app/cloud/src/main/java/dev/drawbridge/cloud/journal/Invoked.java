package dev.drawbridge.cloud.journal;

import dev.drawbridge.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A function worked on an event, or was asked to.
 *
 * @param time when it was done
 * @param requestId identifies the event; the log lines of the invocation carry it
 * @param duration of the work, without the start of the process
 * @param init how long the process took to start; empty where a running one took the event
 * @param memory that the function is given, in MB
 * @param used the most memory that its process has used so far, in bytes; 0 where nobody knows
 * @param problem why it failed, one sentence; empty where it did not
 */
public record Invoked(Instant time, NodeId function, String requestId, Duration duration, Optional<Duration> init, int memory, long used, Outcome outcome, String problem) {
    /** One of which nobody knows what memory it used. */
    public Invoked(Instant time, NodeId function, String requestId, Duration duration, Optional<Duration> init, int memory, Outcome outcome, String problem) {
        this(time, function, requestId, duration, init, memory, 0, outcome, problem);
    }

    /** What came of it. */
    public enum Outcome {
        /** The function answered. */
        OK,
        /** It threw, ended, or could not start. */
        FAILED,
        /** It took longer than it may. */
        TIMED_OUT,
        /** It did not run, because as many as may were running. */
        THROTTLED
    }

    /** When the work began. */
    public Instant began() {
        return time.minus(duration);
    }
}
