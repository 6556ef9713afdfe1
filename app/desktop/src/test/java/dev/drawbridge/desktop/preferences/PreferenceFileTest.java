package dev.drawbridge.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        PreferenceFile file = new PreferenceFile(folder.resolve("a/preferences.json"));
        Preferences preferences = Preferences.defaults().withTheme("dark").withRecent("/p/shop").withPanels(false, 420, 300, true);
        file.write(preferences);
        assertThat(file.read()).isEqualTo(preferences);
    }

    @Test
    void aBrokenFileCountsAsNone() throws IOException {
        Path path = folder.resolve("preferences.json");
        Files.writeString(path, "{\"theme\": ");
        assertThat(new PreferenceFile(path).read()).isEqualTo(Preferences.defaults());
        Files.writeString(path, "{\"width\": -5, \"inspectorWidth\": 1e9, \"somethingNew\": 1}");
        assertThat(new PreferenceFile(path).read()).isEqualTo(Preferences.defaults().withPanels(false, 340, 200, false));
    }

    @Test
    void theNewestProjectComesFirstAndOnlyOnce() {
        Preferences preferences = Preferences.defaults().withRecent("a").withRecent("b").withRecent("a");
        assertThat(preferences.recent()).containsExactly("a", "b");
    }

    @Test
    void foldersFollowTheCustomsOfTheSystem() {
        Path home = Path.of("/home/x");
        assertThat(UserFolders.of("Linux", Map.of(), home).config()).isEqualTo(home.resolve(".config/drawbridge"));
        assertThat(UserFolders.of("Linux", Map.of("XDG_DATA_HOME", "/d"), home).data()).isEqualTo(Path.of("/d/drawbridge"));
        assertThat(UserFolders.of("Mac OS X", Map.of(), home).config()).isEqualTo(home.resolve("Library/Application Support/Drawbridge"));
        assertThat(UserFolders.of("Windows 11", Map.of("APPDATA", "/r"), home).config()).isEqualTo(Path.of("/r/Drawbridge"));
    }
}
