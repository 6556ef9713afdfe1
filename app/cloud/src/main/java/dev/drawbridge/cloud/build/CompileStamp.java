package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The note beside an output folder that says what its content was made from. Lost or unreadable, it only costs one compile. */
final class CompileStamp {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path output;
    private final Path file;

    private CompileStamp(Path output, Path file) {
        this.output = output;
        this.file = file;
    }

    static CompileStamp beside(Path output) {
        Path absolute = output.toAbsolutePath();
        return new CompileStamp(absolute, absolute.resolveSibling(absolute.getFileName() + ".stamp.json"));
    }

    /**
     * The note's content.
     *
     * @param key hash of everything that went in
     * @param output hash of everything that came out, so that a file deleted or changed by somebody else is made again
     * @param diagnostics the warnings of that compile
     */
    private record Note(String key, String output, List<CompileDiagnostic> diagnostics) {
    }

    /** The diagnostics of the compile that made the output, if it was made from this key and is still complete. */
    Optional<List<CompileDiagnostic>> read(String key) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Note note = JSON.readValue(Files.readAllBytes(file), Note.class);
            boolean fresh = key.equals(note.key()) && note.diagnostics() != null && outputHash().equals(note.output());
            return fresh ? Optional.of(note.diagnostics()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    void write(String key, List<CompileDiagnostic> diagnostics) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsBytes(new Note(key, outputHash(), diagnostics)));
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    private String outputHash() throws IOException {
        return new ContentHash().addTree(output).hex();
    }
}
