package dev.drawbridge.cloud.monitor;

import java.util.List;

/** Goes on where it stopped. Belongs to one thread at a time; every call may block. */
public interface LogTail {
    /**
     * The lines since the last call, the oldest first; the first call gives those from the query's beginning.
     *
     * @throws MonitorException if they cannot be read; the next call goes on where the last good one stopped
     */
    List<LogEntry> next();

    /** What is worth knowing besides, such as a log group that is not there yet; empty for nothing. */
    default String note() {
        return "";
    }
}
