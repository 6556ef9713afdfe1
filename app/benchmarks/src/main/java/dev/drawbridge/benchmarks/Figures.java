package dev.drawbridge.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Collects figures and prints them as a Markdown table. */
final class Figures {
    private static final double NANOS_PER_MS = 1e6;

    private final List<String> rows = new ArrayList<>();

    /** @param aim empty where there is none */
    void add(String what, String figure, String aim) {
        rows.add("| " + what + " | " + figure + " | " + aim + " |");
    }

    String table() {
        return "| what | measured | aim |\n|---|---|---|\n" + String.join("\n", rows);
    }

    /** The value that this share of all is not above. */
    static long percentile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, nanos < 100 * NANOS_PER_MS ? "%.2f ms" : "%.0f ms", nanos / NANOS_PER_MS);
    }
}
