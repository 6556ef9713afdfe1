package dev.drawbridge.cloud.deploy;

import dev.drawbridge.model.NodeId;

/** A fact of a running deployment. */
public sealed interface DeployEvent {
    /** Something begins that takes a moment. */
    record Step(String sentence) implements DeployEvent {}

    /**
     * Code on its way. Comes many times for one function, the last with all bytes sent.
     *
     * @param sent bytes so far
     * @param total bytes
     */
    record Uploading(NodeId function, long sent, long total) implements DeployEvent {}

    /** A resource is somewhere else than before. */
    record ResourceChanged(ResourceState state) implements DeployEvent {}

    /** Something failed; what was done is taken back. */
    record RollbackStarted(String reason) implements DeployEvent {}

    /** We cannot see for the moment; the deployment goes on in the cloud. */
    record OutOfSight(String sentence) implements DeployEvent {}
}
