package dev.drawbridge.desktop.preferences;

import dev.drawbridge.model.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that preferences are kept in. A file that cannot be read counts as none: preferences are never worth a failed start. */
public final class PreferenceFile {
    private final JsonMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final Path file;

    public PreferenceFile(Path file) {
        this.file = file;
    }

    public Preferences read() {
        try {
            return Files.exists(file) ? json.readValue(Files.readString(file), Preferences.class) : Preferences.defaults();
        } catch (IOException | JacksonException unreadable) {
            return Preferences.defaults();
        }
    }

    /** @throws IOException if it cannot be written */
    public void write(Preferences preferences) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, (json.writeValueAsString(preferences) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
