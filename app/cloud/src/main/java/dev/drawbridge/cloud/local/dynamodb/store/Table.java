package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.schema.KeySchema;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One table with its indexes. Readers see a state between two writes, always; an update reads and writes under one lock, so none is ever lost.
 * Safe for any number of threads. Writes to several tables at once go through {@link Commit}.
 */
public final class Table {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Identity identity;
    private final Journal journal;
    private final Supplier<Long> sequence;
    private final ItemChangeListener listener;
    private final SortedItems items = new SortedItems();
    private final Map<String, IndexItems> indexes = new LinkedHashMap<>();
    private volatile TableDefinition definition;
    private boolean gone;

    /** What a table keeps for life: when and as what it was made. */
    public record Identity(String id, Instant created) {
    }

    Table(TableDefinition definition, Identity identity, Journal journal, Supplier<Long> sequence, ItemChangeListener listener) {
        this.definition = definition;
        this.identity = identity;
        this.journal = journal;
        this.sequence = sequence;
        this.listener = listener;
        definition.indexes().forEach(index -> indexes.put(index.name(), new IndexItems(index, definition)));
    }

    public TableDefinition definition() {
        return definition;
    }

    public Identity identity() {
        return identity;
    }

    ReentrantReadWriteLock lock() {
        return lock;
    }

    Journal journal() {
        return journal;
    }

    /** The item with this key. */
    public Optional<Item> get(ItemKey key) {
        EntryKey entry = entryKey(key.attributes());
        return reading(() -> items.get(entry));
    }

    /** How many items there are, at this moment exactly. */
    public int count() {
        return reading(items::count);
    }

    /** Number of entries and bytes of the table ({@code index} empty text) or one of its indexes. */
    public long[] countAndBytes(String index) {
        return reading(() -> {
            SortedItems of = index.isEmpty() ? items : indexes.get(index).items();
            return new long[] {of.count(), of.bytes()};
        });
    }

    /** Reads a page of the table or an index. */
    public Page page(PageRequest request) {
        return reading(() -> {
            IndexItems index = request.index().isEmpty() ? null : indexes.get(request.index());
            if (index == null && !request.index().isEmpty()) {
                throw DynamoDbException.validation("The table does not have the specified index: " + request.index());
            }
            SortedItems source = index == null ? items : index.items();
            Bounds bounds = Bounds.of(request.slice());
            if (request.startAfter().isPresent()) {
                var attributes = request.startAfter().get().attributes();
                EntryKey start = index == null ? entryKey(attributes) : index.key(attributes);
                bounds = request.descending() ? new Bounds(bounds.low(), min(start, bounds.high())) : new Bounds(max(start, bounds.low()), bounds.high());
            }
            var run = source.between(bounds.low(), bounds.high());
            return walk(request, index != null, (request.descending() ? run.descendingMap() : run).values());
        });
    }

    private Page walk(PageRequest request, boolean ofIndex, Iterable<Item> run) {
        var found = new ArrayList<Item>();
        long bytes = 0;
        long tableBytes = 0;
        for (Item each : run) {
            if (found.size() >= request.limit() || bytes >= request.maxBytes()) {
                break;
            }
            bytes += each.size();
            Item item = each;
            if (ofIndex && request.wholeItems()) {
                item = items.get(entryKey(each.attributes())).orElse(each);
                tableBytes += item.size();
            }
            found.add(item);
        }
        return new Page(found, found.size() >= request.limit() || bytes >= request.maxBytes(), bytes, tableBytes);
    }

    private static EntryKey max(EntryKey one, EntryKey two) {
        return one.compareTo(two) >= 0 ? one : two;
    }

    private static EntryKey min(EntryKey one, EntryKey two) {
        return one.compareTo(two) <= 0 ? one : two;
    }

    /**
     * Changes one item. The function gets the item as it is and answers what it shall be, empty for none; what it throws leaves everything as it was.
     * Answers the change and, for each index, the write units it took.
     */
    public Written write(ItemKey key, Function<Optional<Item>, Optional<Item>> change) {
        return Commit.single(this, key, change, false);
    }

    /** Takes away an item whose time is over, if {@code expired} still says so of it. */
    public void expire(ItemKey key, Predicate<Item> expired) {
        Commit.single(this, key, before -> before.filter(expired.negate()), true);
    }

    /** A change that was made, and the write units that each index needed for it. */
    public record Written(Change change, Map<String, Integer> indexUnits) {
    }

    /** Works out a change. The caller holds the write lock. */
    Change plan(ItemKey key, Function<Optional<Item>, Optional<Item>> change) {
        requireHere();
        Optional<Item> before = items.get(entryKey(key.attributes()));
        return new Change(key, before, change.apply(before));
    }

    /** Makes changes that are already in the journal. The caller holds the write lock. */
    List<Written> apply(List<Change> changes, boolean expired) {
        var written = new ArrayList<Written>();
        for (Change change : changes) {
            written.add(new Written(change, applyInMemory(change)));
            if (change.isReal()) {
                listener.changed(new ItemChange(definition.name(), sequence.get(), Instant.now(), change.key(), change.before(), change.after(), expired));
            }
        }
        return written;
    }

    private Map<String, Integer> applyInMemory(Change change) {
        EntryKey entry = entryKey(change.key().attributes());
        change.after().ifPresentOrElse(item -> items.put(entry, item), () -> items.remove(entry));
        var units = new LinkedHashMap<String, Integer>();
        indexes.forEach((name, index) -> units.put(name, index.apply(change)));
        return units;
    }

    /** Brings in what the files say, before anybody else knows the table. */
    void load(ItemKey key, Optional<Item> after) {
        applyInMemory(new Change(key, items.get(entryKey(key.attributes())), after));
    }

    /** Gives the table another definition of the same key: new indexes are filled, old ones dropped. */
    public void redefine(TableDefinition changed) {
        if (!changed.hasSameKeyAs(definition)) {
            throw new IllegalArgumentException("the key of table " + definition.name() + " cannot change");
        }
        writing(() -> {
            requireHere();
            journal.define(changed);
            var kept = new LinkedHashMap<String, IndexItems>();
            for (var index : changed.indexes()) {
                var fresh = new IndexItems(index, changed);
                items.all().values().forEach(item -> fresh.apply(new Change(keyOf(item), Optional.empty(), Optional.of(item))));
                kept.put(index.name(), fresh);
            }
            indexes.clear();
            indexes.putAll(kept);
            definition = changed;
            return null;
        });
    }

    /** The key of an item of this table. */
    public ItemKey keyOf(Item item) {
        return ItemKey.of(definition.key(), item.attributes());
    }

    /** Writes a new snapshot if the log is long. Called in the background. */
    void compact() {
        if (!reading(() -> !gone && journal.wantsSnapshot(items.count()))) {
            return;
        }
        List<Item> state = writing(() -> {
            if (gone) {
                return List.<Item>of();
            }
            journal.startSnapshot();
            return new ArrayList<>(items.all().values());
        });
        if (!reading(() -> gone)) {
            journal.finishSnapshot(state);
        }
    }

    /** Nobody can use the table any more. */
    void leave() {
        writing(() -> {
            gone = true;
            journal.close();
            return null;
        });
    }

    private void requireHere() {
        if (gone) {
            throw new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found");
        }
    }

    private EntryKey entryKey(Map<String, AttributeValue> attributes) {
        KeySchema key = definition.key();
        return EntryKey.of(attributes.get(key.hash()), key.range().isEmpty() ? null : attributes.get(key.range()), null, null);
    }

    private <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
