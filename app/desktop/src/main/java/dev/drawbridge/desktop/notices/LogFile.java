package dev.drawbridge.desktop.notices;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Where technical details go, so that the user is shown a sentence and not a stack. Any thread. */
public final class LogFile {
    private static final long LIMIT = 2L * 1024 * 1024;
    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    /** Adds the failure; a log that cannot be written must not become a failure itself. */
    public synchronized void write(String what, Throwable failure) {
        StringWriter text = new StringWriter();
        text.append(Instant.now().toString()).append(' ').append(what).append('\n');
        failure.printStackTrace(new PrintWriter(text, true));
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.size(file) > LIMIT) {
                Files.delete(file);
            }
            Files.writeString(file, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            System.err.println("The log " + file + " cannot be written: " + unwritable.getMessage());
        }
    }
}
