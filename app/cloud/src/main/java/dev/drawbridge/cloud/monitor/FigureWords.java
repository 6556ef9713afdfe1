package dev.drawbridge.cloud.monitor;

import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as people read them. Pure. */
public final class FigureWords {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final double HUNDRED = 100;

    private FigureWords() {}

    /** {@code 8.1/s}, {@code 12/min}, {@code 3/h}: in the unit in which there is at least one. */
    public static String rate(double perSecond) {
        if (perSecond <= 0) {
            return "0/s";
        }
        if (perSecond >= 1) {
            return rounded(perSecond) + "/s";
        }
        double perMinute = perSecond * 60;
        return perMinute >= 1 ? rounded(perMinute) + "/min" : rounded(perSecond * 3600) + "/h";
    }

    private static String rounded(double value) {
        return number(value >= 10 ? Math.rint(value) : value);
    }

    /** {@code 8.1}, {@code 120}, {@code 1.2M}. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, size >= 1e8 ? "%.0fM" : "%.1fM", value / 1e6);
        }
        if (size >= 10_000) {
            return String.format(Locale.ROOT, size >= 1e5 ? "%.0fk" : "%.1fk", value / 1000);
        }
        return size >= HUNDRED || value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : size >= 0.05 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /** {@code 0.4 ms}, {@code 41 ms}, {@code 1.2 s}, {@code 3 min}. */
    public static String millis(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, millis == Math.rint(millis) ? "%.0f ms" : "%.1f ms", millis);
        }
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        return millis < 120_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000) : Math.round(millis / 60_000) + " min";
    }

    /** {@code 12 s}, {@code 5 min}, {@code 3.5 h}. */
    public static String seconds(double seconds) {
        return seconds < 120 ? Math.round(seconds) + " s" : seconds < 7200 ? Math.round(seconds / 60) + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    /** {@code 12 kB}. */
    public static String bytes(double bytes) {
        return bytes < 1000 ? Math.round(bytes) + " B" : bytes < 1e6 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : bytes < 1e9 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6) : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** The figure in its unit; {@code -} when nothing was measured. */
    public static String figure(Metric metric, OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return switch (metric.unit()) {
            case COUNT, NUMBER -> number(value.getAsDouble());
            case MILLIS -> millis(value.getAsDouble());
            case SECONDS -> seconds(value.getAsDouble());
            case BYTES -> bytes(value.getAsDouble());
        };
    }

    /** The one line on a card: {@code 8.1/s  2 err  41 ms}; empty when nothing is known. At most 19 characters, as many as a card has room for. */
    public static String line(CardFigures figures) {
        if (figures.figure(Metric.DEPTH).isPresent()) {
            String age = figures.figure(Metric.OLDEST_AGE).orElse(0) > 0 ? "  " + seconds(figures.figure(Metric.OLDEST_AGE).getAsDouble()) : "";
            return "depth " + number(figures.figure(Metric.DEPTH).getAsDouble()) + age;
        }
        if (figures.work().isEmpty()) {
            return figures.figure(Metric.OBJECTS).isPresent() ? number(figures.figure(Metric.OBJECTS).getAsDouble()) + " objects" : "";
        }
        StringBuilder line = new StringBuilder(rate(figures.work().get().rate()));
        if (figures.errors() > 0) {
            line.append("  ").append(number(figures.errors())).append(" err");
        }
        if (figures.slowness().isPresent() && line.length() < 12) {
            line.append(figures.errors() > 0 ? "  " : "  p95 ").append(millis(figures.slowness().getAsDouble()));
        }
        return line.toString();
    }

    /** Small bars, one for several points each; a blank where nothing was measured. */
    public static String trend(Series series, int width) {
        int size = series.grid().size();
        int shown = Math.min(width, size);
        double[] sums = new double[shown];
        java.util.Arrays.fill(sums, Double.NaN);
        double most = 0;
        for (int i = 0; i < size; i++) {
            int at = (int) ((long) i * shown / size);
            if (!Double.isNaN(series.at(i))) {
                sums[at] = Double.isNaN(sums[at]) ? series.at(i) : series.metric().fold() == Metric.Fold.SUM ? sums[at] + series.at(i) : Math.max(sums[at], series.at(i));
                most = Math.max(most, sums[at]);
            }
        }
        StringBuilder bars = new StringBuilder();
        for (double sum : sums) {
            bars.append(Double.isNaN(sum) ? ' ' : most == 0 ? BARS.charAt(0) : BARS.charAt((int) Math.round(sum / most * (BARS.length() - 1))));
        }
        return bars.toString();
    }
}
