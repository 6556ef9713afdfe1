package dev.drawbridge.generators.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Somebody's own Maven or Gradle build beside a template: which folders and files it takes to build what the template names. */
final class OwnBuild {
    private static final List<String> FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");
    private static final List<String> ABOVE = List.of("pom.xml", "mvnw", "mvnw.cmd", ".mvn", "gradlew", "gradlew.bat", "gradle", "gradle.properties", "build.gradle", "build.gradle.kts", "settings.gradle",
            "settings.gradle.kts");
    private static final Set<String> OUTPUTS = Set.of("target", "build", "out", ".gradle");

    private OwnBuild() {}

    /**
     * The folder of the whole build that what is named belongs to.
     *
     * @param from no further up than this
     * @param named a folder or a file, which may not be there
     */
    static Optional<Path> of(Path from, Path named) throws IOException {
        boolean archive = named.getFileName().toString().matches(".*[.](jar|zip)");
        boolean otherThing = Files.isRegularFile(named) ? !archive : Files.isDirectory(named) && !isBuild(named) && !makes(from, named);
        if (otherThing) {
            // a definition, or code of another language: it is what it is
            return Optional.empty();
        }
        Path module = named;
        while (module.startsWith(from) && !isBuild(module)) {
            module = module.getParent();
        }
        if (!module.startsWith(from)) {
            return Optional.empty();
        }
        Path root = module;
        for (Path at = module.getParent(); at != null && at.startsWith(from); at = at.getParent()) {
            if (listsModules(at)) {
                root = at;
            }
        }
        return Optional.of(root);
    }

    private static boolean isBuild(Path folder) {
        return FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    private static boolean listsModules(Path folder) throws IOException {
        Path pom = folder.resolve("pom.xml");
        boolean maven = Files.isRegularFile(pom) && new String(Files.readAllBytes(pom), StandardCharsets.ISO_8859_1).contains("<modules>");
        return maven || Files.isRegularFile(folder.resolve("settings.gradle")) || Files.isRegularFile(folder.resolve("settings.gradle.kts"));
    }

    /** What stands above a build and takes part in it: parents, wrappers and their settings. */
    static List<Path> above(Path from, Path build) {
        List<Path> found = new ArrayList<>();
        for (Path at = build.getParent(); at != null && at.startsWith(from); at = at.getParent()) {
            Path folder = at;
            ABOVE.stream().map(folder::resolve).filter(Files::exists).forEach(found::add);
        }
        return found;
    }

    /** Whether a folder is where a build puts what it makes. */
    static boolean isOutput(Path folder) {
        return OUTPUTS.contains(folder.getFileName().toString()) && folder.getParent() != null && isBuild(folder.getParent());
    }

    /** Whether the named file or folder is made by the build, and not a part of it. */
    static boolean makes(Path build, Path named) {
        for (Path at = named; at != null && at.startsWith(build) && !at.equals(build); at = at.getParent()) {
            if (isOutput(at)) {
                return true;
            }
        }
        return false;
    }
}
