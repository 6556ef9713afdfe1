package dev.drawbridge.desktop.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {
    @TempDir
    Path folder;

    @Test
    void savingWritesTheWholeText() throws IOException {
        Path path = folder.resolve("src/Search.java");
        SourceFile file = new SourceFile(path);
        assertThat(file.read()).isEmpty();
        assertThat(file.save("class Search {}", "")).isTrue();
        assertThat(Files.readString(path)).isEqualTo("class Search {}");
        assertThat(Files.list(path.getParent())).hasSize(1);
    }

    @Test
    void whatSomebodyElseWroteIsNotOverwritten() throws IOException {
        Path path = folder.resolve("Search.java");
        Files.writeString(path, "one");
        SourceFile file = new SourceFile(path);
        String read = file.read().orElseThrow();
        Files.writeString(path, "two");
        assertThat(file.save("mine", read)).isFalse();
        assertThat(Files.readString(path)).isEqualTo("two");
    }
}
