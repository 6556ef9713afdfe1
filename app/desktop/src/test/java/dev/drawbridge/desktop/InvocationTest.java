package dev.drawbridge.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {
    @TempDir
    Path folder;

    private static Invocation of(String... words) {
        return Invocation.of(List.of(words), word -> word.startsWith("-") || word.equals("run"));
    }

    @Test
    void noWordsOpenTheExample() {
        assertThat(of()).isEqualTo(new Invocation.Design(Optional.empty()));
    }

    @Test
    void aWordThatIsACommandGoesToTheTerminal() {
        assertThat(of("run", "x")).isEqualTo(new Invocation.Command(List.of("run", "x")));
        assertThat(of("--help")).isInstanceOf(Invocation.Command.class);
    }

    @Test
    void aFolderCalledLikeACommandIsOpenedByItsPath() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        assertThat(of(run.toString())).isEqualTo(new Invocation.Design(Optional.of(run.toAbsolutePath())));
    }

    @Test
    void whatIsNotThereIsRefusedInOneSentence() {
        assertThat(of(folder.resolve("nothing").toString())).isInstanceOfSatisfying(Invocation.Refused.class,
                refused -> assertThat(refused.sentence()).contains("nothing").contains("drawbridge.json").doesNotContain("\n"));
    }
}
