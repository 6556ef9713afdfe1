package dev.drawbridge.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** What frames cost, in milliseconds. */
record FrameTimes(double[] millis) {
    /** Frames come at most this often. */
    private static final double SCREEN = 1000.0 / 60;

    FrameTimes {
        millis = millis.clone();
        Arrays.sort(millis);
    }

    double at(double share) {
        return millis.length == 0 ? 0 : millis[Math.min(millis.length - 1, (int) Math.ceil(share * millis.length) - (share > 0 ? 1 : 0))];
    }

    double worst() {
        return at(1);
    }

    /** What a screen of 60 Hz would show, were each frame late by as much as it is over. */
    double perSecond() {
        return 1000 / Arrays.stream(millis).map(ms -> Math.max(SCREEN, ms)).average().orElse(SCREEN);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }
}
