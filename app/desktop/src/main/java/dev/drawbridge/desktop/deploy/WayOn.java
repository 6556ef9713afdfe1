package dev.drawbridge.desktop.deploy;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.model.ModelException;
import java.util.regex.Pattern;

/** Sentences of a deployment as the window says them: its buttons are the way on, so commands for a terminal are left out. Pure. */
final class WayOn {
    private static final Pattern COMMAND = Pattern.compile("\\s*[^.!?]*: drawbridge (?:plan|deploy|destroy|status|generate|push) .*$", Pattern.DOTALL);

    private WayOn() {}

    static String sentence(Exception failure) {
        boolean ours = failure instanceof CloudException || failure instanceof ModelException || failure instanceof java.io.IOException;
        String message = failure.getMessage();
        return ours && message != null && !message.isBlank() ? withoutCommand(message) : Words.of("deploy.unexpected", String.valueOf(message));
    }

    static String withoutCommand(String sentence) {
        String cut = COMMAND.matcher(sentence).replaceAll("").strip();
        return cut.isEmpty() ? sentence : cut;
    }
}
