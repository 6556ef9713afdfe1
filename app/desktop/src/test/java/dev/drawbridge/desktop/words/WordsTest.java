package dev.drawbridge.desktop.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern USE = Pattern.compile("Words\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("(?:add|canvas|Action\\.of)\\(\"([a-z-]+)\", (?:FILE|EDIT|VIEW|RUN|DEPLOY|HELP|Words)");

    @Test
    void everyKeyThatTheCodeNamesHasWords() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String code = read(file);
                for (Matcher use = USE.matcher(code); use.find();) {
                    if (!use.group(1).endsWith(".") && Words.of(use.group(1)).equals(use.group(1))) {
                        missing.add(use.group(1));
                    }
                }
                for (Matcher use = ACTION.matcher(code); use.find();) {
                    if (Words.of("action." + use.group(1)).startsWith("action.")) {
                        missing.add("action." + use.group(1));
                    }
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        Set<String> seen = new TreeSet<>();
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/dev/drawbridge/desktop/words/messages.properties"))) {
            assertThat(lines.filter(line -> line.matches("[a-z].*=.*")).map(line -> line.substring(0, line.indexOf('='))).filter(key -> !seen.add(key))).isEmpty();
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void holesAreFilled() {
        assertThat(Words.of("status.counts", 7, 8)).isEqualTo("7 cards · 8 wires");
        assertThat(Words.of("status.warnings", 1)).isEqualTo("1 warning");
        assertThat(Words.of("expression.form")).contains("!Ref Name");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
