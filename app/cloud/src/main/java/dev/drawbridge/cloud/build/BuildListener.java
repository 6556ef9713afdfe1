package dev.drawbridge.cloud.build;

import dev.drawbridge.model.NodeId;

/** Hears how a build of functions goes on. Called from any thread; must return at once. */
public interface BuildListener {
    /** A step has begun: "Compiling search", "Fetching aws-core.jar". */
    void step(String step);

    /** That function could not be built, or cannot run on this machine: one sentence. */
    void problem(NodeId function, String sentence);
}
