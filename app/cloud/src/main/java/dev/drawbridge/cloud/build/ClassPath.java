package dev.drawbridge.cloud.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Jars and class folders in the order in which they are searched.
 *
 * @param entries absolute paths
 */
public record ClassPath(List<Path> entries) {
    /** No entries. */
    public static final ClassPath EMPTY = new ClassPath(List.of());

    /** Copies the list and makes its paths absolute. */
    public ClassPath {
        entries = entries.stream().map(Path::toAbsolutePath).toList();
    }

    /** A class path of these entries. */
    public static ClassPath of(Path... entries) {
        return new ClassPath(List.of(entries));
    }

    /** This class path followed by another; an entry stays where it comes first. */
    public ClassPath plus(ClassPath other) {
        List<Path> all = new ArrayList<>(entries);
        other.entries.stream().filter(entry -> !all.contains(entry)).forEach(all::add);
        return new ClassPath(all);
    }

    /** Whether every entry is on disk now. */
    public boolean exists() {
        return entries.stream().allMatch(Files::exists);
    }

    /**
     * A hash that changes when an entry does: of a jar its path, size and time, of a folder its content.
     *
     * @throws BuildException when an entry cannot be read
     */
    public String fingerprint() {
        ContentHash hash = new ContentHash();
        for (Path entry : entries) {
            try {
                hash.addClassPathEntry(entry);
            } catch (IOException e) {
                throw new BuildException("The class path entry " + entry + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return hash.hex();
    }

    /** The entries in the form of {@code java -cp}. */
    @Override
    public String toString() {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
