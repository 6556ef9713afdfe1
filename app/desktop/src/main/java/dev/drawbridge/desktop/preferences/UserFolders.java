package dev.drawbridge.desktop.preferences;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a program may keep things for a user, by the customs of each system (on Linux the XDG Base Directory
 * Specification).
 *
 * @param config settings
 * @param data projects made from examples
 * @param state logs
 */
public record UserFolders(Path config, Path data, Path state) {
    public static UserFolders of(String operatingSystem, Map<String, String> environment, Path home) {
        String os = operatingSystem.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Drawbridge");
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Drawbridge");
            return new UserFolders(roaming, local, local.resolve("logs"));
        }
        if (os.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Drawbridge");
            return new UserFolders(support, support, home.resolve("Library/Logs/Drawbridge"));
        }
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("drawbridge"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("drawbridge"),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("drawbridge"));
    }

    /** The folders of whoever runs this process. */
    public static UserFolders here() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : Path.of(value);
    }
}
