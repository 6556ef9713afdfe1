package dev.drawbridge.cloud.deploy;

import dev.drawbridge.cloud.deploy.cost.CostEstimate;
import java.util.Optional;

/**
 * What the cloud would cost in a month, estimated from the environment's assumptions.
 *
 * @param before what is deployed now; none if that cannot be told
 * @param after what is drawn
 */
public record CostChange(Optional<CostEstimate> before, CostEstimate after) {}
