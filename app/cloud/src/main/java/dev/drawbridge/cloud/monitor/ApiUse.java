package dev.drawbridge.cloud.monitor;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What watching has asked of the cloud so far.
 *
 * @param calls by operation
 * @param dollars estimated, by list prices
 * @param dollarsPerHour estimated, if it goes on as in the last ten minutes
 */
public record ApiUse(Map<String, Long> calls, double dollars, double dollarsPerHour) {
    /** Nothing, and it costs nothing. */
    public static final ApiUse FREE = new ApiUse(Map.of(), 0, 0);

    public ApiUse {
        calls = java.util.Collections.unmodifiableMap(new TreeMap<>(calls));
    }

    /** All calls together. */
    public long total() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@code 12 calls, about $0.0004 so far, $0.02 an hour}. */
    public String words() {
        if (total() == 0) {
            return "no calls";
        }
        return total() + (total() == 1 ? " call" : " calls") + (dollars == 0 ? ", free" : ", about " + money(dollars) + " so far, " + money(dollarsPerHour) + " an hour");
    }

    private static String money(double amount) {
        return amount == 0 ? "$0" : amount < 0.01 ? String.format(Locale.ROOT, "$%.4f", amount) : String.format(Locale.ROOT, "$%.2f", amount);
    }
}
