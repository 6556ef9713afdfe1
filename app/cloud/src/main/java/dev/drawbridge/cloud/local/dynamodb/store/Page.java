package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.List;

/**
 * What one walk along a slice found. {@code more} says that it ended at its limit, perhaps exactly at the end;
 * the bytes are what was read from the slice, and from the table where the index did not hold what was wanted.
 */
public record Page(List<Item> items, boolean more, long bytes, long tableBytes) {
    public Page {
        items = List.copyOf(items);
    }
}
