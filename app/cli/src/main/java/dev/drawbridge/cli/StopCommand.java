package dev.drawbridge.cli;

import dev.drawbridge.cloud.local.control.ControlClient;
import dev.drawbridge.cloud.local.control.RunFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends the run of a project. */
@Command(name = "stop", description = "Stops a project that runs.", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    private Path project;

    @Override
    public Integer call() throws InterruptedException {
        Optional<RunFile> run = RunFile.read(project);
        if (run.isEmpty()) {
            spec.commandLine().getOut().println(project + " is not running.");
            return CommandLineMain.FINE;
        }
        new ControlClient(run.get()).stop();
        if (!ended(run.get())) {
            spec.commandLine().getErr().println("drawbridge: the run (process " + run.get().pid() + ") did not end within " + PATIENCE.toSeconds() + " s; end that process.");
            return CommandLineMain.FAILED;
        }
        spec.commandLine().getOut().println("Stopped " + project + ".");
        return CommandLineMain.FINE;
    }

    /** The run is over when its file is gone; the process may go on where it is the designer. */
    private boolean ended(RunFile run) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (RunFile.read(project).isEmpty()) {
                return true;
            }
            Optional<ProcessHandle> process = ProcessHandle.of(run.pid());
            if (process.isPresent()) {
                try {
                    process.get().onExit().get(100, TimeUnit.MILLISECONDS);
                } catch (TimeoutException | ExecutionException stillThere) {
                    continue;
                }
            }
        }
        return false;
    }
}
