package dev.drawbridge.cloud.local.stream;

import java.util.List;

/** Works on a batch of records. */
@FunctionalInterface
public interface BatchWork {
    /**
     * How a batch went.
     *
     * @param done how many records, from the first on, are done
     * @param problem why the others are not; empty when all are
     */
    record Outcome(int done, String problem) {
        public static Outcome all(List<StreamRecord> batch) {
            return new Outcome(batch.size(), "");
        }
    }

    Outcome work(List<StreamRecord> batch, int attempt);
}
