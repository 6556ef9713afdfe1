package dev.drawbridge.desktop.canvas;

/**
 * How many of something may be done in one frame so that the frame keeps within a budget, learned from how long they took:
 * more on a quick machine, fewer in the first seconds of the program, at least one always.
 */
final class Pace {
    /** A new figure counts for so much of the average. */
    private static final double LEARNING = 0.3;

    private final double budgetNanos;
    private final int most;
    private double nanosForOne;

    /**
     * @param budgetNanos how long all of one frame may take
     * @param first expected of one until it is known, nanoseconds
     */
    Pace(long budgetNanos, int most, long first) {
        this.budgetNanos = budgetNanos;
        this.most = most;
        this.nanosForOne = first;
    }

    /** How many may be done in the next frame. */
    int next() {
        return (int) Math.clamp((long) (budgetNanos / Math.max(1, nanosForOne)), 1, most);
    }

    /** So many took so long; none tell nothing. */
    void took(int count, long nanos) {
        if (count > 0) {
            nanosForOne += LEARNING * ((double) nanos / count - nanosForOne);
        }
    }
}
