package dev.drawbridge.cloud.local.dynamodb;

/** What became of a table that was to look like a definition. */
public sealed interface Reconciliation {
    /** What happened, in one sentence for the user. */
    String sentence();

    /** There was none, so it was made. */
    record Created(String table) implements Reconciliation {
        @Override
        public String sentence() {
            return "Table " + table + " was made.";
        }
    }

    /** It already looked like that. */
    record Unchanged(String table) implements Reconciliation {
        @Override
        public String sentence() {
            return "Table " + table + " is as it was.";
        }
    }

    /** It was changed and kept its items; new indexes hold them. */
    record Changed(String table, String what) implements Reconciliation {
        @Override
        public String sentence() {
            return "Table " + table + " was changed: " + what + ".";
        }
    }

    /** Its key changed, so its items cannot stay: they were moved aside and the table is new and empty. */
    record Replaced(String table, String oldData) implements Reconciliation {
        @Override
        public String sentence() {
            return "The key of table " + table + " has changed, so it starts empty; the old items are kept in " + oldData + ".";
        }
    }
}
