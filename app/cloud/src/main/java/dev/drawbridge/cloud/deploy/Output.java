package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;
import java.util.Optional;

/**
 * Something worth knowing of a deployment: an address, a name.
 *
 * @param card that it belongs to
 */
public record Output(Optional<NodeId> card, String name, String value, String description) {}
