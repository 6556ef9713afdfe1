package dev.drawbridge.cloud.local.dynamodb.schema;

/** How a table is paid for, named as on the wire. */
public enum BillingMode { PROVISIONED, PAY_PER_REQUEST }
