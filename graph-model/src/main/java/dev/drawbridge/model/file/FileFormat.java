package dev.drawbridge.model.file;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version of a file and the way to it from older ones. The member {@code format} of the file holds its version.
 *
 * @param version the newest, the one that is written
 * @param migrations the steps up to it, one for each older version that can still be read
 */
public record FileFormat(int version, List<Migration> migrations) {
    /** Name of the member. */
    public static final String MEMBER = "format";
    /** Version 1 of {@code drawbridge.json}. */
    public static final FileFormat DESIGN = new FileFormat(1, List.of());
    /** Version 1 of {@code drawbridge.layout.json}. */
    public static final FileFormat LAYOUT = new FileFormat(1, List.of());

    public FileFormat {
        migrations = List.copyOf(migrations);
    }

    /**
     * The version that the object says.
     *
     * @throws ProjectFileException if it says none, or one that is newer than this program
     */
    int versionOf(String file, ObjectNode root) {
        JsonNode format = root.get(MEMBER);
        if (format == null) {
            throw new ProjectFileException(file, file + " has no member \"" + MEMBER + "\", so it is no file of Drawbridge. Add \"" + MEMBER + "\": " + version + " if it is one.");
        }
        if (!format.isIntegralNumber() || !format.canConvertToInt() || format.intValue() < 0) {
            throw new ProjectFileException(file, file + ": " + MEMBER + " must be a whole number such as " + version + ".");
        }
        if (format.intValue() > version) {
            throw new ProjectFileException(file, file + " was written by a newer Drawbridge (format " + format.intValue() + "; this one knows up to " + version
                    + "). Update Drawbridge to open it; the file was left as it is.");
        }
        return format.intValue();
    }

    /** Brings the object to this version, step by step. */
    void migrate(String file, ObjectNode root) {
        int found = versionOf(file, root);
        Map<Integer, Migration> steps = migrations.stream().collect(Collectors.toMap(Migration::from, Function.identity()));
        for (int at = found; at < version; at++) {
            Migration step = steps.get(at);
            if (step == null) {
                throw new ProjectFileException(file, file + " has format " + found + ", which this version of Drawbridge can no longer read. Open and save it with an older Drawbridge first.");
            }
            step.migrate(root);
            root.put(MEMBER, at + 1);
        }
    }
}
