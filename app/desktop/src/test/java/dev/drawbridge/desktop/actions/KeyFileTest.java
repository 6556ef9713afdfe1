package dev.drawbridge.desktop.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    private KeyFile read(String text) throws Exception {
        Path file = folder.resolve("keymap.json");
        Files.writeString(file, text);
        return KeyFile.read(file);
    }

    @Test
    void oneKeySeveralKeysAndNone() throws Exception {
        KeyFile file = read("{\"a\": \"Ctrl+D\", \"b\": [\"F\", \"Ctrl+1\"], \"c\": \"\"}");
        assertThat(file.chosen()).containsEntry("a", List.of("Ctrl+D")).containsEntry("b", List.of("F", "Ctrl+1")).containsEntry("c", List.of());
        assertThat(file.problem()).isEmpty();
    }

    @Test
    void noFileChoosesNothing() {
        assertThat(KeyFile.read(folder.resolve("none.json")).chosen()).isEmpty();
    }

    @Test
    void aBrokenFileIsOneSentenceAndTheStandardKeysHold() throws Exception {
        KeyFile file = read("{\n\"a\": \"Ctrl+D\",\n}");
        assertThat(file.chosen()).isEmpty();
        assertThat(file.problem()).get().asString().startsWith("The standard keys hold, because of the file ").contains("line 3").doesNotContain("\n");
        assertThat(read("{\"a\": 3}").problem()).get().asString().contains("the keys of \"a\"");
    }
}
