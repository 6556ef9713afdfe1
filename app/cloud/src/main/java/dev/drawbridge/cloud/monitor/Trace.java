package dev.drawbridge.cloud.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The way of one message across the drawing.
 *
 * @param hops in the order they began
 * @param whole whether every hop is known; else the known wires were followed as far as they tell
 */
public record Trace(String id, Instant start, Duration duration, boolean ok, List<Hop> hops, boolean whole) {
    public Trace {
        hops = List.copyOf(hops);
    }

    /** What began it: {@code GET /products}. */
    public String words() {
        return hops.isEmpty() ? id : hops.getFirst().words();
    }
}
