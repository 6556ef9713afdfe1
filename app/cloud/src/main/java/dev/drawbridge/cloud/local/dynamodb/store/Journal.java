package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.schema.TableDefinition;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.Collection;
import java.util.List;

/** Where a table writes down what happens to it. Calls that change it come under the table's write lock. */
interface Journal {
    /** Writes changes down, all or none; throws if that is impossible, and then the change must not happen. */
    void append(List<Change> changes);

    /** Writes the definition down. */
    void define(TableDefinition definition);

    /** Whether the log has grown so long that a new snapshot is worth its while. */
    boolean wantsSnapshot(int liveItems);

    /** Starts a new log; what {@link #finishSnapshot} then writes is the state at this moment. */
    void startSnapshot();

    /** Writes the snapshot that was started. Called without the lock. */
    void finishSnapshot(Collection<Item> items);

    /** Forces to the disk what was appended. Called without the lock. */
    void sync();

    /** Closes the files. */
    void close();

    /** A journal for tables that live in memory alone. */
    static Journal none() {
        return new Journal() {
            @Override
            public void append(List<Change> changes) {
                // nothing is kept
            }

            @Override
            public void define(TableDefinition definition) {
                // nothing is kept
            }

            @Override
            public boolean wantsSnapshot(int liveItems) {
                return false;
            }

            @Override
            public void startSnapshot() {
                // never wanted
            }

            @Override
            public void finishSnapshot(Collection<Item> items) {
                // never wanted
            }

            @Override
            public void sync() {
                // nothing to sync
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }
}
