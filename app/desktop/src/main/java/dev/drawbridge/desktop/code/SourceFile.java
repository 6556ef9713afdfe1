package dev.drawbridge.desktop.code;

import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A text file of the user: read, saved whole or not at all, and never written over what somebody else changed meanwhile. Blocks. */
final class SourceFile {
    private final Path path;

    SourceFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The text with its line ends as they are; empty when there is no such file. */
    Optional<String> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }

    /**
     * Writes the text if the file still holds what was read.
     *
     * @return whether it was written; if not, somebody else changed the file
     */
    boolean save(String text, String read) throws IOException {
        Optional<String> now = read();
        if (now.isPresent() && !now.get().equals(read)) {
            return false;
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
