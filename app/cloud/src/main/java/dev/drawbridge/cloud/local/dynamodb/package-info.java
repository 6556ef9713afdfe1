/**
 * A DynamoDB-compatible engine in this program. {@link dev.drawbridge.cloud.local.dynamodb.DynamoDbEngine} takes requests of the service's JSON protocol
 * and offers what the designer and the runner need besides: making and changing tables from definitions, seeding, looking at items, hearing of changes.
 * Whoever serves it over HTTP is not its business, though {@code http} has a small server for tests and stand-alone use.
 * Behaviour and texts of errors follow the DynamoDB API reference and developer guide.
 */
package dev.drawbridge.cloud.local.dynamodb;
