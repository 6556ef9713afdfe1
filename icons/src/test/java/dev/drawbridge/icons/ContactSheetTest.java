package dev.drawbridge.icons;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes the contact sheets to {@code target/icons}, for people to look at. */
class ContactSheetTest {
    private static final Path FOLDER = Path.of("target", "icons");

    @ParameterizedTest
    @EnumSource
    void aContactSheetShowsEveryIconInBothForms(SheetColors colors) throws IOException {
        List<Icon> icons = Icons.all();
        ContactSheet sheet = new ContactSheet(icons, colors);
        String name = "icons-" + colors.name().toLowerCase(Locale.ROOT);
        Files.createDirectories(FOLDER);
        Path png = FOLDER.resolve(name + ".png");
        Path svg = FOLDER.resolve(name + ".svg");
        assertThat(ImageIO.write(sheet.png(), "png", png.toFile())).isTrue();
        Files.writeString(svg, sheet.svg());

        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(sheet.width());
        assertThat(image.getHeight()).isEqualTo(sheet.height());
        assertThat(Files.readString(svg)).contains(icons.stream().map(i -> ">" + i.id() + "</text>").toList());
    }
}
