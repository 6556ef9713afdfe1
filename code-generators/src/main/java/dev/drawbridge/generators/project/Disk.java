package dev.drawbridge.generators.project;

import dev.drawbridge.model.file.AtomicFile;
import dev.drawbridge.model.file.ProjectFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Text files below one folder, named by paths with {@code /}; every failure is one sentence. */
final class Disk {
    private final Path root;

    Disk(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path path(String file) {
        return root.resolve(file);
    }

    boolean exists(String file) {
        return Files.exists(path(file), LinkOption.NOFOLLOW_LINKS);
    }

    /** The whole text, if the file is there. */
    Optional<String> read(String file) {
        Path path = path(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(path))).toString());
        } catch (CharacterCodingException e) {
            throw new ProjectFileException(path.toString(), 0, 0, path + " is not UTF-8 text. Save it as UTF-8, or restore it from version control.", e);
        } catch (IOException | SecurityException e) {
            throw problem(path, "cannot be read", e);
        }
    }

    /** Writes the whole text or nothing; whether that changed the file. */
    boolean write(String file, String text) {
        Path path = path(file);
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (Files.isRegularFile(path) && java.util.Arrays.equals(Files.readAllBytes(path), bytes)) {
                return false;
            }
            AtomicFile.write(path, bytes);
            return true;
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw problem(path, "cannot be written", e);
        }
    }

    /** Removes the file, and the folders that are empty without it. */
    void remove(String file) {
        Path path = path(file);
        try {
            Files.deleteIfExists(path);
            for (Path folder = path.getParent(); !folder.equals(root) && isEmpty(folder); folder = folder.getParent()) {
                Files.delete(folder);
            }
        } catch (IOException | SecurityException e) {
            throw problem(path, "cannot be removed", e);
        }
    }

    /** Moves a file or a whole folder. */
    void move(String from, String to) {
        try {
            Files.createDirectories(path(to).getParent());
            Files.move(path(from), path(to));
        } catch (IOException | SecurityException e) {
            throw problem(path(from), "cannot be moved to " + path(to), e);
        }
    }

    /** Every file below a folder, in the order of their paths; links are not followed. */
    List<String> below(String folder) {
        if (!Files.isDirectory(path(folder), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path(folder))) {
            return all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .map(each -> root.relativize(each).toString().replace('\\', '/')).sorted().toList();
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw problem(path(folder), "cannot be read", e);
        }
    }

    /** The names in a folder, sorted; none when it is no folder. */
    List<String> children(String folder) {
        if (!Files.isDirectory(path(folder), LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path(folder))) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw problem(path(folder), "cannot be read", e);
        }
    }

    /** Whether the file can be read as text. */
    boolean isText(String file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(path(file))));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException | SecurityException e) {
            throw problem(path(file), "cannot be read", e);
        }
    }

    /** Copies the bytes of a file to the same place in another folder. */
    void copy(String file, Disk to) {
        try {
            AtomicFile.write(to.path(file), Files.readAllBytes(path(file)));
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw problem(to.path(file), "cannot be written", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().isEmpty();
        }
    }

    private static ProjectFileException problem(Path path, String what, Exception e) {
        String cause = e instanceof FileSystemException f && f.getReason() != null ? f.getReason()
                : e instanceof java.nio.file.AccessDeniedException ? "access is denied; check its permissions"
                : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        return new ProjectFileException(path.toString(), 0, 0, path + " " + what + ": " + cause + ".", e);
    }

    /** A hash of the text that is the same for all line ends, because version control may change them. */
    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
