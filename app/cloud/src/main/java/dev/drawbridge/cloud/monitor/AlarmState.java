package dev.drawbridge.cloud.monitor;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alarm is.
 *
 * @param name as the cloud calls it
 * @param words why, as the cloud says it
 * @param since when it became so
 */
public record AlarmState(Optional<NodeId> card, String name, State state, String words, Instant since) {
    /** In one word. */
    public enum State {
        OK,
        ALARM,
        /** Not enough was measured to tell. */
        UNKNOWN
    }
}
