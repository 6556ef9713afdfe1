package dev.drawbridge.cloud.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * Moments at equal distances, which all series of one answer share.
 *
 * @param start of the first point
 * @param period that each point stands for
 * @param size how many points
 */
public record Grid(Instant start, Duration period, int size) {
    /** After the last point. */
    public Instant end() {
        return start.plus(period.multipliedBy(size));
    }

    /** The point that a moment belongs to; negative or {@link #size} and more for one outside. */
    public int indexOf(Instant moment) {
        return (int) Math.clamp(Math.floorDiv(Duration.between(start, moment).toMillis(), period.toMillis()), -1, size);
    }

    /** When the point begins. */
    public Instant at(int index) {
        return start.plus(period.multipliedBy(index));
    }

    /** Seconds that all points stand for. */
    public double seconds() {
        return period.toMillis() / 1000.0 * size;
    }
}
