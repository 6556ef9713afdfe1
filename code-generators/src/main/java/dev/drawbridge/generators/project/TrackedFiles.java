package dev.drawbridge.generators.project;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that hold a project, watched for changes by other programs.
 *
 * @param names inside the project folder
 */
record TrackedFiles(Disk disk, List<String> names) {
    TrackedFiles {
        names = List.copyOf(names);
    }

    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        names.forEach(file -> hashes.put(file, disk.read(file).map(Disk::hash).orElse("absent")));
        return hashes;
    }

    /** Those that are not as they were. */
    List<String> changed(Map<String, String> known) {
        Map<String, String> now = hashes();
        return names.stream().filter(file -> !now.get(file).equals(known.get(file))).toList();
    }
}
