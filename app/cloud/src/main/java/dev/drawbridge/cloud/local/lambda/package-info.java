/**
 * Functions, run as AWS Lambda runs them: each in processes of its own that fetch their events from the Lambda Runtime API.
 *
 * <p>{@link dev.drawbridge.cloud.local.lambda.LambdaHost} owns one {@link dev.drawbridge.cloud.local.lambda.RuntimeApi} server and gives out a
 * {@link dev.drawbridge.cloud.local.lambda.FunctionPool} per function. A pool keeps processes warm, sends each of them one event at a time, ends the
 * ones that run past the function's timeout, and swaps all of them when the code changes. Whatever a function does (answer, throw, hang, exit, fill
 * its memory) comes back as an {@link dev.drawbridge.cloud.local.lambda.InvocationResult}, never as an exception.
 *
 * <p>Nothing here knows what a drawing is; inputs are plain records.
 */
package dev.drawbridge.cloud.local.lambda;
