package dev.drawbridge.desktop;

import dev.drawbridge.cli.CommandLineMain;
import dev.drawbridge.cli.TerminalDemo;
import dev.drawbridge.desktop.preferences.UserFolders;
import dev.drawbridge.desktop.project.ExampleProjects;
import dev.drawbridge.model.ModelException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What happens without a window. */
final class Terminal {
    private Terminal() {}

    /** Hands the words to the command line. @return the exit code */
    static int run(List<String> arguments) {
        return CommandLineMain.run(arguments.toArray(String[]::new));
    }

    /** There is no display: says so in one line, and runs the project, or the first example, here in the terminal. @return the exit code */
    static int withoutDisplay(Optional<Path> project) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        err.println("There is no display here, so the designer cannot open; "
                + (project.isPresent() ? project.get().getFileName() : ExampleProjects.FIRST) + " runs in the terminal instead.");
        try {
            Path folder = project.orElseGet(() -> new ExampleProjects(UserFolders.here().data().resolve("projects")).first());
            return TerminalDemo.run(folder, out, err);
        } catch (ModelException e) {
            err.println("drawbridge: " + e.getMessage());
            return CommandLineMain.FAILED;
        }
    }
}
