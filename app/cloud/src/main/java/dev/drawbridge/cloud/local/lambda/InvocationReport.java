package dev.drawbridge.cloud.local.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known about an invocation, whatever came of it.
 *
 * @param requestId identifies the event
 * @param duration time the event took in the function, without the start of its process
 * @param initDuration time the process needed to start; empty when a warm one took the event
 * @param used the most memory that the process has used so far, in bytes; 0 where nobody knows
 * @param logs the lines written meanwhile, those of the start included, at most {@value LogCollector#MOST_LINES}
 */
public record InvocationReport(String requestId, Duration duration, Optional<Duration> initDuration, long used, List<LogLine> logs) {
    /** Copies the list. */
    public InvocationReport {
        logs = List.copyOf(logs);
    }
}
