package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The primary key of an item: one or two values, as attributes. */
public record ItemKey(Map<String, AttributeValue> attributes) {
    public ItemKey {
        attributes = Map.copyOf(attributes);
    }

    /** The key within these attributes, which must hold it. */
    public static ItemKey of(KeySchema schema, Map<String, AttributeValue> attributes) {
        var key = new LinkedHashMap<String, AttributeValue>();
        schema.names().forEach(name -> key.put(name, attributes.get(name)));
        return new ItemKey(key);
    }
}
