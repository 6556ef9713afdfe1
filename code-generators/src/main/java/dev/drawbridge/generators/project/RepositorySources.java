package dev.drawbridge.generators.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the sources of a repository are that run on the JVM, by the names of their files: results of builds, tests and what others wrote left
 * out. It is searched at the first question, {@value #MOST} files at most, and remembered; any thread may ask.
 */
public final class RepositorySources {
    static final List<String> JVM = List.of("java", "kt", "scala", "groovy");
    private static final int MOST = 40_000;
    private static final int DEEPEST = 24;

    private final Path folder;
    private Optional<Map<String, List<Path>>> names = Optional.empty();

    /** @param folder of the repository */
    public RepositorySources(Path folder) {
        this.folder = folder;
    }

    /** The files of that name. */
    synchronized List<Path> named(String file) {
        return names().getOrDefault(file, List.of());
    }

    /** Whether there is any below a folder. */
    public synchronized boolean isBelow(Path start) {
        return names().values().stream().flatMap(List::stream).anyMatch(file -> file.startsWith(start));
    }

    /** All files below a folder, in the order of their paths. */
    synchronized List<Path> below(Path start) {
        return names().values().stream().flatMap(List::stream).filter(file -> file.startsWith(start)).sorted().toList();
    }

    /** Whether a file is in the repository, also behind links. */
    boolean holds(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Searches anew at the next question. */
    synchronized void forget() {
        names = Optional.empty();
    }

    private Map<String, List<Path>> names() {
        if (names.isEmpty()) {
            names = Optional.of(search());
        }
        return names.get();
    }

    private Map<String, List<Path>> search() {
        Map<String, List<Path>> found = new HashMap<>();
        int[] seen = {0};
        try {
            Files.walkFileTree(folder, Set.of(), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return !each.equals(folder) && SourceFiles.isSkipped(each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (attributes.isRegularFile() && JVM.contains(name.substring(name.lastIndexOf('.') + 1))) {
                        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(file);
                    }
                    return ++seen[0] > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            return found;
        }
        return found;
    }
}
