package dev.drawbridge.cloud.monitor;

import java.time.Duration;

/** How long to wait before asking again: the usual time after a good answer, twice as long after each that failed, up to a limit. Not safe for threads. */
public final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;
    private int failures;

    /** Answers were good. */
    public void good() {
        failures = 0;
    }

    /** One more failed. */
    public void failed() {
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
    }

    /** @param usual after a good answer */
    public Duration pause(Duration usual) {
        if (failures == 0) {
            return usual;
        }
        Duration longer = usual.multipliedBy(1L << failures);
        Duration longest = usual.compareTo(LONGEST) > 0 ? usual : LONGEST;
        return longer.compareTo(longest) > 0 ? longest : longer;
    }
}
