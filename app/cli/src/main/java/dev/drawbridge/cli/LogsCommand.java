package dev.drawbridge.cli;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.monitor.Backoff;
import dev.drawbridge.cloud.monitor.LogEntry;
import dev.drawbridge.cloud.monitor.LogQuery;
import dev.drawbridge.cloud.monitor.LogTail;
import dev.drawbridge.cloud.monitor.MonitorException;
import dev.drawbridge.cloud.monitor.ReportLine;
import dev.drawbridge.cloud.monitor.TimeRange;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what functions wrote. */
@Command(name = "logs", description = "Prints what the functions wrote, in a cloud or, with --local, in the run on this machine.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final Duration PACE = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private MonitorOptions options;

    @Parameters(index = "1", arity = "0..1", paramLabel = "FUNCTION", description = "The function, or another card that has a log; all when left out.", defaultValue = "")
    private String card;

    @Option(names = "--since", paramLabel = "TIME", description = "How far back: 30s, 10m, 2h, 7d ...; ten minutes when left out.", defaultValue = "10m")
    private String since;

    @Option(names = "--search", paramLabel = "TEXT", description = "Only lines that contain it, in capitals or not.", defaultValue = "")
    private String search;

    @Option(names = "--limit", paramLabel = "N", description = "The newest N lines at most; 1000 when left out.", defaultValue = "1000")
    private int limit;

    @Option(names = "--follow", description = "Goes on printing what comes, until stopped.")
    private boolean follow;

    @Option(names = "--reports", description = "Prints what the platform reports of each invocation: duration, what is paid for, memory, start.")
    private boolean reports;

    @Option(names = "--json", description = "Prints one JSON object for each line; one for all with --reports.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more.");
        }
        if (follow && reports) {
            throw new ParameterException(spec.commandLine(), "--reports prints what there is; it cannot follow.");
        }
        PrintWriter out = spec.commandLine().getOut();
        Duration back = TimeRange.duration(since);
        try (MonitorOptions.Watched watched = options.open()) {
            LogQuery query = new LogQuery(MonitorOptions.cards(watched.design(), card), Instant.now().minus(back), search, limit);
            LogWords words = new LogWords(watched.design());
            if (reports) {
                List<ReportLine> found = watched.monitor().reports(query);
                if (json) {
                    DeployWords.print(out, words.reportsJson(found));
                } else {
                    words.reports(out, found);
                }
                return CommandLineMain.FINE;
            }
            LogTail tail = watched.monitor().tail(query);
            List<LogEntry> first = tail.next();
            print(out, words, first);
            String note = tell("", !first.isEmpty() || follow || !tail.note().isEmpty() ? tail.note()
                    : "nothing " + (search.isEmpty() ? "was written" : "with \"" + search + "\" was written") + " in the last " + since + ". Look further back: --since 1d.");
            if (follow) {
                follow(out, words, tail, note);
            }
            return CommandLineMain.FINE;
        }
    }

    private void print(PrintWriter out, LogWords words, List<LogEntry> entries) {
        if (json) {
            words.json(out, entries);
        } else {
            words.print(out, entries);
        }
    }

    /** Says what is new to say. */
    private String tell(String before, String now) {
        if (!now.isEmpty() && !now.equals(before)) {
            spec.commandLine().getErr().println("note: " + now);
            spec.commandLine().getErr().flush();
        }
        return now;
    }

    private void follow(PrintWriter out, LogWords words, LogTail tail, String told) throws InterruptedException {
        Backoff backoff = new Backoff();
        String note = told;
        while (true) {
            Thread.sleep(backoff.pause(PACE));
            try {
                print(out, words, tail.next());
                backoff.good();
                note = tell(note, tail.note());
            } catch (MonitorException trouble) {
                backoff.failed();
                note = tell(note, trouble.getMessage());
            } catch (CloudException ended) {
                // a run on this machine that does not answer any more will not come back under this address
                tell(note, ended.getMessage());
                return;
            }
        }
    }
}
