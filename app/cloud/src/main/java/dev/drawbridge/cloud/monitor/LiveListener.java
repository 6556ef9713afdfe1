package dev.drawbridge.cloud.monitor;

import java.time.Duration;

/** Hears what a {@link LiveView} reads. Called on its thread; must return at once. */
public interface LiveListener {
    /** New figures, with what asking has cost. */
    void figures(Figures figures, ApiUse use);

    /**
     * They could not be read; it is tried again.
     *
     * @param sentence for the user
     * @param again after how long
     */
    void trouble(String sentence, Duration again);
}
