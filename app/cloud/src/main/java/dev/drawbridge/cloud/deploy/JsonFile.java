package dev.drawbridge.cloud.deploy;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small JSON file, read whole and written whole: who reads sees the old content or the new. */
public final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFile() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /**
     * What the file holds.
     *
     * @throws DeployException if it cannot be read or holds no JSON object
     */
    public static JsonNode read(Path file) {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (!json.isObject()) {
                throw new DeployException(file.getFileName() + " holds no JSON object.");
            }
            return json;
        } catch (JacksonException e) {
            throw new DeployException(file.getFileName() + " is no JSON: " + e.getOriginalMessage().replaceAll("(?s) \\(start marker at .*", "") + " (line " + e.getLocation().getLineNr() + ").", e);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Writes the file, with the folders that it needs. */
    public static void write(Path file, JsonNode json) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
            try {
                Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
                move(fresh, file);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new DeployException(file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void move(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
