package dev.drawbridge.cli;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.deploy.UnknownPlaceException;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.UnknownNameException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Runs one command. The only place where what went wrong becomes a line on the terminal. */
@Command(
        name = "drawbridge",
        description = "Draw, run and deploy serverless systems written in Java. Without a command: opens the designer.",
        mixinStandardHelpOptions = true,
        version = "Drawbridge 0.1.0",
        subcommands = {
            NewCommand.class, ImportCommand.class, CheckCommand.class, GenerateCommand.class, ExportCommand.class, EditCommand.class, RenderCommand.class, DiffCommand.class,
            RunCommand.class, StopCommand.class, InvokeCommand.class, SampleCommand.class,
            PlanCommand.class, DeployCommand.class, PushCommand.class, DestroyCommand.class, StatusCommand.class, LogsCommand.class, MetricsCommand.class, CommandLine.HelpCommand.class
        })
public final class CommandLineMain {
    /** Everything is fine. */
    public static final int FINE = 0;
    /** Findings, or a run that failed. */
    public static final int FAILED = 1;
    /** The command was used wrongly. */
    public static final int WRONG_USE = 2;

    private CommandLineMain() {}

    /** Whether the first argument is a command, and not a project to open in the designer. */
    public static boolean isCommand(String argument) {
        return argument.startsWith("-") || commandLine().getSubcommands().containsKey(argument);
    }

    /** Runs the command and gives its exit code. Blocks until it is done. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    /** Runs the command with other places to write to. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CommandLineMain());
        line.setParameterExceptionHandler(CommandLineMain::wrongUse);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // settings of a wire are typed as options, and which there are is the wire table's business
        line.getSubcommands().get("edit").setUnmatchedOptionsArePositionalParams(true);
        return line;
    }

    private static int wrongUse(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("drawbridge: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Help: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return WRONG_USE;
    }

    /** The file system says no more than the path; what is wrong with it is in the type. */
    static String words(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "There is no " + missing.getFile() + ".";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written by you.";
            case FileAlreadyExistsException there -> there.getFile() + " is in the way: it is no folder.";
            case FileSystemException other -> other.getFile() + " cannot be read or written: " + other.getReason() + ".";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static int failed(Exception e, CommandLine command) {
        command.getErr().println("drawbridge: " + switch (e) {
            case ModelException known -> known.getMessage();
            case CloudException known -> known.getMessage();
            case UncheckedIOException io -> words(io.getCause());
            case IOException io -> words(io);
            case InterruptedException stopped -> "stopped.";
            default -> "something went wrong that should not: " + e + " at " + Arrays.stream(e.getStackTrace()).limit(3).map(String::valueOf).collect(Collectors.joining(", "));
        });
        return e instanceof UnknownNameException || e instanceof UnknownPlaceException ? WRONG_USE : FAILED;
    }
}
