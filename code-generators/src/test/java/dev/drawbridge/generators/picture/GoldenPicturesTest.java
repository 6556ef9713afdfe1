package dev.drawbridge.generators.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code src/test/resources/pictures} is a drawing with the pictures it must give, byte for byte. Where a change
 * is meant: run with {@code -Dpictures.update=true}, look at the new files, commit them.
 */
class GoldenPicturesTest {
    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Cases.FOLDER)) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSvgIsTheOneThatWasLookedAt(String name) throws IOException {
        for (PictureTheme theme : List.of(PictureTheme.LIGHT, PictureTheme.DARK)) {
            same(Cases.FOLDER.resolve(name).resolve(theme.name() + ".svg"), Cases.svg(Cases.drawing(name), theme));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMermaidTextIsTheOneThatWasLookedAt(String name) throws IOException {
        same(Cases.FOLDER.resolve(name).resolve("drawing.mmd"), MermaidWriter.write(Cases.drawing(name).design(), Cases.CATALOGUE, Cases.WIRES));
    }

    private static void same(Path golden, String text) throws IOException {
        if (Boolean.getBoolean("pictures.update")) {
            Files.writeString(golden, text);
        }
        assertThat(text).as(golden.toString()).isEqualTo(Files.readString(golden));
    }
}
