package dev.drawbridge.cloud.local.dynamodb;

import dev.drawbridge.cloud.local.dynamodb.expression.Update;
import dev.drawbridge.cloud.local.dynamodb.store.ItemKey;
import dev.drawbridge.cloud.local.dynamodb.store.Table;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.Optional;
import java.util.function.Function;

/** A write that has passed every check that needs no look at the stored item; the change makes the remaining ones. */
record PreparedWrite(Table table, ItemKey key, Function<Optional<Item>, Optional<Item>> change, Update update) {
    Table.Written run() {
        return table.write(key, change);
    }
}
