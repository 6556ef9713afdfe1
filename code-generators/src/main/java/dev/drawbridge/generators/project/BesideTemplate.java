package dev.drawbridge.generators.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that a template includes, by the paths that it names them with. A template may be a stranger's, so nothing is read but files of
 * the repository that its folder is in, or of that folder where there is no repository.
 */
public final class BesideTemplate {
    private static final long MOST_BYTES = 1024 * 1024;

    private BesideTemplate() {}

    /**
     * The texts of files beside templates of that folder; none for what is not there, is no text, is too large or lies elsewhere.
     *
     * @param folder that paths start from
     */
    public static Function<String, Optional<String>> in(Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        return path -> read(start, path);
    }

    private static Optional<String> read(Path start, String path) {
        try {
            Path file = start.resolve(path).normalize();
            if (Path.of(path).isAbsolute() || !Files.isRegularFile(file) || Files.size(file) > MOST_BYTES || !file.toRealPath().startsWith(repository(start).toRealPath())) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
        } catch (IOException | InvalidPathException | SecurityException unreadable) {
            return Optional.empty();
        }
    }

    /** The folder of the repository that a folder is in; that folder itself where there is no repository. */
    public static Path repository(Path start) {
        for (Path each = start; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve(".git"))) {
                return each;
            }
        }
        return start;
    }
}
