package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.model.NodeId;

/** What stands behind the front door for one service. */
@FunctionalInterface
public interface Part {
    /**
     * Answers a call that the wires grant.
     *
     * @param caller the function or client that called
     * @param operation as the SDK names it
     */
    HttpReply handle(NodeId caller, String operation, HttpCall call);
}
