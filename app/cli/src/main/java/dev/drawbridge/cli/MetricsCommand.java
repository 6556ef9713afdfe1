package dev.drawbridge.cli;

import dev.drawbridge.cloud.monitor.AlarmState;
import dev.drawbridge.cloud.monitor.Figures;
import dev.drawbridge.cloud.monitor.TimeRange;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a deployment, or the run of this machine, has been doing. */
@Command(name = "metrics", description = "Shows rate, errors and times of each card and the traffic of each wire; exit code 1 if an alarm is on.", mixinStandardHelpOptions = true)
final class MetricsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private MonitorOptions options;

    @Option(names = "--since", paramLabel = "TIME", description = "How far back: 10m, 1h, 7d ...; an hour when left out.", defaultValue = "1h")
    private String since;

    @Option(names = "--json", description = "Prints it as JSON, with all points.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        TimeRange range = TimeRange.parse(since);
        try (MonitorOptions.Watched watched = options.open()) {
            Figures figures = watched.monitor().figures(range);
            MetricsWords words = new MetricsWords(watched.design());
            if (json) {
                DeployWords.print(out, words.json(watched.monitor().where(), figures, watched.monitor().use()));
            } else {
                words.print(out, watched.monitor().where(), figures, watched.monitor().use());
            }
            return figures.alarms().values().stream().flatMap(List::stream).anyMatch(alarm -> alarm.state() == AlarmState.State.ALARM) ? CommandLineMain.FAILED : CommandLineMain.FINE;
        }
    }
}
