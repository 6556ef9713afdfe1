package dev.drawbridge.generators.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.model.Design;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole text of templates, as files beside this test. Run with {@code -Dgolden.write=true} to write them anew, and read the difference. */
class SamTemplateTest {
    private final SamTemplate template = new SamTemplate(Drawings.CATALOGUE, Drawings.WIRES);

    static Stream<Named<Design>> drawings() {
        return Stream.of(Drawings.petStore(), Drawings.clickCounter(), Drawings.everything()).map(design -> Named.of(design.name(), design));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aDrawingGivesItsGoldenTemplate(Design design) throws IOException {
        String text = template.text(design);
        String file = design.name() + ".template.yaml";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/dev/drawbridge/generators/sam").resolve(file), text);
            return;
        }
        try (InputStream in = SamTemplateTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
