package dev.drawbridge.cloud.local.dynamodb.store;

import java.util.List;
import java.util.Map;

/** Writes the changes of a commit into the journals of its tables so that a crash in between leaves all of them or none. */
@FunctionalInterface
public interface TransactionLog {
    /** Writes the changes down. The caller holds the locks of all these tables. */
    void write(Map<Table, List<Change>> changes);

    /** For tables in memory. */
    static TransactionLog none() {
        return changes -> changes.forEach((table, of) -> table.journal().append(of));
    }
}
