package dev.drawbridge.cloud.build;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.generators.project.BesideTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The build of the user's own that a function of an imported template comes from.
 *
 * @param folder of the build file; without a build, of what the template names
 * @param root of the whole build that the module is part of; the folder itself where it stands alone
 * @param named what the template names as code: a folder, or a file that may not be built yet
 */
record OwnModule(Tool tool, Path folder, Path root, Path named) {
    /** What builds it. */
    enum Tool { MAVEN, GRADLE, NONE }

    private static final List<String> GRADLE_FILES = List.of("build.gradle", "build.gradle.kts");
    private static final List<String> GRADLE_SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

    /**
     * Looks from what the template names upwards for a build, no further than the repository that the project is in.
     *
     * @param codeUri as the template has it; empty where it names no path
     * @param source the file of the class that is called, from the project's folder; where the template names a bucket or nothing, its build is what counts. Looked for only there,
     *     as that may search the whole repository
     * @throws CloudException if nothing is there, or it is outside the repository
     */
    static OwnModule find(Path project, Optional<String> codeUri, Supplier<Optional<String>> source, String function) {
        if (!namesNoPath(codeUri)) {
            return find(project, codeUri.get(), function);
        }
        return find(project, source.get().map(path -> project.relativize(project.resolve(path).normalize().getParent()).toString()).orElse("."), function);
    }

    private static boolean namesNoPath(Optional<String> codeUri) {
        return codeUri.isEmpty() || codeUri.get().startsWith("s3://");
    }

    /** Whether a template names no path for code, and no build stands in its folder that could make it. */
    static boolean isElsewhere(Path project, Optional<String> codeUri) {
        return namesNoPath(codeUri) && !Files.isRegularFile(project.resolve("pom.xml")) && !has(project, GRADLE_FILES);
    }

    private static OwnModule find(Path project, String codeUri, String function) {
        Path named = project.resolve(codeUri).normalize();
        Path repository = BesideTemplate.repository(project);
        if (!named.startsWith(repository)) {
            throw new CloudException("The code of " + function + " is outside the project: " + codeUri + ". Open the template where it is in its repository, or move the code below the project.");
        }
        Path folder = named;
        while (!Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        for (Path at = folder; at != null && at.startsWith(repository); at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("pom.xml"))) {
                return new OwnModule(Tool.MAVEN, at, mavenRoot(repository, at), named);
            }
            if (has(at, GRADLE_FILES)) {
                return new OwnModule(Tool.GRADLE, at, gradleRoot(repository, at), named);
            }
        }
        if (!Files.exists(named)) {
            throw new CloudException("The code of " + function + " should be at " + codeUri + ", but nothing is there. Correct CodeUri, or copy the code there.");
        }
        return new OwnModule(Tool.NONE, folder, folder, named);
    }

    private static boolean has(Path folder, List<String> names) {
        return names.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    /** The topmost pom of an unbroken line of poms that list modules. */
    private static Path mavenRoot(Path repository, Path module) {
        Path root = module;
        for (Path at = module.getParent(); at != null && at.startsWith(repository) && Files.isRegularFile(at.resolve("pom.xml")); at = at.getParent()) {
            try {
                if (Files.readString(at.resolve("pom.xml")).contains("<modules>")) {
                    root = at;
                }
            } catch (IOException unreadable) {
                break;
            }
        }
        return root;
    }

    private static Path gradleRoot(Path repository, Path module) {
        for (Path at = module; at != null && at.startsWith(repository); at = at.getParent()) {
            if (has(at, GRADLE_SETTINGS)) {
                return at;
            }
        }
        return module;
    }

    /** Where the code that a user writes usually is. */
    List<Path> sources() {
        return Stream.of("src/main/java", "src/main/kotlin", "src").map(folder::resolve).filter(Files::isDirectory).toList();
    }
}
