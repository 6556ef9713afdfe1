package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar or zip that Lambda would take as it is.
 *
 * @param nested whether libraries lie in it as jars under {@code lib/}, which only Lambda unpacks
 */
record LambdaArchive(Path file, boolean nested) {
    /** Every Java function needs it, so an archive with it has all its libraries in it. */
    private static final String CORE = "com/amazonaws/services/lambda/runtime/Context.class";

    static LambdaArchive of(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new LambdaArchive(file, zip.stream().anyMatch(LambdaArchive::isLibrary));
        } catch (IOException e) {
            throw new CloudException(file + " is neither a jar nor a zip that can be read: " + e.getMessage() + ".", e);
        }
    }

    /** The archive that a build made with everything in it: the one that the template names, else the largest that has the class. */
    static Optional<LambdaArchive> whole(Path named, Path target, String entry) {
        if (Files.isRegularFile(named) && has(named, entry)) {
            return Optional.of(of(named)).filter(archive -> archive.nested() || has(named, CORE));
        }
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar") || file.toString().endsWith(".zip"))
                    .filter(file -> !file.getFileName().toString().matches("original-.*|.*-(sources|javadoc|tests)[.]jar"))
                    .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
                    .filter(file -> has(file, entry)).map(LambdaArchive::of).filter(archive -> archive.nested() || has(archive.file(), CORE)).findFirst();
        } catch (IOException e) {
            throw new BuildException("The folder " + target + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static boolean has(Path file, String entry) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (IOException noArchive) {
            return false;
        }
    }

    private static boolean isLibrary(ZipEntry entry) {
        return entry.getName().matches("(java/)?lib/[^/]+[.]jar");
    }

    /** The class path it stands for; one with libraries in it is unpacked into that folder, as Lambda does. */
    OwnBuilds.Result open(Path folder) {
        if (!nested) {
            return new OwnBuilds.Result(ClassPath.of(file), ClassPath.EMPTY);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Path unpacked = folder.resolve(ContentHash.ofFile(file).substring(0, 16));
            if (!Files.isDirectory(unpacked)) {
                Files.createDirectories(folder);
                Path temporary = Files.createTempDirectory(folder, "unpacking");
                for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                    Path to = temporary.resolve(entry.getName()).normalize();
                    if (!to.startsWith(temporary)) {
                        throw new CloudException(file + " has an entry that would lie outside its folder: " + entry.getName() + ".");
                    }
                    Files.createDirectories(to.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, to);
                    }
                }
                Files.move(temporary, unpacked);
            }
            return unpacked(unpacked);
        } catch (IOException e) {
            throw new BuildException(file + " could not be unpacked into " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** A folder in the layout that Lambda reads. */
    static OwnBuilds.Result unpacked(Path folder) {
        Path libraries = folder.resolve("lib");
        if (!Files.isDirectory(libraries)) {
            return new OwnBuilds.Result(ClassPath.of(folder), ClassPath.EMPTY);
        }
        try (Stream<Path> jars = Files.list(libraries)) {
            List<Path> sorted = jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            return new OwnBuilds.Result(ClassPath.of(folder), new ClassPath(sorted));
        } catch (IOException e) {
            throw new BuildException("The folder " + libraries + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
