package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody may do after the deployment and may not do now.
 *
 * @param card that it belongs to
 * @param holder who gets it, by its name in the template
 * @param actions as the cloud calls them
 * @param on what
 * @param widened the holder is there already and may do more than before
 */
public record PermissionChange(Optional<NodeId> card, String holder, List<String> actions, String on, boolean widened) {
    public PermissionChange {
        actions = List.copyOf(actions);
    }
}
