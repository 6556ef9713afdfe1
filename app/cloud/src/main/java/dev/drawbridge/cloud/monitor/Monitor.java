package dev.drawbridge.cloud.monitor;

import java.time.Duration;
import java.util.List;

/**
 * Watches one deployment or one run. Every call blocks, may be made from any thread but by one at a time, and throws {@link MonitorException}, one
 * sentence, if it cannot be answered. Nothing is changed by asking.
 */
public interface Monitor extends AutoCloseable {
    /** What is watched: {@code shop-dev in account 1111, region eu-west-1}. */
    String where();

    /** The shortest time after which figures can differ. */
    Duration pace();

    /** What happened within the range that ends now. */
    Figures figures(TimeRange range);

    /** Lines of logs, from a moment on and then as they come. */
    LogTail tail(LogQuery query);

    /** What the platform reported of the newest invocations, the newest first. */
    List<ReportLine> reports(LogQuery query);

    /** The newest traces within the range, the newest first. */
    List<Trace> traces(TimeRange range, int limit);

    /** Why there are no traces, or how good they are: one sentence; empty where nothing is to be said. */
    String aboutTraces();

    /** What asking has cost so far. */
    ApiUse use();

    @Override
    void close();
}
