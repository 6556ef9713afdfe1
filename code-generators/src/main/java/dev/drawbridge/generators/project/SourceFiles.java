package dev.drawbridge.generators.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source that a user wrote for a function: not what others wrote, what was built, or tests. */
final class SourceFiles {
    private static final int MOST = 400;
    private static final int DEEPEST = 14;
    private static final Pattern SOURCE = Pattern.compile(".*[.](java|kt|scala|groovy|js|mjs|cjs|jsx|ts|mts|cts|tsx|py)");
    private static final Set<String> SKIPPED = Set.of("node_modules", "target", "build", ".git", ".gradle", ".aws-sam", ".drawbridge", "test", "tests", "__tests__");

    private SourceFiles() {}

    /** The folder of a project that a function's code is said to be in, if it is there. */
    static Optional<Path> folder(Path project, String uri) {
        try {
            Path there = project.resolve(uri).normalize();
            return there.startsWith(project.normalize()) && Files.isDirectory(there) ? Optional.of(there) : Optional.empty();
        } catch (InvalidPathException odd) {
            return Optional.empty();
        }
    }

    /** In the order of their paths; none where they cannot be read. */
    static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> isSource(folder, file)).sorted().limit(MOST).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** Whether nothing that a user wrote as a function is in a folder of that name. */
    static boolean isSkipped(Path folder) {
        return folder.getFileName() != null && SKIPPED.contains(folder.getFileName().toString());
    }

    private static boolean isSource(Path folder, Path file) {
        for (Path step : folder.relativize(file)) {
            if (SKIPPED.contains(step.toString())) {
                return false;
            }
        }
        return SOURCE.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }
}
