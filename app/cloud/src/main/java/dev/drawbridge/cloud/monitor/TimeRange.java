package dev.drawbridge.cloud.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far back is looked.
 *
 * @param length from 1 minute to 15 days, for which CloudWatch keeps points of a minute
 */
public record TimeRange(Duration length) {
    /** What is offered. */
    public static final List<TimeRange> CHOICES = List.of(minutes(5), minutes(30), hours(1), hours(3), hours(12), hours(24), hours(7 * 24));

    private static final int MOST_POINTS = 180;
    /** Periods that divide a minute or an hour, so that grids of different questions meet. */
    private static final int[] PERIODS = {1, 2, 5, 10, 30, 60, 300, 900, 3600, 3 * 3600, 12 * 3600, 24 * 3600};

    /** Checks the limits. */
    public TimeRange {
        if (length.compareTo(Duration.ofMinutes(1)) < 0 || length.compareTo(Duration.ofDays(15)) > 0) {
            throw new MonitorException("A time range is from 1 minute to 15 days; " + length.toSeconds() + " seconds is not.");
        }
    }

    private static TimeRange minutes(int count) {
        return new TimeRange(Duration.ofMinutes(count));
    }

    private static TimeRange hours(int count) {
        return new TimeRange(Duration.ofHours(count));
    }

    /**
     * Reads {@code 90s}, {@code 10m}, {@code 3h}, {@code 7d}.
     *
     * @throws MonitorException if it is none of these
     */
    public static TimeRange parse(String text) {
        return new TimeRange(duration(text));
    }

    /** A duration as it is typed; may be any length. */
    public static Duration duration(String text) {
        if (!text.matches("[0-9]{1,7}[smhd]")) {
            throw new MonitorException("\"" + text + "\" is no time: write a number with s, m, h or d, such as 10m.");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    /** {@code 5m}, {@code 7d}: as {@link #parse} reads it. */
    public String text() {
        long seconds = length.toSeconds();
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** The distance between points that shows the range with at most {@value #MOST_POINTS} of them. */
    public Duration period(Duration finest) {
        for (int period : PERIODS) {
            if (period >= finest.toSeconds() && length.toSeconds() / period <= MOST_POINTS) {
                return Duration.ofSeconds(period);
            }
        }
        return Duration.ofDays(1);
    }

    /** The points of this range that ends now. */
    public Grid grid(Instant now, Duration finest) {
        Duration period = period(finest);
        long step = period.toSeconds();
        int size = (int) Math.ceilDiv(length.toSeconds(), step);
        long end = Math.ceilDiv(now.getEpochSecond() + (now.getNano() > 0 ? 1 : 0), step) * step;
        return new Grid(Instant.ofEpochSecond(end - size * step), period, size);
    }
}
