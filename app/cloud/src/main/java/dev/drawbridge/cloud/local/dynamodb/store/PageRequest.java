package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.Optional;

/**
 * A walk along a slice of the table ({@code index} empty text) or of an index. It starts after the entry with the keys in {@code startAfter} and ends after {@code limit}
 * items or as soon as {@code maxBytes} are read. {@code wholeItems} fetches from the table what the index does not hold.
 */
public record PageRequest(String index, Slice slice, Optional<Item> startAfter, boolean descending, int limit, long maxBytes, boolean wholeItems) {
    /** The first items of the table, in the order of a scan. */
    public static PageRequest firstOfTable(int limit) {
        return new PageRequest("", new Slice.Segment(0, 1), Optional.empty(), false, limit, Long.MAX_VALUE, false);
    }
}
