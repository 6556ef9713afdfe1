package dev.drawbridge.cloud.local;

import dev.drawbridge.model.NodeId;
import java.util.function.Function;

/** Something of the local cloud that follows the wires. A new kind of source is one class that implements this. */
interface Wired extends AutoCloseable {
    /**
     * Starts, stops or changes what the wires say.
     *
     * @param queueUrl the address of a queue at the queue server
     */
    void follow(LocalPlan plan, Function<NodeId, String> queueUrl) throws InterruptedException;

    @Override
    void close();
}
