package dev.drawbridge.cloud.deploy.aws;

import dev.drawbridge.cloud.deploy.Plan;
import dev.drawbridge.generators.syntax.Tree;
import java.util.List;

/**
 * What is needed to apply a plan.
 *
 * @param id of the change set; empty if there is nothing to change
 * @param template as it was sent
 */
record PreparedChangeSet(String id, String stackId, List<Artifact> artifacts, Tree template) implements Plan.Prepared {
    PreparedChangeSet {
        artifacts = List.copyOf(artifacts);
    }

    static PreparedChangeSet of(Plan plan) {
        return (PreparedChangeSet) plan.prepared();
    }
}
