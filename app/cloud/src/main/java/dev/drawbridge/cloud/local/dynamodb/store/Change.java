package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.Optional;

/** What happened, or is to happen, to the item with a key: before and after, empty where there is no item. */
public record Change(ItemKey key, Optional<Item> before, Optional<Item> after) {
    /** Whether it makes a difference at all. */
    public boolean isReal() {
        return !before.equals(after);
    }
}
