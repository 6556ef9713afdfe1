/**
 * The JSON that functions get, shape for shape what AWS sends
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html, and the samples of aws-lambda-java-tests).
 */
package dev.drawbridge.cloud.local.event;
