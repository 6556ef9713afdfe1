/**
 * DynamoDB's expressions: condition, filter and key condition (one grammar), update, and projection.
 * A parser turns text and placeholders into a small sealed tree and collects what is wrong in the service's order of precedence;
 * evaluating a tree needs an item and nothing else. Names and values that a request offers but no expression uses are an error,
 * which {@link dev.drawbridge.cloud.local.dynamodb.expression.Placeholders} keeps count of across the expressions of one request.
 */
package dev.drawbridge.cloud.local.dynamodb.expression;
