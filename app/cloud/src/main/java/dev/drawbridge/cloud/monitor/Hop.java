package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of a trace.
 *
 * @param card that worked; empty for something that no card stands for
 * @param wire that it came by, where that is known
 * @param depth how many steps led to it
 * @param words one line: {@code Query byTag}
 * @param result one word or number: {@code 200}, {@code fault}
 */
public record Hop(Optional<NodeId> card, Optional<WireId> wire, int depth, String words, Instant start, Duration duration, boolean ok, String result) {
    public Instant end() {
        return start.plus(duration);
    }
}
