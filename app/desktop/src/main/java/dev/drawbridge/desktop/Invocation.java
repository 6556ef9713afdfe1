package dev.drawbridge.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the words of the command line ask for. */
sealed interface Invocation {
    /** Open the designer. @param project the folder or template; the example when empty */
    record Design(Optional<Path> project) implements Invocation {}

    /** A command of the terminal, for the command line to understand. */
    record Command(List<String> arguments) implements Invocation {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /** The project that was asked for is not there. @param sentence for the user */
    record Refused(String sentence) implements Invocation {}

    /** A single word that is a path opens the designer; {@code ./run} is a folder, {@code run} a command. */
    static Invocation of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return new Design(Optional.empty());
        }
        String first = arguments.getFirst();
        boolean path = first.contains("/") || first.contains("\\") || first.equals(".") || first.equals("..");
        if (arguments.size() > 1 || first.startsWith("-") || (!path && first.matches("[a-z]+"))) {
            boolean folderOfThatName = arguments.size() == 1 && java.nio.file.Files.exists(Path.of(first).resolve("drawbridge.json"));
            if (!folderOfThatName) {
                return new Command(arguments);
            }
        }
        Path project = Path.of(first);
        if (!java.nio.file.Files.exists(project)) {
            return new Refused("There is no project at \"" + first + "\". Give a folder with a drawbridge.json or a template, or \"drawbridge --help\" for the commands.");
        }
        return new Design(Optional.of(project.toAbsolutePath().normalize()));
    }
}
