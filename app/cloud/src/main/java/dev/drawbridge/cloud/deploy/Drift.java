package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Where the cloud is not as it was deployed.
 *
 * @param checked how many resources the cloud could compare
 * @param deployed what was drawn when it was deployed last, as far as the cloud can tell: what of it is drawn no longer exists there alone
 */
public record Drift(Account account, String stack, int checked, List<Drifted> drifted, Optional<Design> deployed) {
    public Drift {
        drifted = List.copyOf(drifted);
    }

    /** One of which nobody can tell what was drawn. */
    public Drift(Account account, String stack, int checked, List<Drifted> drifted) {
        this(account, stack, checked, drifted, Optional.empty());
    }

    /** The same with other differences. */
    public Drift withDrifted(List<Drifted> others) {
        return new Drift(account, stack, checked, others, deployed);
    }

    /** The same with what was drawn. */
    public Drift withDeployed(Optional<Design> drawn) {
        return new Drift(account, stack, checked, drifted, drawn);
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
