package dev.drawbridge.cloud.local.lambda;

import dev.drawbridge.cloud.bootstrap.FunctionMain;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
    /** How long the marks of a process that lives may take: on a machine that does much else, what it wrote is here later than its answer. */
    private static final Duration MARKS = Duration.ofSeconds(10);
    /** After the end of a process its child may still hold the pipe, and then its last line never comes. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final String function;
    private final LogListener listener;
    private final Clock clock;
    private final List<Output> outputs = List.of(new Output(false), new Output(true));
    private List<LogLine> lines = new ArrayList<>();
    private String requestId = "";

    /** One of the two outputs. */
    private static final class Output {
        private final boolean error;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile CountDownLatch marked = new CountDownLatch(0);

        Output(boolean error) {
            this.error = error;
        }
    }

    LogCollector(String function, LogListener listener, Clock clock) {
        this.function = function;
        this.listener = listener;
        this.clock = clock;
    }

    /** Starts reading; the threads end with the process. */
    void read(Process process) {
        Thread.ofVirtual().name(function + "-stdout").start(() -> read(process.getInputStream(), outputs.getFirst()));
        Thread.ofVirtual().name(function + "-stderr").start(() -> read(process.getErrorStream(), outputs.getLast()));
    }

    /** From now on lines belong to this event. */
    synchronized void begin(String id) {
        requestId = id;
        // an output that the function has closed brings no mark
        outputs.forEach(output -> output.marked = new CountDownLatch((int) output.ended.getCount()));
    }

    /** The lines since the last event, after the process has marked the end of this one or has ended; some seconds later without that. */
    List<LogLine> end(boolean processEnded) {
        long latest = System.nanoTime() + (processEnded ? LAST_LINES : MARKS).toNanos();
        try {
            for (Output output : outputs) {
                // when its time is over, what has arrived is given out
                (processEnded ? output.ended : output.marked).await(latest - System.nanoTime(), TimeUnit.NANOSECONDS);
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

    private void read(InputStream stream, Output output) {
        try (InputStream in = new BufferedInputStream(stream)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n' || line.size() >= LONGEST_LINE) {
                    take(line, output, b == '\n');
                }
                if (b != '\n') {
                    line.write(b);
                }
            }
            take(line, output, false);
        } catch (IOException e) {
            // the process was killed while it wrote
        } finally {
            synchronized (this) {
                output.ended.countDown();
                output.marked.countDown();
            }
        }
    }

    private void take(ByteArrayOutputStream bytes, Output output, boolean complete) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        int mark = complete ? text.lastIndexOf(FunctionMain.MARK) : -1;
        boolean isMark = mark >= 0 && isCurrent(text.substring(mark + FunctionMain.MARK.length()).strip());
        String content = isMark ? text.substring(0, mark) : text;
        if (content.endsWith("\r")) {
            content = content.substring(0, content.length() - 1);
        }
        if (!content.isEmpty() || (complete && !isMark)) {
            add(output.error, content);
        }
        if (isMark) {
            output.marked.countDown();
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
