package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Cards whose functions run other code than was deployed. The next deployment sends theirs under another name, because CloudFormation sees names alone.
 *
 * @param since when that was found or done, by card; part of the new name
 */
record Restored(Map<NodeId, Instant> since) {
    static final Restored NONE = new Restored(Map.of());

    Restored {
        since = Map.copyOf(since);
    }

    Optional<Instant> of(NodeId card) {
        return Optional.ofNullable(since.get(card));
    }
}
