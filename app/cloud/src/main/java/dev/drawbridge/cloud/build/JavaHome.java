package dev.drawbridge.cloud.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the JDK that a user's own build runs on. */
final class JavaHome {
    /** Every JDK says in this file what it is. */
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    private JavaHome() {
    }

    /** The user's own: of JAVA_HOME, or of the {@code java} on the path; the one this program runs on where that is too old for the release. */
    static Path forRelease(int release) {
        List<Path> candidates = new ArrayList<>();
        String home = System.getenv("JAVA_HOME");
        if (home != null && !home.isBlank()) {
            candidates.add(Path.of(home));
        }
        for (String folder : String.valueOf(System.getenv("PATH")).split(Pattern.quote(File.pathSeparator))) {
            Path java = folder.isBlank() ? Path.of("java") : Path.of(folder, "java");
            if (Files.isExecutable(java)) {
                try {
                    candidates.add(java.toRealPath().getParent().getParent());
                } catch (IOException gone) {
                    // the next one then
                }
            }
        }
        return candidates.stream().filter(candidate -> feature(candidate) >= release && isJdk(candidate)).findFirst().orElse(Path.of(System.getProperty("java.home")));
    }

    private static boolean isJdk(Path home) {
        return Files.exists(home.resolve("bin/javac")) || Files.exists(home.resolve("bin/javac.exe"));
    }

    private static int feature(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException noJdk) {
            return 0;
        }
    }
}
