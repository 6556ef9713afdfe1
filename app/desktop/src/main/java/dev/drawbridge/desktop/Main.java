package dev.drawbridge.desktop;

import dev.drawbridge.cli.CommandLineMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/**
 * The one program: {@code drawbridge [PROJECT]} opens the designer, everything else is a command of the terminal. Extends
 * no {@code Application}, because then the launcher would want JavaFX before a command that needs no window is even looked at.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        switch (Invocation.of(List.of(args), CommandLineMain::isCommand)) {
            case Invocation.Command(List<String> arguments) -> System.exit(Terminal.run(arguments));
            case Invocation.Refused(String sentence) -> {
                System.err.println(sentence);
                System.exit(2);
            }
            case Invocation.Design(Optional<Path> project) -> {
                if (Display.here().available()) {
                    Application.launch(DesignerApplication.class, project.map(Path::toString).stream().toArray(String[]::new));
                    // a run that hangs while it ends must not keep the program alive
                    System.exit(0);
                }
                System.exit(Terminal.withoutDisplay(project));
            }
        }
    }
}
