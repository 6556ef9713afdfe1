package dev.drawbridge.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * No words, or one that is no command, open the designer: {@code run} is a command, {@code ./run} a folder.
     *
     * @param isCommand whether a word is a command or an option
     */
    static Invocation of(List<String> arguments, Predicate<String> isCommand) {
        if (arguments.isEmpty()) {
            return new Design(Optional.empty());
        }
        if (arguments.size() > 1 || isCommand.test(arguments.getFirst())) {
            return new Command(arguments);
        }
        Path project = Path.of(arguments.getFirst());
        if (!Files.exists(project)) {
            return new Refused("There is no project and no command \"" + arguments.getFirst()
                    + "\". Give a folder with a drawbridge.json, or \"drawbridge --help\" for the commands.");
        }
        return new Design(Optional.of(project.toAbsolutePath().normalize()));
    }
}
