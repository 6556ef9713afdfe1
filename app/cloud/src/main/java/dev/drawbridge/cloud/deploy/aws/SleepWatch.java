package dev.drawbridge.cloud.deploy.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Notices that the clock went on while we did not: the machine slept, or somebody set the clock. For one thread.
 */
final class SleepWatch {
    /** Longer than one round of asking can take: six attempts of ten seconds to connect and sixty to read, with the pauses between them. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    private final InstantSource clock;
    private Instant last;

    SleepWatch(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** To be called once a round. @return how long we were away since the call before; zero if we were not */
    Duration away() {
        Instant now = clock.instant();
        Duration gap = Duration.between(last, now);
        last = now;
        return gap.compareTo(LONGEST_ROUND) > 0 ? gap : Duration.ZERO;
    }
}
