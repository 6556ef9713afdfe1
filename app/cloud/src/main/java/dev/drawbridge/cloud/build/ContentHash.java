package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A SHA-256 over several parts. Each part is preceded by its length, so that no two different lists of parts share a hash. Not safe for several
 * threads.
 */
final class ContentHash {
    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(byte[] content) {
        return new ContentHash().add(content).hex();
    }

    static String ofFile(Path file) throws IOException {
        return new ContentHash().addFile(file).hex();
    }

    ContentHash add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    ContentHash add(byte[] part) {
        addLong(part.length);
        digest.update(part);
        return this;
    }

    ContentHash addLong(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    /** Adds the bytes of a file. */
    ContentHash addFile(Path file) throws IOException {
        addLong(Files.size(file));
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return this;
    }

    /** Adds every file below a folder, with its name relative to the folder, in a stable order. A folder that does not exist is an empty one. */
    ContentHash addTree(Path folder) throws IOException {
        List<Path> files = filesBelow(folder);
        addLong(files.size());
        for (Path file : files) {
            add(slashed(folder.relativize(file)));
            addFile(file);
        }
        return this;
    }

    /**
     * Adds what tells one class path entry from another without reading all of it: for a jar its path, size and time, for a folder of classes its
     * content.
     */
    ContentHash addClassPathEntry(Path entry) throws IOException {
        add(entry.toString());
        if (Files.isDirectory(entry)) {
            return addTree(entry);
        }
        if (Files.isRegularFile(entry)) {
            return addLong(Files.size(entry)).addLong(Files.getLastModifiedTime(entry).toMillis());
        }
        return addLong(-1);
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The regular files below a folder, sorted by their path relative to it. */
    static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted((a, b) -> slashed(folder.relativize(a)).compareTo(slashed(folder.relativize(b)))).toList();
        }
    }

    /** A relative path with forward slashes on every system. */
    static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
