package dev.drawbridge.cloud.build;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The user's real local repository for tests that need real libraries; without it and without a network the test is skipped and says so. */
public final class NetworkLibraries {
    private NetworkLibraries() {
    }

    /** The class path of libraries, or a skipped test. */
    public static ClassPath resolve(Path memo, LibraryRequest request) {
        try {
            return new Dependencies(memo).resolve(request, FetchListener.NONE);
        } catch (BuildException e) {
            if (e.getMessage().contains("no connection")) {
                Assumptions.abort("skipped, the libraries are not here: " + e.getMessage());
            }
            throw e;
        }
    }

    /** Settings that point to a repository of one's own and read no user file. */
    static MavenSettings settings(Path folder) {
        return MavenSettings.read(folder.resolve("settings.xml"), Optional.empty(), folder.resolve("repository"));
    }
}
