/**
 * A drawing into a cloud and out of it again.
 *
 * <p>{@link dev.drawbridge.cloud.deploy.Deployer} is what the command line and the designer see of every cloud. A
 * {@link dev.drawbridge.cloud.deploy.DeployRequest} names project, design and {@link dev.drawbridge.cloud.deploy.Environment}. It
 * becomes a {@link dev.drawbridge.cloud.deploy.Plan}, which says card by card what would happen and changes nothing; applying the plan
 * tells {@link dev.drawbridge.cloud.deploy.DeployEvent}s and ends in a {@link dev.drawbridge.cloud.deploy.DeployOutcome}. What fails in
 * the cloud is an outcome; what keeps us from trying is a {@link dev.drawbridge.cloud.deploy.DeployException}.
 *
 * <p>Calls block, so they belong on a thread of their own; events arrive on the calling thread.
 */
package dev.drawbridge.cloud.deploy;
