package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is in the cloud now.
 *
 * @param sentence for the user, with the way on where there is one
 * @param changed when it was last changed
 * @param pushed cards whose functions run other code than was deployed, whoever put it there
 * @param kept what earlier deployments and removals left in the account, outside of the stack; as far as this folder remembers
 */
public record DeployStatus(Account account, String stack, State state, String sentence, Optional<Instant> changed, List<ResourceState> resources, List<Output> outputs,
        Set<NodeId> pushed, List<ResourceState> kept) {
    public DeployStatus {
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
        pushed = Set.copyOf(pushed);
        kept = List.copyOf(kept);
    }

    /** In one word. */
    public enum State {
        /** Nothing is there. */
        ABSENT,
        /** All is well. */
        READY,
        /** Something is being changed right now. */
        RUNNING,
        /** The last change could be neither done nor taken back; {@link Deployer#continueRollback} tries again. */
        STUCK,
        /** It can only be removed. */
        BROKEN
    }
}
