package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * How one resource is doing.
 *
 * @param card that it belongs to
 * @param id its name in the template
 * @param type as the cloud calls it
 * @param physicalId its name in the cloud; empty when it has none yet
 * @param words why, for what failed; empty otherwise
 */
public record ResourceState(Optional<NodeId> card, String id, String type, String physicalId, Phase phase, String words, Instant time) {
    /** Where it stands. */
    public enum Phase {
        /** It is being made, changed or removed. */
        WORKING,
        /** It is as it should be. */
        DONE,
        /** It could not be done. */
        FAILED,
        /** It is being taken back because something failed. */
        UNDOING,
        /** It is as it was before. */
        UNDONE,
        /** It is gone. */
        REMOVED,
        /** It was asked to stay when the rest goes. */
        KEPT
    }
}
