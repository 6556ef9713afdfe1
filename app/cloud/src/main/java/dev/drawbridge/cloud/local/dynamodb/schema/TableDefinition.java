package dev.drawbridge.cloud.local.dynamodb.schema;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it is defined. {@code attributes} are the types of the key attributes of the table and its indexes; {@code ttlAttribute} is empty where
 * items do not expire.
 */
public record TableDefinition(String name, KeySchema key, Map<String, AttributeType> attributes, List<IndexDefinition> indexes, BillingMode billing,
                              Throughput throughput, StreamView stream, String ttlAttribute, boolean deletionProtection) {
    public TableDefinition {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        indexes = List.copyOf(indexes);
    }

    /** A table that is paid per request, to be completed with indexes. */
    public static TableDefinition of(String name, KeySchema key, Map<String, AttributeType> attributes) {
        return new TableDefinition(name, key, attributes, List.of(), BillingMode.PAY_PER_REQUEST, Throughput.ON_DEMAND, StreamView.NONE, "", false);
    }

    public Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }

    /** The type of a key attribute. */
    public AttributeType typeOf(String keyAttribute) {
        return attributes.get(keyAttribute);
    }

    /** With one more index and the types of its keys. */
    public TableDefinition withIndex(IndexDefinition index, Map<String, AttributeType> types) {
        var all = new ArrayList<>(indexes);
        all.add(index);
        var allTypes = new LinkedHashMap<>(attributes);
        allTypes.putAll(types);
        return new TableDefinition(name, key, allTypes, all, billing, throughput, stream, ttlAttribute, deletionProtection);
    }

    /** With other indexes; types that no key needs any more are dropped. */
    public TableDefinition withIndexes(List<IndexDefinition> newIndexes) {
        var types = new LinkedHashMap<>(attributes);
        types.keySet().removeIf(type -> !key.names().contains(type) && newIndexes.stream().noneMatch(index -> index.key().names().contains(type)));
        return new TableDefinition(name, key, types, newIndexes, billing, throughput, stream, ttlAttribute, deletionProtection);
    }

    public TableDefinition withBilling(BillingMode newBilling, Throughput newThroughput) {
        return new TableDefinition(name, key, attributes, indexes, newBilling, newThroughput, stream, ttlAttribute, deletionProtection);
    }

    public TableDefinition withStream(StreamView newStream) {
        return new TableDefinition(name, key, attributes, indexes, billing, throughput, newStream, ttlAttribute, deletionProtection);
    }

    public TableDefinition withTimeToLive(String attribute) {
        return new TableDefinition(name, key, attributes, indexes, billing, throughput, stream, attribute, deletionProtection);
    }

    public TableDefinition withDeletionProtection(boolean on) {
        return new TableDefinition(name, key, attributes, indexes, billing, throughput, stream, ttlAttribute, on);
    }

    /** Whether items of the other table can live in this one: same key attributes of the same types. */
    public boolean hasSameKeyAs(TableDefinition other) {
        return key.equals(other.key) && key.names().stream().allMatch(each -> typeOf(each) == other.typeOf(each));
    }
}
