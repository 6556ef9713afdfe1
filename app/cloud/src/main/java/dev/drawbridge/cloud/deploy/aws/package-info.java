/**
 * Deploying to AWS with CloudFormation, which expands SAM on its side: no SAM CLI, no Python, no Docker.
 *
 * <p>{@link dev.drawbridge.cloud.deploy.aws.AwsDeployer} tells the story from plan to outcome; each other class here knows one thing: the
 * {@code ArtifactBucket}, the {@code StackTemplate} with the code's addresses put in, {@code ChangeSets}, the {@code StackFollower} that
 * reads events until the end, {@code FailureWords} that say what went wrong. Every call is listed in {@code docs/aws-permissions.md}.
 */
package dev.drawbridge.cloud.deploy.aws;
