package dev.drawbridge.cloud.local.dynamodb.store;

/** Hears of every change in the order of each table. Called by the writer while it holds the table, so it must be quick and must not call the engine. */
@FunctionalInterface
public interface ItemChangeListener {
    /** A change was made. */
    void changed(ItemChange change);
}
