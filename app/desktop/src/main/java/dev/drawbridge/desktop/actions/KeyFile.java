package dev.drawbridge.desktop.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that the user chose instead of the standard ones, from a file such as
 * {@code {"edit-duplicate": "Ctrl+Shift+D", "view-fit": ["F", "Ctrl+1"], "run-toggle": ""}}.
 *
 * @param file where it is or would be
 * @param chosen the id of an action to its keys; an empty list takes them away
 * @param problem one sentence about a file that cannot be used; the standard keys hold then
 */
public record KeyFile(Path file, Map<String, List<String>> chosen, Optional<String> problem) {
    public KeyFile {
        chosen = Map.copyOf(chosen);
    }

    /** Reads the file; one that is not there chooses nothing. */
    public static KeyFile read(Path file) {
        if (!Files.exists(file)) {
            return new KeyFile(file, Map.of(), Optional.empty());
        }
        try {
            JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
            if (!root.isObject()) {
                return broken(file, "it must be an object, such as {\"edit-duplicate\": \"Ctrl+Shift+D\"}");
            }
            Map<String, List<String>> chosen = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                Optional<List<String>> keys = keys(entry.getValue());
                if (keys.isEmpty()) {
                    return broken(file, "the keys of \"" + entry.getKey() + "\" must be a text or a list of texts");
                }
                chosen.put(entry.getKey(), keys.get());
            }
            return new KeyFile(file, chosen, Optional.empty());
        } catch (JacksonException e) {
            return broken(file, "it is no valid JSON" + (e.getLocation() == null ? "" : "; see line " + e.getLocation().getLineNr()));
        } catch (IOException e) {
            return broken(file, "it cannot be read");
        }
    }

    private static KeyFile broken(Path file, String why) {
        return new KeyFile(file, Map.of(), Optional.of("The standard keys hold, because of the file " + file + ": " + why + "."));
    }

    private static Optional<List<String>> keys(JsonNode value) {
        if (value.isString()) {
            return Optional.of(value.asString().isBlank() ? List.of() : List.of(value.asString().strip()));
        }
        if (!value.isArray()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode one : value.values()) {
            if (!one.isString() || one.asString().isBlank()) {
                return Optional.empty();
            }
            keys.add(one.asString().strip());
        }
        return Optional.of(keys);
    }
}
