package dev.drawbridge.cloud.local.source;

import dev.drawbridge.model.NodeId;

/** Runs functions for sources. */
public interface Functions {
    /**
     * The outcome of one run.
     *
     * @param answer what the function returned, or Lambda's JSON of the error
     * @param problem empty if the function returned; else one sentence
     * @param throttled whether it did not run because no copy was free
     */
    record Outcome(byte[] answer, String problem, boolean throttled) {
        /** The function returned. */
        public static Outcome of(byte[] answer) {
            return new Outcome(answer, "", false);
        }

        /** The function failed. */
        public static Outcome failed(byte[] answer, String problem) {
            return new Outcome(answer, problem, false);
        }

        public boolean ok() {
            return problem.isEmpty();
        }
    }

    /**
     * Runs it and waits.
     *
     * @throws dev.drawbridge.cloud.CloudException if the function is no part of the run, or the run is ending
     */
    Outcome run(NodeId function, byte[] event);
}
