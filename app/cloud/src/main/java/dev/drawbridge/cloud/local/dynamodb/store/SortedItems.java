package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The items of a table or index in order, with their number and size. Guarded by the table's lock. */
final class SortedItems {
    private final TreeMap<EntryKey, Item> items = new TreeMap<>();
    private long bytes;

    Optional<Item> get(EntryKey key) {
        return Optional.ofNullable(items.get(key));
    }

    void put(EntryKey key, Item item) {
        Item old = items.put(key, item);
        bytes += item.size() - (old == null ? 0 : old.size());
    }

    void remove(EntryKey key) {
        Item old = items.remove(key);
        bytes -= old == null ? 0 : old.size();
    }

    NavigableMap<EntryKey, Item> between(EntryKey low, EntryKey high) {
        // a start key outside the bounds leaves nothing to walk along
        return low.compareTo(high) >= 0 ? new TreeMap<>() : items.subMap(low, false, high, false);
    }

    NavigableMap<EntryKey, Item> all() {
        return items;
    }

    int count() {
        return items.size();
    }

    long bytes() {
        return bytes;
    }
}
