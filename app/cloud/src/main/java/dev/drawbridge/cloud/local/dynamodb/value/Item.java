package dev.drawbridge.cloud.local.dynamodb.value;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An item: its attributes by name, and its size in bytes as DynamoDB counts it. Immutable, so readers need no lock. */
public final class Item {
    private final Map<String, AttributeValue> attributes;
    private final int size;

    private Item(Map<String, AttributeValue> attributes) {
        this.attributes = Collections.unmodifiableMap(attributes);
        this.size = ItemSize.of(attributes);
    }

    /** An item with a copy of these attributes. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(new LinkedHashMap<>(attributes));
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public boolean has(String name) {
        return attributes.containsKey(name);
    }

    /** Bytes, by the rules of the developer guide. */
    public int size() {
        return size;
    }

    /** An item with only those of the named attributes that are there. */
    public Item only(Collection<String> names) {
        var kept = new LinkedHashMap<String, AttributeValue>();
        for (String name : names) {
            find(name).ifPresent(value -> kept.put(name, value));
        }
        return new Item(kept);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}
