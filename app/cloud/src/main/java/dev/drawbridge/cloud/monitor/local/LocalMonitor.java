package dev.drawbridge.cloud.monitor.local;

import dev.drawbridge.cloud.journal.Invoked;
import dev.drawbridge.cloud.journal.Journal;
import dev.drawbridge.cloud.journal.LogLine;
import dev.drawbridge.cloud.monitor.ApiUse;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogLevel;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.model.Design;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Watches a run on this machine. Figures reach as far back as the journal keeps messages, {@value Journal#MESSAGES} of them; memory is bounded by that.
 */
public final class LocalMonitor implements Monitor {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final long MEGABYTE = 1024 * 1024;

    private final JournalFeed feed;
    private final Supplier<Design> design;
    private final Clock clock;
    private final JournalWindow window;

    /** @param design the drawing as it runs now */
    public LocalMonitor(JournalFeed feed, Supplier<Design> design, Clock clock) {
        this.feed = feed;
        this.design = design;
        this.clock = clock;
        this.window = new JournalWindow(feed, clock.instant());
    }

    @Override
    public String where() {
        return "this machine";
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public synchronized Figures figures(TimeRange range) {
        window.read();
        Instant now = clock.instant();
        window.measure(now);
        return new JournalFigures(window, design.get(), range, now, PACE).count(PACE);
    }

    @Override
    public LogTail tail(LogQuery query) {
        return new LogTail() {
            private long next;
            private boolean first = true;

            @Override
            public List<LogEntry> next() {
                Journal.Page<LogLine> page = feed.linesFrom(next);
                long number = page.next() - page.items().size();
                next = page.next();
                List<LogEntry> found = new ArrayList<>();
                for (LogLine line : page.items()) {
                    number++;
                    if (query.wants(line.function()) && !line.time().isBefore(query.from()) && query.matches(line.text())) {
                        found.add(entry(number, line));
                    }
                }
                boolean cut = first && found.size() > query.limit();
                first = false;
                return cut ? found.subList(found.size() - query.limit(), found.size()) : found;
            }
        };
    }

    private static LogEntry entry(long number, LogLine line) {
        LogLevel told = LogLevel.of(line.text());
        return new LogEntry(Long.toString(number), line.time(), line.function(), line.requestId(), told == LogLevel.INFO && line.error() ? LogLevel.ERROR : told, line.text());
    }

    @Override
    public synchronized List<ReportLine> reports(LogQuery query) {
        window.read();
        List<ReportLine> found = new ArrayList<>();
        for (Invoked ran : window.invocations().reversed()) {
            if (found.size() >= query.limit() || ran.time().isBefore(query.from())) {
                break;
            }
            if (query.wants(ran.function()) && ran.outcome() != Invoked.Outcome.THROTTLED) {
                Duration all = ran.duration().plus(ran.init().orElse(Duration.ZERO));
                found.add(new ReportLine(ran.time(), ran.function(), ran.requestId(), ran.duration(), Duration.ofMillis(Math.ceilDiv(all.toNanos(), 1_000_000)), ran.memory(), ran.used() > 0 ? OptionalInt.of((int) Math.ceilDiv(ran.used(), MEGABYTE)) : OptionalInt.empty(),
                        ran.init(), switch (ran.outcome()) {
                            case OK -> "success";
                            case FAILED, THROTTLED -> "error";
                            case TIMED_OUT -> "timeout";
                        }, ""));
            }
        }
        return found;
    }

    @Override
    public synchronized List<Trace> traces(TimeRange range, int limit) {
        window.read();
        return new JournalTraces(design.get()).of(window.messages(), clock.instant().minus(range.length()), limit);
    }

    @Override
    public String aboutTraces() {
        return "";
    }

    @Override
    public ApiUse use() {
        return ApiUse.FREE;
    }

    @Override
    public void close() {
        // the run is not ours to end
    }
}
