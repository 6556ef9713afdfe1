package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of earlier resolutions, one file each, so that a warm start neither reads poms nor touches the network. An answer counts only while every
 * file it was made from has the same content and every file it names is still there.
 */
final class Memo {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    Memo(Path folder) {
        this.folder = folder;
    }

    /**
     * One remembered answer.
     *
     * @param inputs hash by path of each project file the answer was made from
     * @param facts single values
     * @param paths lists of files by name
     */
    record Entry(Map<String, String> inputs, Map<String, String> facts, Map<String, List<String>> paths) {
        ClassPath classPath(String name) {
            return new ClassPath(paths.getOrDefault(name, List.of()).stream().map(Path::of).toList());
        }

        private boolean holds() throws IOException {
            for (var input : inputs.entrySet()) {
                Path file = Path.of(input.getKey());
                if (!Files.isRegularFile(file) || !ContentHash.ofFile(file).equals(input.getValue())) {
                    return false;
                }
            }
            return paths.values().stream().flatMap(List::stream).allMatch(path -> Files.exists(Path.of(path)));
        }
    }

    /** The answer remembered under a key, if it still holds. An unreadable memo is no memo. */
    Optional<Entry> get(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Entry entry = JSON.readValue(Files.readAllBytes(file), Entry.class);
            boolean complete = entry.inputs() != null && entry.facts() != null && entry.paths() != null;
            return complete && entry.holds() ? Optional.of(entry) : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void put(String key, Entry entry) {
        try {
            AtomicFile.write(file(key), JSON.writeValueAsBytes(entry));
        } catch (IOException e) {
            throw new BuildException("The build folder " + folder + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }
}
