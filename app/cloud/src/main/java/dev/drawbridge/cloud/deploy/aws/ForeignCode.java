package dev.drawbridge.cloud.deploy.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Code in other languages than Java. It is sent as it lies, so what it lacks is said. */
final class ForeignCode {
    private ForeignCode() {}

    /**
     * What the user should know of a folder whose libraries are not in it.
     *
     * @param where as the template says it
     */
    static Optional<String> libraries(String id, String where, Path folder) {
        if (Files.isRegularFile(folder.resolve("requirements.txt")) && !hasPythonLibraries(folder)) {
            return Optional.of("The code of " + id + " is sent as it lies in " + where + ", without the libraries of its requirements.txt. If it needs them: pip install -r requirements.txt -t .");
        }
        if (Files.isRegularFile(folder.resolve("package.json")) && !Files.isDirectory(folder.resolve("node_modules")) && hasNodeLibraries(folder.resolve("package.json"))) {
            return Optional.of("The code of " + id + " is sent as it lies in " + where + ", without the libraries of its package.json. If it needs them: npm install --omit=dev");
        }
        if (Files.isRegularFile(folder.resolve("go.mod")) && !Files.exists(folder.resolve("bootstrap"))) {
            return Optional.of("The code of " + id + " in " + where + " is Go that is not built yet; Lambda starts a file called bootstrap. Build it: GOOS=linux go build -o bootstrap");
        }
        return Optional.empty();
    }

    private static boolean hasPythonLibraries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".dist-info"));
        } catch (IOException unreadable) {
            // the zip that is made next says it
            return true;
        }
    }

    private static boolean hasNodeLibraries(Path file) {
        try {
            return !JsonMapper.shared().readTree(Files.readString(file)).path("dependencies").isEmpty();
        } catch (IOException | JacksonException unreadable) {
            return false;
        }
    }
}
