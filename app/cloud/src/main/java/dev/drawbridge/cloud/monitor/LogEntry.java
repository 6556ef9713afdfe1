package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import java.time.Instant;

/**
 * A line, or several that were written at once, of a log.
 *
 * @param id tells it from others of the same moment
 * @param card that wrote it
 * @param requestId of the invocation it belongs to; empty where that is not known
 */
public record LogEntry(String id, Instant time, NodeId card, String requestId, LogLevel level, String text) {}
