package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that was made, for streams and views. Sequence numbers grow within a table, across restarts too; {@code expired} tells that the item's time to live was over.
 * A write that leaves an item as it was is no change.
 */
public record ItemChange(String table, long sequence, Instant at, ItemKey key, Optional<Item> before, Optional<Item> after, boolean expired) {
}
