package dev.drawbridge.cloud.local.dynamodb.schema;

import java.util.LinkedHashSet;
import java.util.List;

/** A secondary index. A local one shares the table's hash key; a global one has any key and holds only the items that have it. */
public record IndexDefinition(String name, boolean global, KeySchema key, IndexProjection projection, Throughput throughput) {
    /** A global index that holds everything. */
    public static IndexDefinition global(String name, KeySchema key) {
        return new IndexDefinition(name, true, key, IndexProjection.ALL, Throughput.ON_DEMAND);
    }

    /** The attributes the index holds, unless it holds all. */
    public List<String> attributes(KeySchema tableKey) {
        var names = new LinkedHashSet<>(key.names());
        names.addAll(tableKey.names());
        names.addAll(projection.nonKeyAttributes());
        return List.copyOf(names);
    }

    /** Whether the other index holds the same entries: all but the throughput. */
    public boolean holdsSameAs(IndexDefinition other) {
        return global == other.global && key.equals(other.key) && projection.equals(other.projection);
    }
}
