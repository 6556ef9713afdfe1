/**
 * What a table holds: attribute values of DynamoDB's ten types, items, their JSON form on the wire, their order and their size.
 * Everything here is immutable and knows nothing of tables or requests.
 * Facts: "Naming rules and data types" and "Item sizes and formats" of the DynamoDB developer guide.
 */
package dev.drawbridge.cloud.local.dynamodb.value;
