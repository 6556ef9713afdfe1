package dev.drawbridge.cloud.local.http;

import dev.drawbridge.model.NodeId;

/** Runs the function behind a route and waits for it. */
@FunctionalInterface
public interface Backend {
    Outcome call(NodeId function, byte[] event);

    /**
     * @param failure empty when the function returned; else what is told to a developer: "Task timed out after 3.00 seconds"
     * @param throttled whether no copy was free
     */
    record Outcome(byte[] answer, String failure, boolean throttled) {
        public boolean ok() {
            return failure.isEmpty();
        }
    }
}
