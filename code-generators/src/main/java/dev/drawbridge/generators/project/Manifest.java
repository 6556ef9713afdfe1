package dev.drawbridge.generators.project;

import dev.drawbridge.model.file.ProjectFolder;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remembers which generated files we wrote into a folder and what they held, so that only what is ours is ever removed. Kept in
 * {@code .drawbridge/generated.json}; losing it costs nothing but tidiness.
 */
final class Manifest {
    static final String FILE = ProjectFolder.PRIVATE_FOLDER + "/generated.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Manifest() {}

    /** Paths to hashes of the texts; empty when there is none, or none that can be read. */
    static SortedMap<String, String> read(Disk disk) {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            JsonNode root = JSON.readTree(disk.read(FILE).orElse("{}"));
            root.path("files").properties().forEach(entry -> {
                if (!entry.getKey().contains("..") && !entry.getKey().startsWith("/")) {
                    files.put(entry.getKey(), entry.getValue().asString(""));
                }
            });
        } catch (JacksonException broken) {
            return new TreeMap<>();
        }
        return files;
    }

    static void write(Disk disk, Map<String, String> files) {
        ObjectNode root = JSON.createObjectNode().put("format", 1);
        ObjectNode members = root.putObject("files");
        new TreeMap<>(files).forEach(members::put);
        disk.write(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n");
    }
}
