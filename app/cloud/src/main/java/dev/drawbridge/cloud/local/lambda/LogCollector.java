package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.bootstrap.FunctionMain;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads both outputs of one process line by line, says which event each line belongs to, and knows when it has read all lines of an event: the
 * process writes a mark after the last one.
 */
final class LogCollector {
    /** Most lines kept for a report; the listener hears all of them. */
    static final int MOST_LINES = 5_000;

    private static final int LONGEST_LINE = 256 * 1024;
    private static final int STREAMS = 2;
    private static final long WAIT_MS = 1_000;

    private final String function;
    private final LogListener listener;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(STREAMS);
    private List<LogLine> lines = new ArrayList<>();
    private String requestId = "";
    private CountDownLatch marks = new CountDownLatch(0);

    LogCollector(String function, LogListener listener, Clock clock) {
        this.function = function;
        this.listener = listener;
        this.clock = clock;
    }

    /** Starts reading; the threads end with the process. */
    void read(Process process) {
        Thread.ofVirtual().name(function + "-stdout").start(() -> read(process.getInputStream(), false));
        Thread.ofVirtual().name(function + "-stderr").start(() -> read(process.getErrorStream(), true));
    }

    /** From now on lines belong to this event. */
    synchronized void begin(String id) {
        requestId = id;
        marks = new CountDownLatch(STREAMS);
    }

    /** The lines since the last event, after the process has marked the end of this one or has ended, or after a second. */
    List<LogLine> end(boolean processEnded) {
        CountDownLatch wait;
        synchronized (this) {
            wait = processEnded ? ended : marks;
        }
        try {
            if (!wait.await(WAIT_MS, TimeUnit.MILLISECONDS)) {
                // a child of the function may still hold the pipe; what has arrived is given out
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            List<LogLine> done = lines;
            lines = new ArrayList<>();
            requestId = "";
            return done;
        }
    }

    private void read(InputStream stream, boolean error) {
        try (InputStream in = new BufferedInputStream(stream)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n' || line.size() >= LONGEST_LINE) {
                    take(line, error, b == '\n');
                }
                if (b != '\n') {
                    line.write(b);
                }
            }
            take(line, error, false);
        } catch (IOException e) {
            // the process was killed while it wrote
        } finally {
            ended.countDown();
        }
    }

    private void take(ByteArrayOutputStream bytes, boolean error, boolean complete) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        int mark = complete ? text.lastIndexOf(FunctionMain.MARK) : -1;
        boolean isMark = mark >= 0 && isCurrent(text.substring(mark + FunctionMain.MARK.length()).strip());
        String content = isMark ? text.substring(0, mark) : text;
        if (content.endsWith("\r")) {
            content = content.substring(0, content.length() - 1);
        }
        if (!content.isEmpty() || (complete && !isMark)) {
            add(error, content);
        }
        if (isMark) {
            synchronized (this) {
                marks.countDown();
            }
        }
    }

    private synchronized boolean isCurrent(String id) {
        return id.equals(requestId);
    }

    private void add(boolean error, String text) {
        LogLine line;
        synchronized (this) {
            line = new LogLine(function, requestId, clock.instant(), error, text);
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            }
        }
        listener.logged(line);
    }
}
