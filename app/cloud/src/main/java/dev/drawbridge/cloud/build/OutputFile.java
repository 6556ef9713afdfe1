package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** A file that a build wants in its output folder. */
sealed interface OutputFile {
    /** Content made by the build. */
    record Bytes(byte[] content) implements OutputFile {
    }

    /** A copy of a file of the user. */
    record Copy(Path source) implements OutputFile {
    }

    /**
     * Makes a folder hold exactly these files. Files that already have their content are not touched.
     *
     * @return whether anything changed
     */
    static boolean bring(Path folder, Map<String, OutputFile> wanted) throws IOException {
        boolean changed = false;
        Files.createDirectories(folder);
        for (Path file : ContentHash.filesBelow(folder)) {
            if (!wanted.containsKey(ContentHash.slashed(folder.relativize(file)))) {
                Files.delete(file);
                changed = true;
            }
        }
        for (var entry : wanted.entrySet()) {
            Path target = folder.resolve(entry.getKey());
            if (!entry.getValue().sameAs(target)) {
                entry.getValue().writeTo(target);
                changed = true;
            }
        }
        removeEmptyFolders(folder);
        return changed;
    }

    private boolean sameAs(Path target) throws IOException {
        if (!Files.isRegularFile(target)) {
            return false;
        }
        return switch (this) {
            case Bytes bytes -> Files.size(target) == bytes.content.length && Arrays.equals(Files.readAllBytes(target), bytes.content);
            case Copy copy -> Files.mismatch(target, copy.source) < 0;
        };
    }

    private void writeTo(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            removeEmptyFolders(target);
            Files.deleteIfExists(target);
        }
        switch (this) {
            case Bytes bytes -> AtomicFile.write(target, bytes.content);
            case Copy copy -> AtomicFile.write(target, Files.readAllBytes(copy.source));
        }
    }

    private static void removeEmptyFolders(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path inner : walk.filter(Files::isDirectory).filter(path -> !path.equals(folder)).sorted((a, b) -> b.compareTo(a)).toList()) {
                try (Stream<Path> children = Files.list(inner)) {
                    if (children.findAny().isPresent()) {
                        continue;
                    }
                }
                Files.delete(inner);
            }
        }
    }
}
