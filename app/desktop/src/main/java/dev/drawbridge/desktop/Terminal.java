package dev.drawbridge.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What happens without a window. */
final class Terminal {
    private Terminal() {}

    /** Hands the words to the command line. @return the exit code */
    static int run(List<String> arguments) {
        System.err.println("The command \"" + arguments.getFirst() + "\" is not part of this build.");
        return 2;
    }

    /** There is no display: says so, and shows in the terminal what can be shown there. @return the exit code */
    static int withoutDisplay(Optional<Path> project) {
        System.err.println("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the designer cannot open.");
        return 1;
    }
}
