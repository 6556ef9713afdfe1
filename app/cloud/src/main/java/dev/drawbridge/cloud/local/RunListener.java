package dev.drawbridge.cloud.local;

import dev.drawbridge.model.NodeId;

/** Hears how a run goes on. Called from any thread; must return at once. */
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /** A step has begun: "Compiling search", "Fetching ElasticMQ". */
    default void onStep(String step) {}

    /** Something went wrong that did not end the run: one sentence, at the card it belongs to. */
    default void onProblem(NodeId node, String sentence) {}
}
