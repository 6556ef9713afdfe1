package dev.drawbridge.cloud.deploy.aws;

import java.util.function.UnaryOperator;

/**
 * Where things will be in the bucket, before it is there.
 *
 * @param url the address that CloudFormation reads a key from
 */
record BucketPlace(String name, UnaryOperator<String> url) {}
