package dev.drawbridge.cloud.local.source;

import dev.drawbridge.model.NodeId;

/** Runs functions for sources. */
public interface Functions {
    /** The outcome of one run. @param problem empty if the function returned */
    record Outcome(byte[] answer, String problem) {
        public boolean ok() {
            return problem.isEmpty();
        }
    }

    /** Runs it and waits. */
    Outcome run(NodeId function, byte[] event);
}
