package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.Design;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment would do. Nothing has happened yet; a plan is applied or discarded.
 *
 * @param stack what the deployment is called in the cloud
 * @param firstTime nothing of it is there yet
 * @param deployed what was drawn when it was deployed last, as far as the cloud can tell; none if that cannot be told or nothing is there
 * @param permissions what somebody may do that he may not do now
 * @param changes of resources, those that lose data first
 * @param cost in a month, before and after
 * @param notes sentences about what was found on the way
 * @param prepared what the deployer needs to apply it
 */
public record Plan(DeployRequest request, Account account, String stack, boolean firstTime, Optional<Design> deployed, List<PermissionChange> permissions, List<PlannedChange> changes,
        CostChange cost, List<String> notes, Prepared prepared) {
    public Plan {
        permissions = List.copyOf(permissions);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** What one deployer keeps of a plan for itself. */
    public interface Prepared {}

    /** Whether everything is as it is drawn already. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Changes after which data of the user's are gone. */
    public List<PlannedChange> losses() {
        return changes.stream().filter(change -> change.data() == PlannedChange.DataEffect.LOST).toList();
    }
}
