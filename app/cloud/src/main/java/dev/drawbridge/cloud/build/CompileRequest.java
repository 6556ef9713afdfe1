package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What to compile and where to.
 *
 * @param sourceRoots folders with {@code .java} files; one that does not exist is empty
 * @param resourceRoots folders whose files are copied beside the classes; the first one wins where two have the same file
 * @param classPath libraries
 * @param release the Java release to compile for ({@code --release})
 * @param output folder of the classes; it belongs to the compilation, which removes what it did not put there
 */
public record CompileRequest(List<Path> sourceRoots, List<Path> resourceRoots, ClassPath classPath, int release, Path output) {
    /** Copies the lists. */
    public CompileRequest {
        sourceRoots = List.copyOf(sourceRoots);
        resourceRoots = List.copyOf(resourceRoots);
    }
}
