package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.List;

/**
 * What goes into the package of one function.
 *
 * @param name the function's name, the beginning of the file name
 * @param classes folders whose content lies at the root of the package; the first one wins where two have the same file
 * @param libraries jars that lie under {@code lib/}; folders among them (a shared module's classes) go to the root as well
 * @param folder where packages are kept
 * @param modes whether files that may be executed stay so; off for Java, whose packages are then the same on every system
 */
public record PackageRequest(String name, List<Path> classes, ClassPath libraries, Path folder, boolean modes) {
    /** Checks the name, which becomes a file name. */
    public PackageRequest {
        if (!name.matches("[A-Za-z0-9_-]{1,140}")) {
            throw new BuildException("'" + name + "' cannot be the name of a function's package: use letters, digits, - and _.");
        }
        classes = List.copyOf(classes);
    }

    /** A package without modes. */
    public PackageRequest(String name, List<Path> classes, ClassPath libraries, Path folder) {
        this(name, classes, libraries, folder, false);
    }
}
