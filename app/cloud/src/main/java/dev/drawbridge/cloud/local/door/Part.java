package dev.drawbridge.cloud.local.door;

import dev.drawbridge.cloud.local.http.HttpCall;
import dev.drawbridge.cloud.local.http.HttpReply;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;

/** What stands behind the front door for one service. */
@FunctionalInterface
public interface Part {
    /**
     * Who calls.
     *
     * @param card the function or client
     * @param wire that grants the call
     */
    record Caller(NodeId card, WireId wire) {}

    /**
     * Answers a call that the wires grant.
     *
     * @param caller who called, and by which wire
     * @param operation as the SDK names it
     */
    HttpReply handle(Caller caller, String operation, HttpCall call);
}
