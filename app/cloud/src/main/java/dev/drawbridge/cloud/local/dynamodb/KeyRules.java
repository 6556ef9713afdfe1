package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.expression.DocumentPath;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import dev.drawbridge.cloud.local.dynamodb.value.ItemSize;
import java.util.Collection;
import java.util.Map;

/** What the keys of a table and its indexes demand of items, keys and paths. */
final class KeyRules {
    private KeyRules() {
    }

    /** A key given by a request: exactly the key attributes, in their types. */
    static void checkKey(TableDefinition table, Map<String, AttributeValue> key) {
        if (key.size() != table.key().names().size()) {
            throw DynamoDbException.validation("The provided key element does not match the schema");
        }
        checkKeyParts(table, table.key(), key);
    }

    /** The attributes of a key schema, perhaps among others. */
    static void checkKeyParts(TableDefinition table, KeySchema schema, Map<String, AttributeValue> key) {
        for (String name : schema.names()) {
            AttributeValue value = key.get(name);
            if (value == null || value.type() != table.typeOf(name)) {
                throw DynamoDbException.validation("The provided key element does not match the schema");
            }
            if (isEmpty(value)) {
                throw DynamoDbException.invalidParameter("The AttributeValue for a key attribute cannot contain an empty " + kind(value) + " value. Key: " + name);
            }
            checkSize(value, name.equals(schema.hash()));
        }
    }

    /** An item that is to be put. */
    static void checkItem(TableDefinition table, Map<String, AttributeValue> item) {
        for (String name : table.key().names()) {
            AttributeValue value = item.get(name);
            if (value == null) {
                throw DynamoDbException.invalidParameter("Missing the key " + name + " in the item");
            }
            if (value.type() != table.typeOf(name)) {
                throw DynamoDbException.invalidParameter("Type mismatch for key " + name + " expected: " + table.typeOf(name) + " actual: " + value.type());
            }
            if (isEmpty(value)) {
                throw DynamoDbException.validation("One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
                        + kind(value) + " value. Key: " + name);
            }
            checkSize(value, name.equals(table.key().hash()));
        }
        for (var index : table.indexes()) {
            for (String name : index.key().names()) {
                AttributeValue value = item.get(name);
                if (value == null) {
                    continue;
                }
                if (value.type() != table.typeOf(name)) {
                    throw DynamoDbException.invalidParameter("Type mismatch for Index Key " + name + " Expected: " + table.typeOf(name) + " Actual: "
                            + value.type() + " IndexName: " + index.name());
                }
                if (isEmpty(value)) {
                    throw DynamoDbException.validation("One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
                            + "The AttributeValue for a key attribute cannot contain an empty " + kind(value) + " value. IndexName: " + index.name()
                            + ", IndexKey: " + name);
                }
            }
        }
    }

    /** An item as an update left it. */
    static void checkUpdated(TableDefinition table, Item item) {
        for (var index : table.indexes()) {
            for (String name : index.key().names()) {
                item.find(name).ifPresent(value -> {
                    if (value.type() != table.typeOf(name)) {
                        throw DynamoDbException.validation("The update expression attempted to update the secondary index key to unsupported type");
                    }
                    if (isEmpty(value)) {
                        throw DynamoDbException.validation("One or more parameter values are not valid. The update expression attempted to update a secondary "
                                + "index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty " + kind(value)
                                + " value.");
                    }
                });
            }
        }
        if (item.size() > ItemSize.MAX_ITEM_BYTES) {
            throw DynamoDbException.validation("Item size to update has exceeded the maximum allowed size");
        }
    }

    /** Key attributes have no inside. */
    static void checkPaths(TableDefinition table, Collection<DocumentPath> paths) {
        for (DocumentPath path : paths) {
            if (!path.isNested()) {
                continue;
            }
            String rule = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ";
            if (table.key().names().contains(path.head())) {
                throw DynamoDbException.validation(rule + "Key: " + path.head());
            }
            if (table.attributes().containsKey(path.head())) {
                throw DynamoDbException.validation(rule + "IndexKey: " + path.head());
            }
        }
    }

    private static boolean isEmpty(AttributeValue value) {
        return value instanceof AttributeValue.S(String text) && text.isEmpty() || value instanceof AttributeValue.B(var bytes) && bytes.isEmpty();
    }

    private static String kind(AttributeValue value) {
        return value.type() == AttributeType.S ? "string" : "binary";
    }

    private static void checkSize(AttributeValue value, boolean hash) {
        int size = value.type() == AttributeType.N ? 0 : ItemSize.of(value);
        if (hash && size > 2048) {
            throw DynamoDbException.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!hash && size > 1024) {
            throw DynamoDbException.invalidParameter("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }
}
