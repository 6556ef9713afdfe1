package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.error.ErrorType;
import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** All tables of one engine, in memory or in a folder. Safe for any number of threads. */
public final class TableSpace implements AutoCloseable {
    private static final long SYNC_MILLIS = 500;

    private final NavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();
    private final List<ItemChangeListener> listeners = new CopyOnWriteArrayList<>();
    /** Starts at the time in units that leave room for a million changes a millisecond, so that numbers grow across restarts. */
    private final AtomicLong sequence = new AtomicLong(System.currentTimeMillis() * 1_000_000);
    private final Optional<TableFolder> folder;
    private final ScheduledExecutorService background;

    /** Tables in memory alone. */
    public TableSpace() {
        this(Optional.empty());
    }

    /** Tables in a folder; those that are there are read. The folder is closed with the space. */
    public TableSpace(TableFolder folder) {
        this(Optional.of(folder));
    }

    private TableSpace(Optional<TableFolder> folder) {
        this.folder = folder;
        this.background = Executors.newSingleThreadScheduledExecutor(work -> Thread.ofPlatform().daemon().name("dynamodb-files").unstarted(work));
        folder.ifPresent(files -> {
            files.load(this::newTable).forEach(table -> tables.put(table.definition().name(), table));
            files.finishTransaction(tables);
            background.scheduleWithFixedDelay(this::tend, SYNC_MILLIS, SYNC_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    private Table newTable(TableDefinition definition, Table.Identity identity, Journal journal) {
        return new Table(definition, identity, journal, sequence::incrementAndGet, change -> listeners.forEach(each -> each.changed(change)));
    }

    private void tend() {
        for (Table table : tables.values()) {
            try {
                table.journal().sync();
                table.compact();
            } catch (RuntimeException failed) {
                folder.ifPresent(files -> files.warn("The files of table " + table.definition().name() + " could not be tended: " + failed.getMessage()));
            }
        }
    }

    /** Hears of every change from now on. */
    public void addListener(ItemChangeListener listener) {
        listeners.add(listener);
    }

    public void removeListener(ItemChangeListener listener) {
        listeners.remove(listener);
    }

    public Optional<Table> find(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The names of all tables, sorted. */
    public List<String> names() {
        return List.copyOf(tables.keySet());
    }

    /** All tables, sorted by name. */
    public List<Table> all() {
        return List.copyOf(tables.values());
    }

    /** Makes a table; refuses if there is one of this name. */
    public synchronized Table create(TableDefinition definition) {
        if (tables.containsKey(definition.name())) {
            throw new DynamoDbException(ErrorType.RESOURCE_IN_USE, "Table already exists: " + definition.name());
        }
        var identity = new Table.Identity(UUID.randomUUID().toString(), Instant.ofEpochMilli(System.currentTimeMillis()));
        Journal journal = folder.map(files -> files.create(definition, identity)).orElseGet(Journal::none);
        Table table = newTable(definition, identity, journal);
        tables.put(definition.name(), table);
        return table;
    }

    /** Takes a table away with all its items. */
    public synchronized void drop(String name) {
        take(name);
        folder.ifPresent(files -> files.delete(name));
    }

    /** Takes a table away but keeps its files; answers where they are, in words. */
    public synchronized String setAside(String name) {
        take(name);
        return folder.map(files -> files.setAside(name).toString()).orElse("nowhere, because these tables live in memory alone");
    }

    private void take(String name) {
        Table table = tables.remove(name);
        if (table == null) {
            throw new DynamoDbException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found: Table: " + name + " not found");
        }
        table.leave();
    }

    /** How changes of several tables are written down together. */
    public TransactionLog transactionLog() {
        return folder.<TransactionLog>map(files -> files::writeTransaction).orElseGet(TransactionLog::none);
    }

    /** Forces everything to the disk and lets go of the folder. */
    @Override
    public synchronized void close() {
        background.shutdown();
        try {
            background.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        tables.values().forEach(Table::leave);
        tables.clear();
        folder.ifPresent(TableFolder::close);
    }
}
