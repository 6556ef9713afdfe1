package dev.drawbridge.cloud.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The zip of one function in the layout that AWS Lambda reads: classes at the root, libraries under {@code lib/}. The same content gives the same
 * bytes on every machine and day: entries are sorted, times fixed, and the file is named after the hash of its content.
 *
 * @param file the zip
 * @param hash SHA-256 over names and contents of the entries, in hexadecimal
 * @param size bytes of the zip
 */
public record FunctionPackage(Path file, String hash, long size) {
    /** Local time without a zone. A month after the first a zip can hold: that one makes Java add a second, zoned time. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final int NAME_HASH_CHARS = 16;
    private static final Set<String> NO_CODE = Set.of(".git", ".drawbridge", ".serverless", ".aws-sam");

    /**
     * Writes the package unless one with the same content is there, and removes older packages of the same function.
     *
     * @throws BuildException when a file cannot be read or written
     */
    public static FunctionPackage write(PackageRequest request) {
        try {
            Map<String, Path> entries = entries(request);
            ContentHash content = new ContentHash();
            for (var entry : entries.entrySet()) {
                content.add(entry.getKey()).addFile(entry.getValue());
            }
            Set<String> programs = request.modes() ? programs(entries) : Set.of();
            programs.forEach(content::add);
            String hash = content.hex();
            Path file = request.folder().resolve(request.name() + "-" + hash.substring(0, NAME_HASH_CHARS) + ".zip");
            if (!Files.isRegularFile(file)) {
                AtomicFile.write(file, temporary -> {
                    zip(entries, temporary);
                    if (request.modes()) {
                        ZipModes.set(temporary, programs);
                    }
                });
            }
            removeOthers(request, file);
            return new FunctionPackage(file, hash, Files.size(file));
        } catch (IOException e) {
            throw new BuildException("The package of function " + request.name() + " could not be written to " + request.folder() + ": " + e.getMessage() + ".", e);
        }
    }

    private static Map<String, Path> entries(PackageRequest request) throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        for (Path folder : request.classes()) {
            addFolder(entries, folder);
        }
        for (Path library : request.libraries().entries()) {
            if (Files.isDirectory(library)) {
                addFolder(entries, library);
            } else {
                String name = "lib/" + library.getFileName();
                if (entries.containsKey(name)) {
                    // two libraries of different groups with one file name: both are needed
                    name = "lib/" + ContentHash.ofFile(library).substring(0, NAME_HASH_CHARS) + "-" + library.getFileName();
                }
                entries.putIfAbsent(name, library);
            }
        }
        return entries;
    }

    /** The entries that may be executed. */
    private static Set<String> programs(Map<String, Path> entries) {
        Set<String> programs = new TreeSet<>();
        // Windows calls every file executable, which says nothing
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            entries.forEach((name, file) -> {
                if (Files.isExecutable(file)) {
                    programs.add(name);
                }
            });
        }
        return programs;
    }

    /** Folders of version control and of tools are never code. */
    private static boolean isCode(Path relative) {
        return relative.getNameCount() < 2 || !NO_CODE.contains(relative.getName(0).toString());
    }

    private static void addFolder(Map<String, Path> entries, Path folder) throws IOException {
        for (Path file : ContentHash.filesBelow(folder)) {
            if (isCode(folder.relativize(file))) {
                entries.putIfAbsent(ContentHash.slashed(folder.relativize(file)), file);
            }
        }
    }

    private static void zip(Map<String, Path> entries, Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            for (var entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                header.setTimeLocal(FIXED_TIME);
                if (entry.getKey().endsWith(".jar")) {
                    // a jar is compressed already; stored, it can be read without unpacking twice
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(Files.size(entry.getValue()));
                    header.setCrc(crc(entry.getValue()));
                }
                zip.putNextEntry(header);
                Files.copy(entry.getValue(), zip);
                zip.closeEntry();
            }
        }
    }

    private static long crc(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return checked.getChecksum().getValue();
        }
    }

    private static void removeOthers(PackageRequest request, Path keep) throws IOException {
        String pattern = Pattern.quote(request.name()) + "-[0-9a-f]{" + NAME_HASH_CHARS + "}\\.zip";
        try (Stream<Path> files = Files.list(request.folder())) {
            for (Path old : files.filter(file -> file.getFileName().toString().matches(pattern) && !file.equals(keep)).toList()) {
                try {
                    Files.deleteIfExists(old);
                } catch (IOException e) {
                    // still open somewhere (Windows): the next write removes it
                    continue;
                }
            }
        }
    }
}
