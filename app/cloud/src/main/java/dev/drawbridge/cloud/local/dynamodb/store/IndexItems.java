package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.schema.IndexDefinition;
import dev.drawbridge.cloud.local.dynamodb.schema.IndexProjection;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.Map;
import java.util.Optional;

/** The entries of one index: sparse (only items that have its keys in the right types), and only the attributes it projects. Guarded by the table's lock. */
final class IndexItems {
    private final IndexDefinition definition;
    private final TableDefinition table;
    private final SortedItems items = new SortedItems();

    IndexItems(IndexDefinition definition, TableDefinition table) {
        this.definition = definition;
        this.table = table;
    }

    IndexDefinition definition() {
        return definition;
    }

    SortedItems items() {
        return items;
    }

    /** Follows a change of the table; answers how many entries it wrote, each by its size in write units (1 KB). */
    int apply(Change change) {
        Optional<Item> before = change.before().filter(this::holds).map(this::project);
        Optional<Item> after = change.after().filter(this::holds).map(this::project);
        if (before.equals(after)) {
            return 0;
        }
        int units = 0;
        EntryKey oldKey = before.map(item -> key(item.attributes())).orElse(null);
        EntryKey newKey = after.map(item -> key(item.attributes())).orElse(null);
        if (oldKey != null && (newKey == null || oldKey.compareTo(newKey) != 0)) {
            items.remove(oldKey);
            units += writeUnits(before.get());
        }
        if (newKey != null) {
            items.put(newKey, after.get());
            units += writeUnits(after.get());
        }
        return units;
    }

    private static int writeUnits(Item item) {
        return Math.max(1, (item.size() + 1023) / 1024);
    }

    private boolean holds(Item item) {
        return definition.key().names().stream().allMatch(name -> item.find(name).filter(value -> value.type() == table.typeOf(name)).isPresent());
    }

    private Item project(Item item) {
        return definition.projection().kind() == IndexProjection.Kind.ALL ? item : item.only(definition.attributes(table.key()));
    }

    EntryKey key(Map<String, AttributeValue> attributes) {
        return EntryKey.of(attributes.get(definition.key().hash()), definition.key().rangeName().map(attributes::get).orElse(null),
                attributes.get(table.key().hash()), table.key().rangeName().map(attributes::get).orElse(null));
    }
}
