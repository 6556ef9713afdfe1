package dev.drawbridge.desktop.project;

import dev.drawbridge.model.Drawing;
import dev.drawbridge.model.ModelException;
import dev.drawbridge.model.file.AtomicFile;
import dev.drawbridge.model.file.DesignJson;
import dev.drawbridge.model.file.LayoutJson;
import dev.drawbridge.model.file.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was not saved yet, beside the project's own files, for the case that the program or the machine dies. Blocks. */
public final class RecoveryFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public RecoveryFile(Path project) {
        this.file = project.resolve(ProjectFolder.PRIVATE_FOLDER).resolve("recovery.json");
    }

    /**
     * Unsaved work.
     *
     * @param code path inside the project to the text that stood in its editor
     */
    public record Kept(Instant time, Drawing drawing, SortedMap<String, String> code) {
        public Kept {
            code = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(code));
        }

        /** Whether it holds the same work, whenever that was. */
        public boolean sameWork(Kept other) {
            return drawing.equals(other.drawing) && code.equals(other.code);
        }
    }

    /** Writes it whole or not at all. */
    public void write(Kept kept) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("time", kept.time().toString());
        root.put("design", DesignJson.write(kept.drawing().design()));
        root.put("layout", LayoutJson.write(kept.drawing().layout()));
        kept.drawing().texts().forEach(root.putObject("texts")::put);
        kept.code().forEach(root.putObject("code")::put);
        Files.createDirectories(file.getParent());
        AtomicFile.write(file, JSON.writeValueAsBytes(root));
    }

    /** What is there; empty when nothing is, or nothing that can be read. */
    public Optional<Kept> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            Drawing drawing = Drawing.of(DesignJson.read(root.path("design").asString()), LayoutJson.read(root.path("layout").asString()))
                    .withTexts(texts(root.path("texts")));
            return Optional.of(new Kept(Instant.parse(root.path("time").asString()), drawing, texts(root.path("code"))));
        } catch (JacksonException | ModelException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> texts(JsonNode node) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            texts.put(entry.getKey(), entry.getValue().asString());
        }
        return texts;
    }

    /** Everything is saved. */
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
