package dev.drawbridge.cloud.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** Finds libraries that take part in compiling: javac would start them, and what they make is needed. */
final class AnnotationProcessors {
    private static final String SERVICE = "META-INF/services/javax.annotation.processing.Processor";
    /** Its processor only lists plugins of Log4j's own kind, which hardly anybody writes. */
    private static final String HARMLESS = "log4j-core-.*";

    private AnnotationProcessors() {
    }

    /** A sentence's worth about the first of them. */
    static Optional<String> among(List<Path> jars) {
        return jars.stream().filter(jar -> Files.isRegularFile(jar) && !jar.getFileName().toString().matches(HARMLESS) && isOne(jar)).findFirst()
                .map(jar -> jar.getFileName() + " is an annotation processor");
    }

    private static boolean isOne(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(SERVICE) != null;
        } catch (IOException noArchive) {
            return false;
        }
    }
}
