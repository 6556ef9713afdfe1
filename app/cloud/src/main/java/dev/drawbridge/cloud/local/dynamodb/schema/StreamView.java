package dev.drawbridge.cloud.local.dynamodb.schema;

/** What a record of the table's stream shows, named as on the wire; {@code NONE} where the table has no stream. */
public enum StreamView { NONE, KEYS_ONLY, NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES }
