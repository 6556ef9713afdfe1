package dev.drawbridge.cloud.build;

import java.util.ArrayList;
import java.util.List;

/**
 * A library by its Maven coordinates, with what of its own dependencies is not wanted.
 *
 * @param group the group id
 * @param artifact the artifact id
 * @param version the version; empty when a bill of materials of the same request gives it
 * @param exclusions {@code group:artifact} patterns, {@code *} allowed; {@code *:*} takes the library alone
 */
public record Library(String group, String artifact, String version, List<String> exclusions) {
    /** Checks that the coordinates are usable. */
    public Library {
        if (group.isBlank() || artifact.isBlank()) {
            throw new BuildException("A library needs a group and a name, as in group:name:version; got '" + group + ":" + artifact + "'.");
        }
        exclusions = List.copyOf(exclusions);
        for (String exclusion : exclusions) {
            if (exclusion.split(":", -1).length != 2) {
                throw new BuildException("An exclusion is written group:name; got '" + exclusion + "'.");
            }
        }
    }

    /** Reads {@code group:artifact:version}, or {@code group:artifact} when a bill of materials gives the version. */
    public static Library of(String coordinates) {
        String[] parts = coordinates.strip().split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new BuildException("A library is written group:name:version; got '" + coordinates + "'.");
        }
        return new Library(parts[0], parts[1], parts.length == 3 ? parts[2] : "", List.of());
    }

    /** The same library without some of its own dependencies. */
    public Library without(String... patterns) {
        List<String> all = new ArrayList<>(exclusions);
        all.addAll(List.of(patterns));
        return new Library(group, artifact, version, all);
    }

    /** {@code group:artifact:version}, as in messages. */
    @Override
    public String toString() {
        return version.isEmpty() ? group + ":" + artifact : group + ":" + artifact + ":" + version;
    }
}
