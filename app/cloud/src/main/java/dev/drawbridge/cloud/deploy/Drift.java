package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Where the cloud is not as it was deployed.
 *
 * @param checked how many resources the cloud could compare
 */
public record Drift(Account account, String stack, int checked, List<Drifted> drifted) {
    public Drift {
        drifted = List.copyOf(drifted);
    }

    /**
     * One resource that somebody changed elsewhere.
     *
     * @param deleted it is gone
     * @param properties that differ: before is what was deployed, after is what is there
     */
    public record Drifted(Optional<NodeId> card, String id, String type, String physicalId, boolean deleted, List<PlannedChange.PropertyChange> properties) {
        public Drifted {
            properties = List.copyOf(properties);
        }
    }
}
