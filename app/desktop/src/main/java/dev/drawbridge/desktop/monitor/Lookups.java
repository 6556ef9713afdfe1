package dev.drawbridge.desktop.monitor;

import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.Monitor;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import dev.drawbridge.cloud.monitor.Trace;
import dev.drawbridge.desktop.concurrent.Background;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What figures do not hold and is asked for only while its page is open: invocations and traces, one question at a time. Belongs to the JavaFX thread. */
final class Lookups {
    private static final int REPORTS = 500;
    private static final int TRACES = 100;

    private final Background background;
    private final Runnable changed;
    private final Consumer<String> failed;
    private Optional<Monitor> monitor = Optional.empty();
    private boolean asking;
    private List<ReportLine> reports = List.of();
    private List<Trace> traces = List.of();
    private String traceNote = "";

    /** @param failed hears a sentence when something could not be read */
    Lookups(Background background, Runnable changed, Consumer<String> failed) {
        this.background = background;
        this.changed = changed;
        this.failed = failed;
    }

    List<ReportLine> reports() {
        return reports;
    }

    List<Trace> traces() {
        return traces;
    }

    String traceNote() {
        return traceNote;
    }

    /** Asks that monitor from now on; none to know nothing. */
    void of(Optional<Monitor> watched) {
        monitor = watched;
        asking = false;
        reports = List.of();
        traces = List.of();
        traceNote = "";
    }

    /** Asks for the newest invocations. */
    void askReports(TimeRange range) {
        ask(watched -> watched.reports(new LogQuery(Set.of(), Instant.now().minus(range.length()), "", REPORTS)), found -> reports = found);
    }

    /** Asks for the newest traces. */
    void askTraces(TimeRange range) {
        ask(watched -> watched.traces(range, TRACES), found -> {
            traces = found;
            traceNote = monitor.map(Monitor::aboutTraces).orElse("");
        });
    }

    private <T> void ask(Function<Monitor, T> question, Consumer<T> then) {
        if (monitor.isEmpty() || asking) {
            return;
        }
        Monitor mine = monitor.get();
        asking = true;
        background.io(() -> question.apply(mine), answer -> {
            if (isNow(mine)) {
                asking = false;
                then.accept(answer);
                changed.run();
            }
        }, failure -> {
            if (isNow(mine)) {
                asking = false;
                failed.accept(LiveWords.sentence(failure));
                changed.run();
            }
        });
    }

    private boolean isNow(Monitor which) {
        return monitor.filter(now -> now == which).isPresent();
    }
}
