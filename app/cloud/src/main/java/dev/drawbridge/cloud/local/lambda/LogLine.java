package dev.drawbridge.cloud.local.lambda;

import java.time.Instant;

/**
 * A line that a function wrote.
 *
 * @param function the function's name
 * @param requestId the event it was working on; empty while it started or between events
 * @param time when the line arrived
 * @param error whether it was written to standard error
 * @param text the line without its end
 */
public record LogLine(String function, String requestId, Instant time, boolean error, String text) {
}
