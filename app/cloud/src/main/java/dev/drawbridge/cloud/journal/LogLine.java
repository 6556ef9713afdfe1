package dev.drawbridge.cloud.journal;

import dev.drawbridge.model.NodeId;
import java.time.Instant;

/**
 * A line that a function wrote.
 *
 * @param requestId of the invocation it belongs to; empty while the function starts
 * @param error whether it came from standard error
 */
public record LogLine(Instant time, NodeId function, String requestId, String text, boolean error) {}
