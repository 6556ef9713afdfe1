/**
 * How the engine says no. Every refusal is one {@link dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException} that carries the error type
 * DynamoDB itself would answer with, so that the caller's SDK raises the exception it would raise in the cloud.
 */
package dev.drawbridge.cloud.local.dynamodb.error;
